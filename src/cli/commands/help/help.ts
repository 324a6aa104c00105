import { suggest } from '../../../words/suggest.ts';
import type { WrittenOptions } from '../../options/options.ts';
import { refuseOthers } from '../../options/refuse-options.ts';
import { colourLevel } from '../../world/colour-level.ts';
import type { Context } from '../../world/context.ts';
import { EXIT } from '../../world/exit.ts';
import { UsageError } from '../../world/usage-error.ts';
import { readTopic, TOPICS } from './topics.ts';

/** `help TOPIC`: the documentation of a command or a topic, as text on a terminal, as Markdown elsewhere. */
export async function help(
  [topic = '']: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  refuseOthers('help', options, words);
  const folder = TOPICS.get(topic.toLowerCase());
  if (folder === undefined) throw unknown(topic, context);
  const text = await readTopic(folder, words.page.lang);
  await context.write([context.isTerminal ? await onTerminal(text, options, context) : text]);
  return EXIT.ok;
}

function unknown(topic: string, { words }: Context): UsageError {
  const names = [...TOPICS.keys()];
  const meant = suggest(topic, names);
  const topics = words.help.topics(names.join(', '));
  return new UsageError(
    words.help.unknownTopic(topic),
    meant === undefined ? topics : `${words.usage.meant(meant)} ${topics}`,
  );
}

async function onTerminal(text: string, options: WrittenOptions, context: Context): Promise<string> {
  const { chalkColour } = await import('../../../render/terminal/colour.ts');
  const { renderDocument } = await import('../../../render/terminal/document.ts');
  const colour = await chalkColour(colourLevel(options.color, context.env, context.isTerminal));
  return renderDocument(text, { colour, width: context.width });
}

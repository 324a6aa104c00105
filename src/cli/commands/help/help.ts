import { suggest } from '../../../words/suggest.ts';
import type { OutputOptions, RunOptions } from '../../options/run-options.ts';
import { colourLevel } from '../../world/colour-level.ts';
import type { Context } from '../../world/context.ts';
import { EXIT } from '../../world/exit.ts';
import { UsageError } from '../../world/usage-error.ts';
import { readTopic, TOPICS } from './topics.ts';

/** `help TOPIC`: the documentation of a command or a topic, as text on a terminal, as Markdown elsewhere. */
export async function help(
  [topic = '']: readonly string[],
  { output }: RunOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  const folder = TOPICS.get(topic.toLowerCase());
  if (folder === undefined) throw unknown(topic);
  const text = await readTopic(folder, words.page.lang);
  await context.write([context.isTerminal ? await onTerminal(text, output, context) : text]);
  return EXIT.ok;
}

function unknown(topic: string): UsageError {
  const known = [...TOPICS.keys()];
  return new UsageError({
    code: 'UNKNOWN_TOPIC',
    params: { name: topic, meant: suggest(topic, known), known },
  });
}

async function onTerminal(text: string, { color }: OutputOptions, context: Context): Promise<string> {
  const { chalkColour } = await import('../../../render/terminal/colour.ts');
  const { renderDocument } = await import('../../../render/terminal/document.ts');
  const colour = await chalkColour(colourLevel(color, context.env, context.isTerminal));
  return renderDocument(text, { colour, width: context.width });
}

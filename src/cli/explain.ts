import { channelName } from '../bill/channel.ts';
import { decodeInstanceId, type InstanceId } from '../bill/instance-id.ts';
import { writeWhole } from '../render/atomic.ts';
import type { Page } from '../report/page.ts';
import type { Words } from '../words/index.ts';
import { own } from '../words/own.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit.ts';
import type { WrittenOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

type Explained = Readonly<Record<string, string | boolean | null>>;

/** `explain ID`: an Instance ID field by field, for a person or as the contract's JSON. */
export async function explain(
  [raw = '']: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const fields = explained(decodeInstanceId(raw));
  const text = isJson(options, context) ? await jsonText(fields) : await shown(fields, options, context);
  if (options.output === undefined) await context.write([text]);
  else await writeWhole(options.output, [text]);
  return EXIT.ok;
}

function isJson(options: WrittenOptions, { words }: Context): boolean {
  const { format, output } = options;
  if (format === undefined) return output !== undefined && /\.json$/i.test(output);
  if (format === 'json' || format === 'table') return format === 'json';
  throw new UsageError(words.usage.unknownFormat(format), words.usage.options.explainJson);
}

/** The fields of the machine contract; an opaque id has its text and nothing else. */
export function explained(id: InstanceId): Explained {
  const { type } = id;
  const isOpaque = id.kind === 'opaque';
  return {
    kind: id.kind,
    raw: id.raw,
    billing_type: id.billingType,
    api_key_id: id.apiKeyId,
    workspace_id: id.workspaceId,
    vendor: id.vendor,
    model: id.model,
    usage_type: id.usageType,
    context: type.context,
    thinking: type.thinking,
    modality: type.modality,
    direction: type.direction,
    cache: type.cache,
    batch: type.batch,
    resolution: type.resolution,
    channel: id.channel,
    channel_name: isOpaque ? null : channelName(id.channel, id.apiKeyId !== null),
    free_quota_stop: id.freeQuotaStop,
    region: id.region,
    site: id.site,
  };
}

async function jsonText(fields: Explained): Promise<string> {
  const { jsonString } = await import('../render/json-text.ts');
  const value = (each: Explained[string]) =>
    typeof each === 'string' ? jsonString(each) : JSON.stringify(each);
  const lines = Object.entries(fields).map(([name, each]) => `  ${jsonString(name)}: ${value(each)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function shown(fields: Explained, options: WrittenOptions, context: Context): Promise<string> {
  const { renderTerminal } = await import('../render/terminal.ts');
  const { chalkColour } = await import('../render/colour.ts');
  const { colourLevel } = await import('./colour-level.ts');
  const toScreen = context.isTerminal && options.output === undefined;
  const colour = await chalkColour(colourLevel(options.color, context.env, toScreen));
  const width = toScreen ? context.width : null;
  return renderTerminal(page(fields, context.words), { width, colour, moreColumns: () => '' });
}

function page(fields: Explained, words: Words): Page {
  // That a call had no key is worth saying; of an opaque id it is not known.
  const saysNone = (name: string) => name === 'api_key_id' && fields.kind !== 'opaque';
  const rows = Object.entries(fields)
    .filter(([name, value]) => value !== null || saysNone(name))
    .map(([name, value]) => [words.usage.fields[name] ?? name, inWords(name, value, words)] as const);
  return [{ kind: 'facts', rows }];
}

function inWords(name: string, value: Explained[string], { usage, page: titles }: Words): string {
  if (value === null) return titles.none;
  if (typeof value === 'boolean') return value ? usage.yes : usage.no;
  if (name === 'kind') return `${value}: ${usage.kinds[value]}`;
  return own(own(titles.values, name), value) ?? value;
}

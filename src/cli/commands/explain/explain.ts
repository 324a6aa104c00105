import { decodeInstanceId, type InstanceId } from '../../../bill/instance-id.ts';
import { redacted } from '../../../cube/notices.ts';
import { linePlace } from '../../../read/files/line-place.ts';
import { writeWhole } from '../../../render/file/atomic.ts';
import { instanceFacts, instanceFields } from '../../../report/line/instance.ts';
import { noteLine } from '../../../report/proof-lines.ts';
import { suggest } from '../../../words/suggest.ts';
import type { RunOptions } from '../../options/run-options.ts';
import type { Context } from '../../world/context.ts';
import { EXIT } from '../../world/exit.ts';
import { UsageError } from '../../world/usage-error.ts';
import type { Explained } from './explained.ts';

/**
 * `explain ID`: an Instance ID field by field; `explain FILE:LINE`: a line of a bill in full. It is a line where FILE is
 * there, as no Instance ID is.
 */
export async function explain(
  [text = '']: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const json = isJson(options);
  const place = await linePlace(text);
  const { lineExplained, mustNotBeFile } = await import('./line.ts');
  if (place === undefined) await mustNotBeFile(text);
  // A line in full is nothing but what is to be hidden.
  if (place !== undefined && context.redactor !== undefined)
    throw new UsageError({
      code: 'OPTION_NOT_TAKEN',
      params: { command: 'explain FILE:LINE', option: '--redact' },
    });
  const explained =
    place === undefined ? idExplained(text, context) : await lineExplained(place, options, context);
  const written = json ? await jsonText(explained) : await shown(explained, options, context);
  const { path } = options.output;
  if (path === undefined) await context.write([written]);
  else await writeWhole(path, [written]);
  for (const notice of redacted(context)) await context.say(noteLine(notice, context.words));
  return EXIT.ok;
}

function idExplained(raw: string, context: Context): Explained {
  const { words } = context;
  const fields = instanceFields(shownId(raw, context));
  return { record: fields, page: [instanceFacts(fields, words)] };
}

function shownId(raw: string, { redactor }: Context): InstanceId {
  const id = decodeInstanceId(raw);
  redactor?.know([['instanceId', raw]]);
  return redactor?.instanceId(id) ?? id;
}

const FORMS: readonly string[] = ['table', 'json'];

function isJson(options: RunOptions): boolean {
  const { format, output } = options.values;
  if (format === undefined) return output !== undefined && /\.json$/i.test(output);
  if (FORMS.includes(format)) return format === 'json';
  const params = { option: '--format', value: format, choices: FORMS, meant: suggest(format, FORMS) };
  throw new UsageError({ code: 'INVALID_CHOICE', params });
}

/** An entry a line, and an item a line of a list of objects. */
async function jsonText({ record }: Explained): Promise<string> {
  const { SCHEMA_VERSION } = await import('../../../render/json.ts');
  const { jsonString, jsonValue } = await import('../../../render/json-text.ts');
  const value = (each: unknown) =>
    Array.isArray(each) && each.length > 0
      ? `[\n${each.map((item) => `    ${jsonValue(item)}`).join(',\n')}\n  ]`
      : jsonValue(each);
  const lines = Object.entries({ schema_version: SCHEMA_VERSION, ...record }).map(
    ([name, each]) => `  ${jsonString(name)}: ${value(each)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function shown({ page }: Explained, { output }: RunOptions, context: Context): Promise<string> {
  return (await import('../../output/writers/table.ts')).terminalText(page, output, context);
}

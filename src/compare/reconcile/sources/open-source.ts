import { lookLikeCalls } from '../../../calls/shapes/shapes.ts';
import { isMoney } from '../../../cube/measures.ts';
import { resolveInputs } from '../../../read/input/inputs.ts';
import type { PlainRecord } from '../../../read/records/record.ts';
import { RecordStream } from '../../../read/records/record-stream.ts';
import { BillError } from '../../../words/problem.ts';
import { LOG_KEYS, type LogOptions, readLog } from './gateway-log.ts';
import type { OtherSource, SourceAnswer } from './source.ts';
import { readStatement } from './statement.ts';

export type FileKind = 'statement' | 'gateway-log';

/**
 * Files as a source; which kind, their first record tells where `kind` does not. Throws a BillError for a dimension
 * that a log cannot be compared by.
 */
export async function fileSource(
  named: readonly string[],
  kind: FileKind | undefined,
  options: LogOptions,
): Promise<OtherSource> {
  const { paths } = await resolveInputs(named);
  const name = named.length === 1 ? (named[0] as string) : named.join(' ');
  const records = new RecordStream(paths, options);
  const beginning = await records.beginning();
  const found = kind ?? (isLog(beginning, options) ? 'gateway-log' : 'statement');
  if (found === 'gateway-log') mustBeLogKeys(options);
  const read = async (): Promise<SourceAnswer> => {
    const [failure] = records.failures;
    if (beginning.length === 0) {
      throw new BillError(failure ?? records.firstReject() ?? { code: 'NO_RECORDS', file: name });
    }
    return found === 'statement' ? readStatement(records, name, options) : readLog(records, name, options);
  };
  return { kind: found, name, read };
}

function mustBeLogKeys({ by = [] }: LogOptions): void {
  const name = by.find((each) => !LOG_KEYS.includes(each));
  if (name !== undefined) throw new BillError({ code: 'NOT_A_LOG_KEY', params: { name, known: LOG_KEYS } });
}

/** Amounts that the user names make a statement of anything. */
function isLog(beginning: readonly PlainRecord[], { map }: LogOptions): boolean {
  const namesMoney = [...map.keys()].some((name) => isMoney(name));
  return !namesMoney && lookLikeCalls(beginning.map(({ fields }) => fields));
}

import { resolveInputs } from '../../../read/input/inputs.ts';
import { BillError } from '../../../words/problem.ts';
import { type LogOptions, readLog } from './gateway-log.ts';
import { looksLikeCall } from './log-fields.ts';
import { OtherRecords } from './other-side.ts';
import type { Source, SourceAnswer } from './source.ts';
import { readStatement } from './statement.ts';

export type FileKind = 'statement' | 'gateway-log';

/** Files as a source; which kind, their first record tells where `kind` does not. */
export async function fileSource(
  named: readonly string[],
  kind: FileKind | undefined,
  options: LogOptions,
): Promise<Source> {
  const { paths } = await resolveInputs(named);
  const name = named.length === 1 ? (named[0] as string) : named.join(' ');
  const records = new OtherRecords(paths, options);
  const beginning = await records.beginning();
  const found = kind ?? (beginning.some(({ fields }) => looksLikeCall(fields)) ? 'gateway-log' : 'statement');
  const read = async (): Promise<SourceAnswer> => {
    const [failure] = records.failures;
    if (beginning.length === 0) {
      throw new BillError(failure ?? records.firstReject() ?? { code: 'NO_RECORDS', file: name });
    }
    return found === 'statement' ? readStatement(records, name, options) : readLog(records, name, options);
  };
  return { kind: found, name, read };
}

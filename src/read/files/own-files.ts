import { BillError, type Problem } from '../../words/problem.ts';
import type { Reading } from '../contract/reading.ts';

/**
 * What this tool has written itself is never added to bills. Beside a bill such files are left aside; alone they are
 * refused, with what they are, in one sentence for all of them.
 */
export function withoutOwnFiles(
  reading: Omit<Reading, 'ownFiles'>,
  own: readonly Problem[],
  named: readonly string[],
  strict: boolean,
): Reading {
  const ownFiles = own.map(({ file = '' }) => file);
  if (own.length === 0) return { ...reading, ownFiles };
  const files = reading.files.filter((file) => !ownFiles.includes(file));
  if (reading.answers.length > 0)
    return { ...reading, files, ownFiles, deduplicated: reading.deduplicated && files.length > 1 };
  const problem = refused(own, named);
  if (strict) throw new BillError(problem);
  return { ...reading, failures: [...reading.failures, problem], ownFiles: [] };
}

function refused(own: readonly Problem[], named: readonly string[]): Problem {
  const [first, ...others] = own as [Problem, ...Problem[]];
  if (others.length === 0) return first;
  const kinds = new Set(own.map((each) => (each.code === 'OWN_FILE' ? each.params.kind : '')));
  const [kind = ''] = kinds;
  const [only = ''] = named;
  return {
    code: 'OWN_FILE',
    file: named.length === 1 ? only : (first.file ?? ''),
    params: { kind: kinds.size === 1 ? kind : 'several', files: own.length },
  };
}

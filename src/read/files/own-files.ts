import { BillError, type Problem, type ProblemOf } from '../../words/problem.ts';
import type { OtherFile, Reading } from '../contract/reading.ts';
import type { NoBill } from '../input/no-bill.ts';

/**
 * What is surely no bill is never added to bills: what this tool has written itself, names, prices, logs. Beside a bill
 * such files are left aside; alone they are refused with what they are, what this tool has written in one sentence.
 */
export function withoutOthers(
  reading: Omit<Reading, 'ownFiles' | 'otherFiles'>,
  noBills: readonly NoBill[],
  named: readonly string[],
  strict: boolean,
): Reading {
  const aside = { ownFiles: filesOf(noBills, 'OWN_FILE'), otherFiles: noBills.flatMap(otherFile) };
  if (noBills.length === 0) return { ...reading, ...aside };
  const left = new Set(noBills.map(({ file }) => file));
  const files = reading.files.filter((file) => !left.has(file));
  if (reading.answers.length > 0)
    return { ...reading, ...aside, files, deduplicated: reading.deduplicated && files.length > 1 };
  const problems = refused(noBills, named);
  if (strict) throw new BillError(problems[0] as Problem);
  return { ...reading, failures: [...reading.failures, ...problems], ownFiles: [], otherFiles: [] };
}

function filesOf(noBills: readonly NoBill[], code: NoBill['code']): readonly string[] {
  return noBills.flatMap((each) => (each.code === code ? [each.file ?? ''] : []));
}

function otherFile(noBill: NoBill): readonly OtherFile[] {
  return noBill.code === 'OTHER_FILE' ? [{ file: noBill.file ?? '', kind: noBill.params.kind }] : [];
}

function refused(noBills: readonly NoBill[], named: readonly string[]): readonly Problem[] {
  const own = noBills.filter((each) => each.code === 'OWN_FILE');
  const others = noBills.filter((each) => each.code === 'OTHER_FILE');
  return [...(own.length === 0 ? [] : [ownRefused(own, named)]), ...others];
}

function ownRefused(own: readonly ProblemOf<'OWN_FILE'>[], named: readonly string[]): Problem {
  const [first, ...others] = own as [ProblemOf<'OWN_FILE'>, ...ProblemOf<'OWN_FILE'>[]];
  if (others.length === 0) return first;
  const kinds = new Set(own.map(({ params }) => params.kind));
  const [kind = ''] = kinds;
  const [only = ''] = named;
  return {
    code: 'OWN_FILE',
    file: named.length === 1 ? only : (first.file ?? ''),
    params: { kind: kinds.size === 1 ? kind : 'several', files: own.length },
  };
}

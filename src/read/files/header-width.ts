import type { Problem } from '../../words/problem.ts';
import type { FileAnswer } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';

type Width = Extract<Problem, { code: 'FIELD_COUNT' }>;
/** One row may be at fault itself. */
const FEWEST = 2;

/**
 * Where every row of a file has the same wrong number of cells it is the header that is damaged: that is told once, as
 * the failure of the file. Rejected rows are held back only as long as it may be so.
 */
export async function judgedByHeader(
  options: ReadOptions,
  read: (options: ReadOptions) => Promise<FileAnswer | undefined>,
): Promise<FileAnswer | undefined> {
  const { onReject } = options;
  const held: Width[] = [];
  let isOpen = true;
  const release = () => {
    isOpen = false;
    for (const problem of held.splice(0)) onReject?.(problem);
  };
  const take = (problem: Problem) => {
    if (isOpen && isLike(problem, held[0])) held.push(problem);
    else {
      if (isOpen) release();
      onReject?.(problem);
    }
  };
  const answer = await read({ ...options, onReject: take }).catch((error: unknown) => {
    release();
    throw error;
  });
  const [first] = held;
  if (answer !== undefined && first !== undefined && isAll(answer, held.length))
    return { ...answer, failure: headerProblem(answer, first, held.length) };
  release();
  return answer;
}

function isLike(problem: Problem, first: Width | undefined): problem is Width {
  return (
    problem.code === 'FIELD_COUNT' && (first === undefined || first.params.found === problem.params.found)
  );
}

function isAll({ counts }: FileAnswer, held: number): boolean {
  return held >= FEWEST && counts.rowsRead === held && counts.rejected === held;
}

function headerProblem({ file, headerLine }: FileAnswer, first: Width, rows: number): Problem {
  return { code: 'HEADER_WIDTH', file, line: headerLine, params: { ...first.params, rows } };
}

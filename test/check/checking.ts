/** Checks files without a disk, through the reader that an engine is. */
import { billCheck } from '../../src/check/check.ts';
import type { Checked } from '../../src/check/findings/checked.ts';
import type { Finding } from '../../src/check/findings/finding.ts';
import type { FileAnswer } from '../../src/read/contract/answer.ts';
import type { Engine } from '../../src/read/contract/engine.ts';
import type { Repeat } from '../../src/read/contract/lines.ts';
import type { Reading } from '../../src/read/contract/reading.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import type { Problem } from '../../src/words/problem.ts';
import { sourceOf } from '../read/reading.ts';

export type NamedFile = readonly [name: string, content: string | Uint8Array];

export interface Outcome extends Checked {
  readonly rejects: readonly Problem[];
}

/** `repeats` stand for what a reader tells of rows that it has read before. */
export async function checked(
  files: readonly NamedFile[],
  { repeats = [], engine = referenceEngine(), places = 5, remembers = false }: CheckingOptions = {},
): Promise<Outcome> {
  const check = billCheck(places);
  const rejects: Problem[] = [];
  const answers: FileAnswer[] = [];
  const emptyFiles: string[] = [];
  const { onRepeat, ...asked } = check.readOptions;
  const memory = remembers ? { seen: await engine.lineIds(), onRepeat } : {};
  for (const [name, content] of files) {
    const bytes = Buffer.from(content as string);
    const source = sourceOf(bytes.length === 0 ? [] : [bytes], name);
    const onReject = (problem: Problem) => {
      asked.onReject(problem);
      rejects.push(problem);
    };
    const answer = await engine.read(source, { ...asked, ...memory, onReject });
    if (answer === undefined) emptyFiles.push(name);
    else answers.push(answer);
  }
  for (const repeat of repeats) onRepeat(repeat);
  return { ...check.finish(readingOf(files, answers, emptyFiles)), rejects };
}

interface CheckingOptions {
  readonly repeats?: readonly Repeat[];
  readonly engine?: Engine;
  readonly places?: number;
  /** Lines are remembered, as the command does, so that those that stand twice are found. */
  readonly remembers?: boolean;
}

function readingOf(
  files: readonly NamedFile[],
  answers: readonly FileAnswer[],
  emptyFiles: string[],
): Reading {
  return {
    files: files.map(([name]) => name),
    answers,
    failures: answers.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    emptyFiles,
    skippedEntries: [],
    changed: { rows: 0, examples: [] },
    namedTwice: [],
    ownFiles: [],
    otherFiles: [],
    deduplicated: files.length > 1,
  };
}

/** `error ROW_IDENTITY list-cost`: what most tests ask of a finding. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`.trim());
}

export function grave(findings: readonly Finding[]): string[] {
  return told(findings.filter(({ severity }) => severity !== 'note'));
}

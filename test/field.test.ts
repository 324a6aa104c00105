/**
 * What the field sends: each folder of `test/fixtures/field` holds inputs of one difficulty, made up, with `cmd` (a
 * command line, run in that folder) and `expected.json`, its right answer, which says what of it is looked at.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './support/cli/run.ts';
import { wordsOf } from './support/cli/words-of.ts';
import { ROOT } from './support/files/samples.ts';

interface Expected {
  /** Why this is right. */
  readonly why: string;
  readonly exit: number;
  /** Texts that standard output, or standard error, has or must not have. */
  readonly stdout?: readonly string[];
  readonly stderr?: readonly string[];
  readonly stdoutLacks?: readonly string[];
  readonly stderrLacks?: readonly string[];
  /**
   * Values in standard output, which is JSON then, by their path: `verdict.equal`, `rows.0.theirs`, `warnings.*.code`
   * of every entry, `totals.measure=tokens.theirs` of the one that says so.
   */
  readonly json?: Readonly<Record<string, unknown>>;
}

const FOLDER = join(ROOT, 'test/fixtures/field');
const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('what the field sends', () => {
  it.each(cases)('%s', async (name) => {
    const cwd = join(FOLDER, name);
    const text = (file: string) => readFileSync(join(cwd, file), 'utf8');
    const expected = JSON.parse(text('expected.json')) as Expected;
    const [program, ...args] = wordsOf(text('cmd'));
    expect(program).toBe('bill-analyze');
    const { stdout, stderr, code } = await run(args, { cwd });
    const streams = { stdout, stderr };
    expect({ code, stderr: code === expected.exit ? '' : stderr }).toEqual({
      code: expected.exit,
      stderr: '',
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      for (const part of expected[stream] ?? []) expect(streams[stream]).toContain(part);
      for (const part of expected[`${stream}Lacks`] ?? []) expect(streams[stream]).not.toContain(part);
    }
    const wanted = Object.entries(expected.json ?? {});
    const found = wanted.length === 0 ? {} : JSON.parse(stdout);
    expect(Object.fromEntries(wanted.map(([path]) => [path, at(found, path.split('.'))]))).toEqual(
      expected.json ?? {},
    );
  });
});

/** What stands at a path; undefined where nothing does. */
function at(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (step === '*') return (value as readonly unknown[]).map((each) => at(each, rest));
  const [, name, text] = /^(\w+)=(.*)$/.exec(step) ?? [];
  if (name !== undefined)
    return at(
      (value as readonly unknown[]).find((each) => at(each, [name]) === text),
      rest,
    );
  return typeof value === 'object' && value !== null
    ? at((value as Readonly<Record<string, unknown>>)[step], rest)
    : undefined;
}

/** The system fails, or ends the process, at each rename, write and sync in turn: what is there is old or new, and whole. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { FAULTS, type Fault, withFault } from '../../support/cli/faults.ts';
import { run } from '../../support/cli/run.ts';
import { spawned } from '../../support/cli/spawn.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { isWhole, rounds } from '../../support/setup/effort.ts';
import { handBill } from '../commands/report/hand-bill.ts';

/** Something that is written, in the place of something older or where nothing is. */
interface Written {
  readonly name: string;
  readonly args: readonly string[];
  readonly file: string;
  readonly replaces: boolean;
}

const PACKS: readonly Written[] = ['pack', 'pack.zip'].flatMap((file) =>
  [true, false].map((replaces) => ({
    name: `${file === 'pack' ? 'a pack' : 'an archive'}${replaces ? ' over an older one' : ''}`,
    args: ['pack'],
    file,
    replaces,
  })),
);
const FILES: readonly Written[] = [
  ...['txt', 'csv', 'tsv', 'json', 'ndjson', 'md', 'html', 'xlsx', 'parquet', 'om'].map((ending) =>
    of(ending),
  ),
  of('html', ['--format', 'html']),
  of('csv', ['--format', 'focus']),
  of('csv', ['--format', 'focus', '--grain', 'line']),
  of('parquet', ['--format', 'focus']),
  of('json', ['check']),
];

function of(ending: string, args: readonly string[] = []): Written {
  return { name: [ending, ...args].join(' '), args, file: `report.${ending}`, replaces: true };
}

/** It may be there and not be allowed to look at another process. */
const isAllowed = spawnSync('strace', ['true']).status === 0;

describeWith('strace', isAllowed, 'a fault', () => {
  const root = useFolder();
  const bill = join(root, 'bill.csv');
  writeFileSync(bill, handBill([{ line: '1', payable: '0.1', list: '0.1' }]));

  // What the executable keeps of itself is written by its first runs.
  beforeAll(async () => {
    for (const args of [['pack'], ...FILES.map((each) => each.args)])
      await spawned([...args, bill, '-o', join(root, args[0] === 'pack' ? 'warm' : 'warm.csv')]);
  });

  it.each([...some()])('$fault.name, of $written.name', async ({ written, fault }) => {
    const place = await placeOf(root, written, bill);
    let at = 1;
    let gaps = 0;
    for (; at <= rounds(3, Number.POSITIVE_INFINITY); at++) {
      place.reset();
      const { happened, code, stderr } = await withFault(place.args, fault, at, root);
      if (!happened) {
        expect(code).toBe(0);
        break;
      }
      if (await held(place, { code, stderr }, at)) gaps++;
    }
    expect(at).toBeGreaterThan(1);
    expect(gaps).toBe(hasGap(written, fault) ? 1 : 0);
    expect((await run(place.args)).code).toBe(0);
    expect(place.now()).toBe(place.made);
    expect(readdirSync(place.folder)).toEqual([written.file]);
  });
});

/** Each fault of each thing that is written; without `npm run test:faults` only of two. */
function* some(): Generator<{ readonly written: Written; readonly fault: Fault }> {
  const [csv] = FILES.filter(({ file }) => file.endsWith('.csv'));
  const all = isWhole ? [...PACKS, ...FILES] : [PACKS[0] as Written, csv as Written];
  for (const written of all) for (const fault of FAULTS) yield { written, fault };
}

interface Place {
  readonly folder: string;
  readonly args: readonly string[];
  readonly before: string;
  readonly made: string;
  now(): string;
  /** What was there before; what killed runs have left stays. */
  reset(): void;
}

async function placeOf(root: string, { name, args, file, replaces }: Written, bill: string): Promise<Place> {
  const folder = join(root, name.replaceAll(' ', '-'));
  const kept = join(root, `kept-${file}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const target = join(folder, file);
  const all = [...args, bill, '-o', target];
  const now = () => contentOf(target);
  await run([...all, '--lang', 'zh']);
  const before = replaces ? now() : '';
  rmSync(kept, { recursive: true, force: true });
  cpSync(target, kept, { recursive: true });
  expect((await run(all)).code).toBe(0);
  const made = now();
  const reset = () => {
    rmSync(target, { recursive: true, force: true });
    if (replaces) cpSync(kept, target, { recursive: true });
  };
  return { folder, args: all, before, made, now, reset };
}

/** Everything that is at a path; empty where nothing is. */
function contentOf(path: string): string {
  if (!existsSync(path)) return '';
  if (statSync(path).isFile()) return readFileSync(path, 'latin1');
  return JSON.stringify(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'latin1')]),
  );
}

/** A folder takes the place of another in two renames. */
function hasGap({ args, file, replaces }: Written, { calls, what }: Fault): boolean {
  const isFolder = args[0] === 'pack' && !file.endsWith('.zip');
  return isFolder && replaces && calls.startsWith('rename') && what === 'signal=KILL';
}

/** What is there is old or new. Whether there was nothing, until a run came that put it back. */
async function held(place: Place, { code, stderr }: { code: number | null; stderr: string }, at: number) {
  const told = `${at}: ${code} ${stderr}`;
  const isGap = code === null && place.now() === '' && place.before !== '';
  if (code !== null) {
    expect(code, told).toBe(3);
    expect(stderr).toContain(`error: ${place.args.at(-1)}`);
    expect(stderr).not.toMatch(/\.(tmp|old)\b/);
  } else if (isGap) {
    // Between two renames: the next run puts it back, and be it one that finds no bill.
    const { code: failed } = await run([place.args[0] as string, 'absent.csv', ...place.args.slice(-2)]);
    expect(failed, told).not.toBe(0);
    expect(place.now() === place.before, told).toBe(true);
  }
  expect([place.before, place.made].includes(place.now()), told).toBe(true);
  return isGap;
}

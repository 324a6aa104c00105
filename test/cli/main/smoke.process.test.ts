/** The executable as it is built, bundled and split into files that are loaded on demand, does what the sources do. */
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/options/commands.ts';
import { FORMATS } from '../../../src/cli/options/formats.ts';
import { run } from '../../support/cli/run.ts';
import { EXECUTABLE, spawned, start } from '../../support/cli/spawn.ts';
import { APRIL, MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();

async function expectSame(args: readonly string[]): Promise<void> {
  const [built, source] = [await spawned(args), await run(args)];
  expect(built.code).toBe(0);
  expect(built.bytes.length + built.stderr.length).toBeGreaterThan(0);
  expect({ code: built.code, stderr: built.stderr }).toEqual({ code: source.code, stderr: source.stderr });
  // A difference of a megabyte is not worth showing.
  expect(built.bytes.equals(source.bytes)).toBe(true);
}

describe('every format', () => {
  it.each(FORMATS)('%s of a bill', async (format) => {
    await expectSame([MAY, '--format', format]);
  });

  it.each(['table', 'csv', 'json', 'xlsx', 'parquet'])('%s of check', async (format) => {
    await expectSame(['check', MAY, '--fail-on', 'never', '--format', format]);
  });
});

/** What each command is asked; those that write files or serve are looked at below. */
const ASKED: Readonly<Record<string, readonly string[] | undefined>> = {
  explain: ['explain', `${MAY}:3`],
  check: ['check', MAY],
  diff: ['diff', APRIL, MAY],
  reconcile: ['reconcile', MAY, '--expect-payable', '74.96758806'],
  config: ['config'],
  help: ['help', 'check'],
  completion: ['completion', 'bash'],
};
const APART = ['pack', 'serve'];

describe('every command', () => {
  it('is asked for here', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(names.filter((name) => ASKED[name] === undefined).sort()).toEqual(APART);
  });

  it.each(Object.entries(ASKED))('%s', async (_, args) => {
    await expectSame(args as readonly string[]);
  });

  it('a trace', async () => {
    await expectSame([MAY, '--trace', 'model=qwen3-max']);
  });

  it('names, a pivot and pseudonyms', async () => {
    const key = join(folder, 'redact.key');
    writeFileSync(key, 'a key of enough letters', { mode: 0o600 });
    const args = [MAY, '--by', 'api-key', '--pivot', 'channel', '--measure', 'payable'];
    await expectSame([...args, '--redact', '--redact-key-file', key]);
  });

  it('pack', async () => {
    const paths = ['built', 'source'].map((name) => join(folder, name)) as [string, string];
    expect((await spawned(['pack', MAY, '-o', paths[0]])).code).toBe(0);
    expect((await run(['pack', MAY, '-o', paths[1]])).code).toBe(0);
    const names = readdirSync(paths[0]);
    expect(names).toEqual(readdirSync(paths[1]));
    for (const name of names)
      expect(readFileSync(join(paths[0], name)).equals(readFileSync(join(paths[1], name))), name).toBe(true);
  });

  it('serve', async () => {
    const child = start(process.execPath, [EXECUTABLE, 'serve', MAY]);
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const answer = await fetch(chunk.toString().trim());
    expect(await answer.text()).toMatch(/^<!doctype html>/);
    child.kill();
    expect((await once(child, 'exit'))[0]).toBe(143);
  });
});

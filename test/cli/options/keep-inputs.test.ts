/** What a run writes never takes the place of what it was given, whatever it is called: a secret would be lost. */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { REPORT } from '../../../src/cli/commands/report/spec.ts';
import { COMMANDS } from '../../../src/cli/options/commands.ts';
import { run } from '../../support/cli/run.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();
const at = (name: string) => join(folder, name);
const key = at('key.txt');
const names = at('names.csv');
const prices = at('prices.csv');
const bill = at('may.csv');
const settings = at('bill-analyze.json');
const GIVEN: Readonly<Record<string, string>> = {
  [key]: 'the secret of a finance team\n',
  [names]: 'id,name\n5000001,search\n',
  [prices]: 'model,type,price\n',
  [bill]: readFileSync(MAY, 'utf8'),
  [settings]: '{"redactKeyFile": "key.txt"}\n',
};

beforeEach(() => {
  for (const [path, text] of Object.entries(GIVEN)) writeFileSync(path, text, { mode: 0o600 });
});

async function expectKept(args: readonly string[], env = {}): Promise<void> {
  const { code, stdout, stderr } = await run(args, { cwd: folder, env });
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('would overwrite')]);
  for (const [path, text] of Object.entries(GIVEN)) expect(readFileSync(path, 'utf8'), path).toBe(text);
}

const KEYED = ['--redact', '--redact-key-file', key];
/** Made by the first case that asks for them. */
const OTHER_NAMES: Readonly<Record<string, () => string>> = {
  'its own name': () => key,
  'a relative name': () => 'key.txt',
  'a roundabout name': () => 'x/../key.txt',
  'a symbolic link': () => linked('soft.txt', (path) => symlinkSync(key, path)),
  'a link to a link': () => {
    linked('soft.txt', (path) => symlinkSync(key, path));
    return linked('soft-2.txt', (path) => symlinkSync('soft.txt', path));
  },
  'a hard link': () => linked('hard.txt', (path) => linkSync(key, path)),
  'a linked folder': () =>
    join(
      linked('here', (path) => symlinkSync('.', path)),
      'key.txt',
    ),
};

function linked(name: string, make: (path: string) => void): string {
  if (statSync(at(name), { throwIfNoEntry: false }) === undefined) make(at(name));
  return at(name);
}

describe('the redaction key is not overwritten', () => {
  it.each(Object.keys(OTHER_NAMES))('by %s', async (name) => {
    mkdirSync(at('x'), { recursive: true });
    const other = OTHER_NAMES[name]?.() as string;
    await expectKept([bill, ...KEYED, '-o', other]);
    await expectKept([bill, ...KEYED, '--rejects', other]);
    const own = ['--redact', '--redact-key-file', other];
    await expectKept([bill, ...own, '-o', key]);
  });

  it.each([
    ['check', ['check', bill]],
    ['explain', ['explain', '5000001;llm-demo;qwen-plus;input_token;;0']],
    ['FOCUS', [bill, '--format', 'focus']],
    ['a document', [bill, '--format', 'md']],
  ])('by %s', async (_, args) => {
    await expectKept([...args, ...KEYED, '-o', key]);
  });

  it('by a pack, in an archive or a folder', async () => {
    const archive = linked('key.zip', (path) => symlinkSync(key, path));
    await expectKept(['pack', bill, '--redact', '--redact-key-file', archive, '-o', archive]);
    const place = at('papers');
    expect((await run(['pack', bill, '-o', place])).code).toBe(0);
    const within = join(place, 'cost.csv');
    const text = readFileSync(within, 'utf8');
    writeFileSync(within, text, { mode: 0o600 });
    const inside = linked('inside.txt', (path) => symlinkSync(within, path));
    const given = (path: string) => ['pack', bill, '--redact', '--redact-key-file', path, '-o', place];
    for (const path of [within, inside]) {
      const ran = await run(given(path));
      expect(ran).toMatchObject({ stdout: '', code: 2 });
    }
    expect(readFileSync(within, 'utf8')).toBe(text);
  });

  it('where a variable or a settings file names it, with --redact or without', async () => {
    const env = { BILL_ANALYZE_REDACT_KEY_FILE: key };
    await expectKept([bill, '--redact', '-o', key], env);
    await expectKept([bill, '-o', key], env);
    await expectKept([bill, '-o', 'key.txt']);
  });
});

describe('no other file that is given is overwritten', () => {
  it.each([
    ['the bill', [bill, '-o', bill]],
    ['the bill, by rejected rows', [bill, '--rejects', 'may.csv']],
    ['the names', [bill, '--names', names, '-o', names]],
    ['the settings of the project', [bill, '-o', settings]],
    ['the settings that are shown', ['config', '-o', settings]],
    ['the prices', ['reconcile', bill, '--against', names, '--prices', prices, '-o', prices]],
    ['the statement', ['reconcile', bill, '--against', names, '-o', names]],
    ['a newer export', ['diff', MAY, bill, '-o', bill]],
    ['what is explained', ['explain', `${bill}:2`, '-o', bill]],
    ['one output by the other', [bill, '-o', 'new.csv', '--rejects', 'new.csv']],
  ])('%s', async (_, args) => {
    await expectKept(args);
  });

  it('nor one output by the other, where a link leads to it', async () => {
    linked('here', (path) => symlinkSync('.', path));
    linked('dangling.csv', (path) => symlinkSync('not-there.csv', path));
    await expectKept([bill, '-o', 'here/new.csv', '--rejects', 'new.csv']);
    await expectKept([bill, '-o', 'dangling.csv', '--rejects', join(realpathSync(folder), 'not-there.csv')]);
  });

  it('every option of a file is one of those that are kept, or one that is written', () => {
    const flags = [REPORT, ...COMMANDS].flatMap(({ options }) =>
      options.filter((each) => /<\w*(?:file|path)\w*>/.test(each.flags)).map((each) => each.flags),
    );
    expect([...new Set(flags)].sort()).toEqual([
      '--against <file>',
      '--names <file>',
      '--prices <file>',
      '--redact-key-file <file>',
      '--rejects <file>',
      '-o, --output <file>',
    ]);
  });

  it('while another name in the same folder is written', async () => {
    expect((await run([bill, ...KEYED, '-o', 'report.md'], { cwd: folder })).code).toBe(0);
    expect(readFileSync(at('report.md'), 'utf8')).toContain('key-');
  });
});

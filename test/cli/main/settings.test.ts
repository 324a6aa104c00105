import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { APRIL, MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();
let count = 0;

/** A folder of its own with a project file, and a home with a user file. */
function place(project?: unknown, user?: unknown) {
  const base = join(folder, String(count++));
  const cwd = join(base, 'team', '05');
  mkdirSync(cwd, { recursive: true });
  if (project !== undefined) write(join(base, 'team', 'bill-analyze.json'), project);
  if (user !== undefined) write(join(base, 'config', 'bill-analyze', 'config.json'), user);
  return { cwd, env: { XDG_CONFIG_HOME: join(base, 'config') } };
}

function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('a run with settings', () => {
  it('names each file and what of it took effect, once, and the command line decides', async () => {
    const at = place({ prefer: 'none', lang: 'zh' }, { currency: 'CNY', lang: 'en', workers: 1 });
    const { stderr, code } = await run([MAY, '--prefer', 'oldest', '--format', 'json'], at);
    expect(stderr.split('\n').filter((line) => line.includes('设置'))).toEqual([
      `设置：../bill-analyze.json（lang）; ${at.env.XDG_CONFIG_HOME}/bill-analyze/config.json（currency, workers）`,
    ]);
    expect(code).toBe(0);
  });

  it('is as if its options were written', async () => {
    const at = place({
      currency: 'CNY',
      prefer: 'oldest',
      lang: 'zh',
      commands: { report: { format: 'csv' } },
    });
    const written = ['--currency', 'CNY', '--prefer', 'oldest', '--lang', 'zh', '--format', 'csv'];
    const bare = place();
    expect((await run([MAY], at)).stdout).toBe((await run([MAY, ...written], bare)).stdout);
  });

  it('finds the files that settings name beside them', async () => {
    const at = place({ names: 'keys/names.csv' });
    write(join(at.cwd, '..', 'keys', 'names.csv'), 'id,name\n5000006,Gate\n');
    const { rows } = await report([MAY, '--by', 'api-key-name'], at);
    expect(rows.map(({ api_key_name }) => api_key_name)).toContain('Gate');
  });

  it('fails where what is expected does not come, but not for a part of the bill', async () => {
    const at = place({ expect: { payable: '1' }, currency: 'CNY' });
    expect((await run([MAY], at)).code).toBe(1);
    expect((await run([MAY, '--model', 'qwen*'], at)).code).toBe(0);
  });

  it('takes variables, and says so', async () => {
    const { env, ...at } = place({ prefer: 'none' });
    const { stderr } = await run([MAY], { ...at, env: { ...env, BILL_ANALYZE_PREFER: 'oldest' } });
    expect(stderr).toContain('settings: environment (prefer)\n');
  });

  it('does without them by --no-config', async () => {
    const at = place('broken', 'broken');
    const { env } = at;
    const without = await run([MAY, '--no-config'], { ...at, env: { ...env, BILL_ANALYZE_WORKERS: 'x' } });
    expect(without).toEqual(await run([MAY], place()));
    expect(without.stderr).not.toContain('settings');
  });

  it('stops where they are wrong, but shows help', async () => {
    const at = place('{\n  "nmaes": "keys.csv"\n}');
    const { code, stdout, stderr } = await run([MAY], at);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: \.\.\/bill-analyze\.json:2:3: unknown setting "nmaes"\n {2}Did you mean names\?/,
    );
    expect((await run(['--help'], at)).code).toBe(0);
    expect((await run(['completion', 'bash'], at)).code).toBe(0);
  });

  it.each([
    ['is no UTF-8', Buffer.from([0x7b, 0xff]), 'are not UTF-8'],
    ['is too large', Buffer.alloc(256 * 1024 + 1, ' '), 'has at most 262144 bytes'],
    ['is empty', Buffer.alloc(0), 'this is not JSON'],
  ])('stops where the file %s', async (_, content, message) => {
    const at = place();
    writeFileSync(join(at.cwd, 'bill-analyze.json'), content);
    const { code, stderr } = await run([MAY], at);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('stops where everyone may write the file', async () => {
    const at = place({ prefer: 'none' });
    chmodSync(join(at.cwd, '..', 'bill-analyze.json'), 0o666);
    const { code, stderr } = await run([MAY], at);
    expect(code).toBe(2);
    expect(stderr).toContain('everyone may write this settings file');
    expect(stderr).toContain('chmod o-w');
  });

  it('speaks the language that is set, in help and of what is wrong', async () => {
    const at = place({ lang: 'zh' });
    expect((await run(['--help'], at)).stdout).toContain('示例');
    expect((await run(['--frmat'], at)).stderr).toContain('错误');
    expect((await run(['--frmat', '--lang', 'en'], at)).stderr).toContain('error');
  });

  it.each([
    ['report', [MAY]],
    ['trace', [MAY, '--trace', 'fee_type=usage']],
    ['check', ['check', MAY]],
    ['diff', ['diff', APRIL, MAY]],
    ['reconcile', ['reconcile', MAY, '--expect-payable', '1']],
  ])('is told by the JSON of %s, which is otherwise the same', async (_, args) => {
    const at = place({ prefer: 'oldest' });
    const used = [{ file: '../bill-analyze.json', keys: ['prefer'] }];
    const { settings, ...others } = JSON.parse((await run([...args, '--format', 'json'], at)).stdout);
    expect(settings).toEqual(used);
    const plain = await run([...args, '--format', 'json', '--no-config', '--prefer', 'oldest'], at);
    expect(others).toEqual(JSON.parse(plain.stdout));
    expect(plain.stdout).not.toContain('"settings"');
  });

  it('is told by the manifest of a pack', async () => {
    const at = place(undefined, { prefer: 'oldest' });
    const output = join(at.cwd, 'papers');
    await run(['pack', MAY, '-o', `${output}/`], at);
    const { settings } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    expect(settings).toEqual([
      { file: `${at.env.XDG_CONFIG_HOME}/bill-analyze/config.json`, keys: ['prefer'] },
    ]);
  });

  it('names no folder in what is to be shared', async () => {
    const at = place({ prefer: 'none' }, { strict: true });
    const { stdout, stderr } = await run([MAY, '--redact', '--format', 'json'], at);
    expect(JSON.parse(stdout).settings).toEqual([
      { file: 'bill-analyze.json', keys: ['prefer'] },
      { file: 'config.json', keys: ['strict'] },
    ]);
    expect(stderr).toContain('settings: bill-analyze.json (prefer); config.json (strict)\n');
  });
});

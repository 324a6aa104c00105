/**
 * The table of *Contributing* in the README, tried on a copy of the sources: what it says must be enough to add a
 * thing, and nothing else is touched.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanEnv } from './support/cli/ran.ts';
import { MAY, ROOT } from './support/files/samples.ts';
import { useFolder } from './support/files/use-folder.ts';

const folder = join(useFolder(), 'copy');

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'bin', 'package.json', 'tsconfig.json', '.build'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});

/** Changes one file of the copy: `before` must stand in it once. */
function edit(path: string, before: string, after: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text.split(before), `${path}: ${before}`).toHaveLength(2);
  writeFileSync(
    file,
    text.replace(before, () => after),
  );
}

/** The executable of the copy as it is now: one file, from which several runs start faster than from the sources. */
async function built(): Promise<(args: readonly string[]) => Promise<string>> {
  const outfile = join(folder, 'bin/built.mjs');
  await build({
    absWorkingDir: folder,
    entryPoints: ['bin/bill-analyze.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { __VERSION__: '"0.0.0"' },
    logLevel: 'error',
  });
  return async (args) => {
    const options = { cwd: folder, env: cleanEnv() };
    const { stdout } = await promisify(execFile)(process.execPath, [outfile, ...args], options);
    return stdout;
  };
}

async function typeErrors(): Promise<string> {
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const { stdout } = await promisify(execFile)(tsc, ['-p', 'tsconfig.json', '--noEmit', '--rootDir', '.'], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  return stdout
    .split('\n')
    .filter((line) => /^src\//.test(line))
    .join('\n');
}

describe('what is added by one row, or one file and one row', () => {
  it('a dimension: its row', async () => {
    edit(
      'src/cube/dimensions.ts',
      "  one('service-entity', 'service_entity',",
      "  one('year', 'billing_year', ['month'], (group) => group.cell('month').slice(0, 4) || null),\n  one('service-entity', 'service_entity',",
    );
    const run = await built();
    const csv = await run([MAY, '--by', 'year,fee-type', '--measure', 'rows']);
    expect(csv.split('\n')[0]).toBe('billing_year,fee_type,currency,tax,rows');
    expect(csv).toMatch(/^2026,usage,CNY,included,\d+$/m);
    expect(await run(['--help'])).toContain('year');
  });

  it('a filter: its row', async () => {
    edit(
      'src/cube/filters.ts',
      "  { key: 'type', column:",
      "  { key: 'vendor', column: 'vendor', texts: ({ id }) => [id.vendor] },\n  { key: 'type', column:",
    );
    const run = await built();
    const kept = await run([MAY, '--vendor', '(none)', '--by', 'vendor', '--measure', 'rows']);
    expect(kept.trim().split('\n').length).toBeGreaterThan(1);
    expect(await run(['check', '--help'])).not.toContain('--vendor');
    expect(await run(['reconcile', '--help'])).toContain('--vendor <pattern>');
  });

  it('an output format: a file, and a row', async () => {
    writeFileSync(
      join(folder, 'src/cli/output/writers/lines.ts'),
      [
        "import type { Writer } from '../written.ts';",
        'export const write: Writer = (report) =>',
        "  Array.from(report.table().rows, (cells) => cells.map(String).join(' | ').concat('\\n'));",
        '',
      ].join('\n'),
    );
    edit(
      'src/cli/options/formats.ts',
      "  { name: 'focus',",
      "  { name: 'lines', extensions: ['lines'], of: 'tables' },\n  { name: 'focus',",
    );
    const run = await built();
    const text = await run([MAY, '--by', 'fee-type', '--measure', 'rows', '--format', 'lines']);
    expect(text).toMatch(/^usage \| CNY \| included \| \d+$/m);
  });

  it('a language: a folder, and a row', async () => {
    cpSync(join(folder, 'src/words/en'), join(folder, 'src/words/xx'), { recursive: true });
    edit('src/words/xx/index.ts', 'export const en', 'export const xx');
    edit('src/words/xx/usage.ts', "errorWord: 'error'", "errorWord: 'fout'");
    edit(
      'src/words/index.ts',
      "  {\n    code: 'zh',",
      "  { code: 'xx', name: 'XX', locale: 'xx', match: /^xx/i, page: bare(enPage), words: () => xx },\n  {\n    code: 'zh',",
    );
    edit(
      'src/words/index.ts',
      'import type { Words }',
      "import { xx } from './xx/index.ts';\nimport type { Words }",
    );
    const run = await built();
    const failed = await run(['none.csv', '--lang', 'xx']).catch((error: { stderr: string }) => error.stderr);
    expect(failed).toMatch(/^fout: none\.csv/);
  });

  it('and all of it together compiles', async () => {
    expect(await typeErrors()).toBe('');
  }, 120_000);
});

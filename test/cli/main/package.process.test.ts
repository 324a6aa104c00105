import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import packageLock from '../../../package-lock.json' with { type: 'json' };
import { schemas } from '../../../src/cli/schemas/index.ts';
import { cleanEnv } from '../../support/cli/ran.ts';
import { APRIL, MAY, ROOT, type SampleAnswer, sampleAnswers } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();
const source = join(folder, 'source');
const user = join(folder, 'user');
const execute = promisify(execFile);
/** What npm runs of a package that it installs, from a registry, a folder or a repository. */
const INSTALL_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];

const env = cleanEnv({ npm_config_update_notifier: 'false' });
const command = (cwd: string, name: string, ...args: string[]) => execute(name, args, { cwd, env });

const strictly = [
  ...['--strict', '--target', 'es2023', '--module', 'nodenext', '--skipLibCheck'],
  ...['--typeRoots', join(ROOT, 'node_modules/@types'), '--types', 'node'],
];

/** The package is made from a copy: making it here would take `dist` away from tests that run beside this one. */
beforeAll(async () => {
  const kept = readdirSync(ROOT).filter((name) => !['.git', 'node_modules', 'dist'].includes(name));
  for (const name of kept) cpSync(join(ROOT, name), join(source, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(source, 'node_modules'));
  await command(source, 'npm', 'pack', '--pack-destination', folder);
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{"name":"user","private":true,"type":"module"}\n');
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--no-save'];
  await command(user, 'npm', 'install', ...options, tarball());
});

function tarball(): string {
  return join(folder, `bill-analyze-${packageJson.version}.tgz`);
}

describe('npm pack', () => {
  it('gives the same bytes again', async () => {
    const again = join(folder, 'again');
    mkdirSync(again);
    await command(source, 'npm', 'pack', '--pack-destination', again);
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(hash(join(again, basename(tarball())))).toBe(hash(tarball()));
  });

  it('holds what is listed and nothing else', async () => {
    const { stdout } = await command(folder, 'tar', 'tzf', tarball());
    const files = stdout
      .trimEnd()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));
    const listed =
      /^(package\.json|README(\.zh)?\.md|CHANGELOG\.md|LICENSE|dist\/settings\.schema\.json|dist\/schemas\/[\w.-]+\.json|dist\/(bin|src|man|types\/src)\/.+)$/;
    const document =
      /^(samples\/(page\.png|names\.csv|1234567890123456-\d+_\d+_consumedetailbillv2\.csv)|(src|test\/bench|samples)\/(.+\/)?README(\.zh)?\.md)$/;
    const others = files
      .filter((path) => !listed.test(path) && !document.test(path))
      .map((path) => path.split('/').slice(0, 3).join('/'));
    expect([...new Set(others)]).toEqual([]);
    for (const path of [
      'package.json',
      'README.md',
      'LICENSE',
      'dist/bin/bill-analyze.js',
      'dist/src/index.js',
    ])
      expect(files).toContain(path);
    expect(files).toContain('dist/types/src/index.d.ts');
    expect(files).toContain(packageJson.man);
  });

  it('runs nothing where it is installed', async () => {
    const { stdout } = await command(folder, 'tar', 'xzOf', tarball(), 'package/package.json');
    const { scripts } = JSON.parse(stdout);
    for (const name of INSTALL_SCRIPTS) expect(scripts).not.toHaveProperty(name);
  });
});

describe('installed in an empty folder', () => {
  const installed = join(user, 'node_modules/.bin/bill-analyze');

  it('its executable reports a bill', async () => {
    const { stdout, stderr } = await command(user, installed, MAY, '--by', 'month', '--measure', 'payable');
    expect(stdout).toBe('billing_month,currency,tax,payable\n2026-05,CNY,included,74.96758806\n');
    expect(stderr).toContain('rows read 100 = counted 97');
  });

  it('reads folders and globs', async () => {
    const delivery = join(ROOT, 'samples/delivery');
    for (const input of [delivery, join(delivery, '*.csv')]) {
      const { stdout } = await command(user, installed, input, '--by', 'month', '--measure', 'rows,payable');
      expect(stdout).toContain(',86,75.00514394\n');
    }
  });

  it('has its help with it', async () => {
    const { stdout } = await command(user, installed, 'help', 'contract');
    expect(stdout).toBe(readFileSync(join(ROOT, 'src/report/README.md'), 'utf8'));
  });

  it('has the schemas of its outputs, as the sources have them', async () => {
    const program = `
      import { readdirSync, readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      const report = fileURLToPath(import.meta.resolve('bill-analyze/schemas/report.schema.json'));
      const names = readdirSync(fileURLToPath(new URL('.', import.meta.resolve('bill-analyze/schemas/columns.json'))));
      console.log(JSON.stringify([JSON.parse(readFileSync(report, 'utf8')), names]));
    `;
    const { stdout } = await command(user, process.execPath, '--input-type=module', '-e', program);
    const [report, names] = JSON.parse(stdout);
    const made = schemas();
    expect(report).toEqual(JSON.parse(JSON.stringify(made.report)));
    expect(names.sort()).toEqual(
      [...Object.keys(made).map((name) => `${name}.schema.json`), 'columns.json'].sort(),
    );
  });

  it('tells its version, with npx too', async () => {
    for (const [name = '', ...args] of [[installed], ['npx', '--no', '--', 'bill-analyze']]) {
      const { stdout } = await command(user, name, ...args, '--version');
      expect(stdout).toBe(`${packageJson.version}\n`);
    }
  });

  it('is importable, with types', async () => {
    const program = `
      import { type Cube, costTable, formatDecimal, readBill, type Table, totalsOf } from 'bill-analyze';
      const cube: Cube = await readBill([${JSON.stringify(MAY)}], { by: ['model'] });
      const table: Table = costTable(cube, { dimensions: ['model'], measures: ['payable'] });
      const payable: bigint | null | undefined = totalsOf(cube)[0]?.measures.payable;
      console.log(table.rows.length, formatDecimal(payable ?? 0n));
      // @ts-expect-error A row count is a number: types are there, and are not any.
      export const wrong: string = cube.proof.rowsRead;
    `;
    writeFileSync(join(user, 'program.ts'), program);
    await command(user, join(ROOT, 'node_modules/.bin/tsc'), ...strictly, 'program.ts');
    const { stdout, stderr } = await command(user, process.execPath, 'program.js');
    expect(stdout).toBe('20 74.96758806\n');
    expect(stderr).toBe('');
  });

  it("does what the library's document says, with types", async () => {
    const shown = readFileSync(join(ROOT, 'src/library/README.md'), 'utf8');
    const [, program = ''] = /```ts\n(.*?)```/s.exec(shown) ?? [];
    const may = readFileSync(MAY, 'utf8').split(/(?<=\n)/);
    const { by_model: models } = sampleAnswers().find(({ input }) => MAY.endsWith(input)) as SampleAnswer;
    const files = {
      'asked.ts': program,
      'may.csv': may.join(''),
      // The export lost a line since.
      'may-again.csv': may.toSpliced(5, 1).join(''),
      'april.csv': readFileSync(APRIL, 'utf8'),
      // All of the bill's own sums, and one more.
      'statement.csv': [
        'Model,Sum',
        ...models.map(({ model, payable }) => `${model},${payable}`),
        'aitryon,0.01',
      ]
        .map((line) => `${line}\n`)
        .join(''),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(user, name), text);
    await command(user, join(ROOT, 'node_modules/.bin/tsc'), ...strictly, 'asked.ts');
    const { stdout, stderr } = await command(user, process.execPath, 'asked.js');
    expect(stdout.split('\n')).toEqual([
      'payable 74.96758806 CNY',
      'found {"error":0,"warning":0,"note":5}',
      'removed 0.0696033 → 0',
      'bridge 22963587120000000000n 52004000940000000000n 74967588060000000000n',
      'statement aitryon over 0.01',
      'behind 37: 1.4414 = 1.4414',
      'line counted qwen3.6-plus 0.014594',
      'id qwen-max',
      'focus 97 true',
      '',
    ]);
    expect(stderr).toBe('');
  });

  it("does what the README's program says", async () => {
    const own = join(user, 'node_modules/bill-analyze');
    const shown = readFileSync(join(own, 'README.md'), 'utf8');
    const [, program = ''] = /```ts\n(.*?)```/s.exec(shown) ?? [];
    const [setUp = ''] = /^mkdir month && .*$/m.exec(shown) ?? [];
    await command(own, 'bash', '-c', setUp);
    // It runs where the samples are, and finds the package there.
    writeFileSync(join(own, 'month/shown.ts'), program);
    const tsx = join(ROOT, 'node_modules/.bin/tsx');
    const { stdout } = await command(join(own, 'month'), tsx, 'shown.ts');
    expect(stdout).toMatch(/^qwen3.6-plus \S+ \S+ \S+ CNY$/m);
  });

  it('brings no package with it that is not listed', () => {
    const names = Object.entries(packageLock.packages).filter(
      ([path, entry]) => path !== '' && !('dev' in entry),
    );
    const expected = names.map(([path]) => path.replace('node_modules/', ''));
    const found = readdirSync(join(user, 'node_modules'), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'bill-analyze')
      .flatMap(({ name, parentPath }) =>
        name.startsWith('@') ? readdirSync(join(parentPath, name)).map((part) => `${name}/${part}`) : [name],
      );
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('package.json and its lock', () => {
  const production = Object.entries(packageLock.packages).filter(
    ([path, entry]) => path !== '' && !('dev' in entry && entry.dev),
  );

  it('versions are exact', () => {
    const { dependencies, devDependencies } = packageJson;
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  it('no dependency runs a script when it is installed', () => {
    expect(production.length).toBeGreaterThan(5);
    for (const [path, entry] of production)
      expect([path, 'hasInstallScript' in entry]).toEqual([path, false]);
    for (const [path] of production) {
      const own = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
      for (const script of ['preinstall', 'install', 'postinstall'])
        expect(own.scripts ?? {}).not.toHaveProperty(script);
    }
  });

  it('every package has its integrity', () => {
    for (const [path, entry] of Object.entries(packageLock.packages)) {
      if (path !== '') expect([path, 'integrity' in entry]).toEqual([path, true]);
    }
  });

  it('versions known to be bad are not there', () => {
    const version = (name: string) =>
      (packageLock.packages as Record<string, { version?: string }>)[`node_modules/${name}`]?.version;
    expect(version('@uwdata/flechette')).toBe('2.6.0');
    expect(version('chalk')).not.toBe('5.6.1');
    expect(version('@duckdb/node-api')).not.toMatch(/^1\.3\.3/);
    expect(packageJson.dependencies['@uwdata/flechette']).toBe('2.6.0');
  });

  it('names files that are there', () => {
    for (const path of packageJson.files.filter((name) => !/^!?dist|\*/.test(name)))
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });
});

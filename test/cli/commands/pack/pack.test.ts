import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import type { RunOptions } from '../../../support/cli/ran.ts';
import { report, run } from '../../../support/cli/run.ts';
import { MAY, ROOT, SAMPLES, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { literal, plain, query } from '../../../support/services/duckdb.ts';

const folder = useFolder();
const NAMES = sample('names.csv');
const ANSWER = sampleAnswers().find(({ input }) => input === basename(MAY));
const PAYABLE = String(ANSWER?.totals[0]?.payable);

interface FileEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A pack, with its files by name. */
async function packed(name: string, args: readonly string[], options: RunOptions = {}) {
  const path = join(folder, name);
  const { code, stderr, stdout } = await run(['pack', ...args, '-o', path], options);
  expect(stdout).toBe('');
  const files = new Map(readdirSync(path).map((file) => [file, readFileSync(join(path, file))]));
  const manifest = JSON.parse(String(files.get('manifest.json')));
  return { path, code, stderr, files, manifest };
}

let plainPack: ReturnType<typeof packed> | undefined;

/** The pack of a month without an option, made once for all that only look at it. */
function may(): ReturnType<typeof packed> {
  plainPack ??= packed('may', [MAY]);
  return plainPack;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The entries of an archive and their sizes, inflated and with their checksums compared. */
async function entriesOf(path: string): Promise<ReadonlyMap<string, number>> {
  const zip = await yauzl.openPromise(path);
  const sizes = new Map<string, number>();
  for await (const entry of zip.eachEntry()) {
    let size = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) size += chunk.length;
    sizes.set(entry.fileName, size);
  }
  return sizes;
}

/** Nothing of ours, and nothing that we had begun. */
function untouched(path: string, before: readonly string[]): void {
  expect(readdirSync(path).sort()).toEqual([...before].sort());
}

const TABLES = [
  ...['cost.csv', 'groups.csv', 'by-model.csv', 'by-key.csv', 'by-day.csv'],
  ...['by-workspace.csv', 'by-channel.csv'],
];
const FINDINGS = ['findings.csv', 'findings-places.csv', 'findings.json'];
const ALWAYS = [...TABLES, ...FINDINGS, 'summary.html', 'workbook.xlsx', 'manifest.json'];
const RECONCILED = ['reconciliation.csv', 'reconciliation.html', 'reconciliation.json'];

describe('a pack', () => {
  it('has all papers, and a manifest with the hash of each', async () => {
    const { files, manifest, code, stderr } = await packed('all', [MAY, '--names', NAMES]);
    expect(code).toBe(0);
    expect([...files.keys()].sort()).toEqual([...ALWAYS, 'by-team.csv'].sort());
    expect(stderr).toContain(`Wrote ${files.size} files to `);
    const entries: readonly FileEntry[] = manifest.outputs;
    expect(entries.map(({ name }) => name).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    for (const { name, bytes, sha256: hash } of entries) {
      const own = files.get(name) as Buffer;
      expect({ name, bytes, hash }).toEqual({ name, bytes: own.length, hash: sha256(own) });
    }
    const inputs = [MAY, NAMES].map((path) => [basename(path), sha256(readFileSync(path))]);
    expect(manifest.inputs.map((input: FileEntry) => [input.name, input.sha256])).toEqual(inputs);
  });

  it('has the proof and the totals of the report, and the version', async () => {
    const { manifest } = await may();
    const { proof, totals, bill } = await report([MAY]);
    expect(manifest).toMatchObject({ report: 'pack', proof, totals, redacted: false, language: 'en' });
    expect(manifest.bill).toEqual({ ...bill, files: [basename(MAY)] });
    expect(manifest.tool).toEqual({
      name: 'bill-analyze',
      version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    });
    expect(manifest.reconciliation.asked).toBe(false);
  });

  it.each(sampleAnswers().filter(({ rejected }) => rejected === 0))(
    '$input: each table adds up to the bill',
    async ({ input, totals }) => {
      const { files, path } = await packed(`sum-${input.replace(/\W/g, '')}`, [sample(input)]);
      const names = [...TABLES, 'by-team.csv'].filter((each) => files.has(each));
      const sums = names.map(
        (name) =>
          `SELECT '${name}' AS name, coalesce(currency, '') AS currency, sum(rows::BIGINT) AS rows,
             sum(payable::DECIMAL(38,12)) AS payable
           FROM read_csv(${literal(join(path, name))}, all_varchar = true) GROUP BY ALL`,
      );
      const found = (await query(sums.join(' UNION ALL '))).map(({ name, currency, rows, payable }) =>
        [name, currency, Number(rows), plain(payable) ?? '0'].join(' '),
      );
      const wanted = names.flatMap((name) =>
        totals.map((total) => [name, total.currency ?? '', total.rows, total.payable ?? '0'].join(' ')),
      );
      expect(found.sort()).toEqual(wanted.sort());
    },
  );

  it('is the same bytes from the same input, wherever and whenever it is made', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    for (const path of [MAY, NAMES]) copyFileSync(path, join(elsewhere, basename(path)));
    const one = await packed('one', [MAY, '--names', NAMES, '--expect-payable', PAYABLE]);
    const two = await packed(
      'two',
      [basename(MAY), '--names', basename(NAMES), '--expect-payable', PAYABLE],
      {
        cwd: elsewhere,
        env: { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8', HOME: '/nowhere' },
      },
    );
    expect([...two.files.keys()]).toEqual([...one.files.keys()]);
    for (const [name, bytes] of one.files)
      expect(bytes.equals(two.files.get(name) as Buffer), name).toBe(true);
    const text = [...one.files].filter(([name]) => !name.endsWith('.xlsx')).map(([, bytes]) => String(bytes));
    expect(text.join('')).not.toContain(folder);
    expect(text.join('')).not.toMatch(/\bsamples\//);
  });

  it('as an archive has the same files, and is the same bytes too', async () => {
    const { files } = await may();
    const paths = ['a.zip', 'b.zip'].map((name) => join(folder, name));
    for (const path of paths) expect((await run(['pack', MAY, '-o', path])).code).toBe(0);
    const [a, b] = paths.map((path) => readFileSync(path)) as [Buffer, Buffer];
    expect(a.equals(b)).toBe(true);
    const entries = Object.entries(unzipSync(a));
    expect(entries.map(([name]) => name).sort()).toEqual([...files.keys()].sort());
    for (const [name, bytes] of entries)
      expect(Buffer.from(bytes).equals(files.get(name) as Buffer), name).toBe(true);
    // Another reader than the writer's own.
    expect(await entriesOf(paths[0] as string)).toEqual(
      new Map(entries.map(([name, { length }]) => [name, length])),
    );
  });

  it('has what check finds, in its files and in the summary', async () => {
    const { files } = await packed('found', [sample('hand-edited-202605.csv')]);
    const { stdout } = await run(['check', sample('hand-edited-202605.csv'), '--format', 'csv']);
    const own = (text: string) => text.replaceAll(`${SAMPLES}/`, '');
    expect(String(files.get('findings.csv'))).toBe(own(stdout));
    const codes = JSON.parse(String(files.get('findings.json'))).rows.map(
      ({ code }: { code: string }) => code,
    );
    expect(codes.length).toBeGreaterThan(0);
    expect(String(files.get('summary.html'))).toContain('Findings');
  });

  it('speaks Chinese, and keeps the words of machines', async () => {
    const { files, manifest } = await packed('zh', [MAY, '--lang', 'zh']);
    expect(String(files.get('summary.html'))).toContain('没有要求对账');
    expect(String(files.get('cost.csv'))).toMatch(/^billing_month,/);
    expect(manifest.language).toBe('zh');
  });

  it('is of the rows that filters leave, and says so', async () => {
    const { manifest, files } = await packed('filtered', [MAY, '--model', 'qwen*']);
    expect(manifest.filters).toBe('--model qwen*');
    expect(manifest.proof.filtered).toBeGreaterThan(0);
    const { stdout } = await run([MAY, '--model', 'qwen*', '--by', 'model', '--format', 'csv']);
    expect(String(files.get('by-model.csv'))).toBe(stdout);
  });

  it('has a summary that loads nothing, runs nothing and has a sheet of styles for paper', async () => {
    const html = String((await may()).files.get('summary.html'));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|https?:/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('@media print');
    expect(html).toContain('74.96758806');
  });
});

describe('the reconciliation of a pack', () => {
  it('that agrees is in it, and the exit code is 0', async () => {
    const { files, manifest, code } = await packed('agrees', [MAY, '--expect-payable', PAYABLE]);
    expect(code).toBe(0);
    expect([...files.keys()].sort()).toEqual([...ALWAYS, ...RECONCILED].sort());
    expect(manifest.reconciliation).toMatchObject({ asked: true, equal: true });
    expect(String(files.get('summary.html'))).toContain('reconciliation.html');
  });

  it('that does not agree is in it, and the exit code is 1', async () => {
    const { manifest, code } = await packed('differs', [MAY, '--expect-payable', '1']);
    expect(code).toBe(1);
    expect(manifest.reconciliation).toMatchObject({ asked: true, equal: false });
  });

  it('is with a statement too, whose hash is in the manifest', async () => {
    const statement = join(folder, 'statement.csv');
    writeFileSync(statement, `month,payable\n2026-05,${PAYABLE}\n`);
    const { manifest, code, stderr } = await packed('statement', [MAY, '--against', statement]);
    expect({ code, stderr: stderr.split('\n').length }).toEqual({ code: 0, stderr: 2 });
    expect(manifest.inputs.at(-1)).toMatchObject({
      role: 'against',
      name: 'statement.csv',
      sha256: sha256(readFileSync(statement)),
    });
  });
});

describe('the place of a pack', () => {
  it('may be an empty folder, or a former pack, which is replaced whole', async () => {
    mkdirSync(join(folder, 'again'));
    const first = await packed('again', [MAY, '--expect-payable', PAYABLE]);
    expect(first.files.has('reconciliation.csv')).toBe(true);
    const second = await packed('again', [MAY, '--lang', 'zh']);
    expect(second.files.has('reconciliation.csv')).toBe(false);
    expect(second.manifest.language).toBe('zh');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is not a folder with anything else in it', async () => {
    const path = join(folder, 'foreign');
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'mine');
    const ran = await run(['pack', MAY, '-o', path]);
    expect(ran).toMatchObject({ stdout: '', code: 2 });
    expect(ran.stderr).toContain('something other than an earlier pack');
    untouched(path, ['thesis.txt']);
    const mine = await packed('mine', [MAY]);
    writeFileSync(join(mine.path, 'thesis.txt'), 'mine');
    expect((await run(['pack', MAY, '-o', mine.path])).code).toBe(2);
    untouched(mine.path, [...mine.files.keys(), 'thesis.txt']);
  });

  it.each([
    ['none', [MAY], 'pack needs a place', 2],
    ['under a folder that is not there', [MAY, '-o', join('nosuch', 'deep', 'pack')], 'nosuch', 3],
    ['for standard input', ['-', '-o', 'never'], 'can be read only once', 2],
    ['for a bill that is not there', ['nosuch.csv', '-o', 'never'], 'no such file', 3],
    [
      'for a redacted reconciliation',
      [MAY, '--redact', '--expect-payable', '1', '-o', 'never'],
      'cannot be redacted',
      2,
    ],
    [
      'with options of a reconciliation alone',
      [MAY, '--tolerance', '1', '-o', 'never'],
      '--tolerance is for a reconciliation',
      2,
    ],
    ['with options that it has no use for', [MAY, '--by', 'day', '-o', 'never'], '--by', 2],
  ])('%s', async (_, args, said, wanted) => {
    const { stdout, stderr, code } = await run(['pack', ...args], { cwd: folder, stdin: 'x' });
    expect({ stdout, code }).toEqual({ stdout: '', code: wanted });
    expect(stderr).toContain(said);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('does not swallow a bill that lies in it', async () => {
    const path = join(folder, 'inside');
    mkdirSync(path);
    copyFileSync(MAY, join(path, 'cost.csv'));
    writeFileSync(
      join(path, 'manifest.json'),
      JSON.stringify({ report: 'pack', outputs: [{ name: 'cost.csv' }] }),
    );
    const { code, stderr } = await run(['pack', join(path, 'cost.csv'), '-o', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('which the pack would replace');
    untouched(path, ['cost.csv', 'manifest.json']);
  });
});

describe('the exit code of a pack', () => {
  it('is 3 where rows were rejected, and the pack is there with its proof', async () => {
    const { code, manifest } = await packed('bad', [sample('bad-rows-202605.csv')]);
    expect(code).toBe(3);
    expect(manifest.proof.rejected).toBeGreaterThan(0);
  });

  it('is 1 where the check finds an error, or the rows are not as many as expected', async () => {
    const twice = join(folder, 'twice.csv');
    const [head = '', first = '', ...rest] = readFileSync(MAY, 'utf8').split('\n');
    writeFileSync(twice, [head, first, first, ...rest].join('\n'));
    const { code, manifest } = await packed('twice', [twice]);
    expect(manifest.check.errors).toBeGreaterThan(0);
    expect(code).toBe(1);
    expect((await packed('rows', [MAY, '--expect-rows', '7'])).code).toBe(1);
  });
});

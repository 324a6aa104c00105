import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/cli/options/commands.ts';
import { DIMENSION_OPTIONS } from '../../../../src/cli/options/dimension-names.ts';
import { FORMATS } from '../../../../src/cli/options/formats.ts';
import { CANARIES, canaryFiles } from '../../../support/bills/canary-bill.ts';
import type { Ran } from '../../../support/cli/ran.ts';
import { onTerminal, report, run } from '../../../support/cli/run.ts';
import { APRIL, MAY, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { literal, query } from '../../../support/services/duckdb.ts';
import { isWhole } from '../../../support/setup/effort.ts';

const folder = useFolder();
const canary = canaryFiles(folder);
const NAMES = ['--names', canary.names];
const EVERYTHING = [...DIMENSION_OPTIONS, 'api-key-name', 'workspace-name', 'team', '成本中心'].join();

/** Everything that a run leaves behind. */
async function left(args: readonly string[], env = {}): Promise<{ texts: string[]; ran: Ran }> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const ran = await run(args, { env });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const written: string[] = [];
  for (const file of files)
    written.push(file.name, ...(await textsOf(readFileSync(join(file.parentPath, file.name)))));
  const piped = /^(?:PK|PAR1)/.test(ran.bytes.subarray(0, 4).toString('latin1'));
  return {
    texts: [
      ...(piped ? await textsOf(ran.bytes) : [ran.stdout, ...packedIn(ran.stdout)]),
      ran.stderr,
      ...written,
    ],
    ran,
  };
}

/** A file as text; of an archive or a page all that is in it, of Parquet its cells and its footer. */
async function textsOf(bytes: Buffer): Promise<string[]> {
  const magic = bytes.subarray(0, 4).toString();
  if (magic === 'PAR1') return parquetTexts(bytes);
  if (!magic.startsWith('PK'))
    return [bytes.toString(), bytes.toString('utf16le'), ...packedIn(bytes.toString())];
  const inside = Object.entries(unzipSync(bytes)).map(async ([name, data]) => [
    name,
    ...(await textsOf(Buffer.from(data))),
  ]);
  return (await Promise.all(inside)).flat();
}

async function parquetTexts(bytes: Buffer): Promise<string[]> {
  const path = join(folder, 'judged.parquet');
  writeFileSync(path, bytes);
  const rows = await query(`SELECT * FROM ${literal(path)}`);
  const about = await query(`SELECT decode(value) AS about FROM parquet_kv_metadata(${literal(path)})`);
  expect(rows.length).toBeGreaterThan(0);
  expect(about.length).toBe(1);
  return [JSON.stringify(rows), JSON.stringify(about)];
}

/** What the analytics page holds packed. */
function packedIn(text: string): string[] {
  const data = /id="bill-data">([^<]+)</.exec(text)?.[1];
  return data === undefined ? [] : [gunzipSync(Buffer.from(data, 'base64')).toString()];
}

function hits(texts: readonly string[]): string[] {
  return texts.flatMap((text) => CANARIES.flatMap((each) => each.exec(text)?.[0] ?? []));
}

/** With pseudonyms of the input or of a key. Papers of one kind are made in turns in one way or the other. */
const ENVS = [{}, { BILL_ANALYZE_REDACT_KEY: 'a key of enough letters', BILL_ANALYZE_DEBUG: '1' }];

async function leavesNone(args: readonly string[], envs: typeof ENVS): Promise<void> {
  for (const env of envs) {
    const { texts, ran } = await left([...args, '--redact'], env);
    expect(hits(texts)).toEqual([]);
    expect(texts.join('')).not.toBe('');
    expect(ran.stderr).not.toMatch(/BILL_ANALYZE_DEBUG|^\s+at /m);
  }
}

const OUT = join(folder, 'out', 'report');
/** Every format several times over. */
const PAPERS: [string, string[]][] = [
  ...(FORMATS.flatMap((format) => [
    [`${format} on stdout`, [canary.bill, ...NAMES, '--format', format]],
    [`${format} in a file`, [canary.bill, ...NAMES, '--format', format, '-o', OUT]],
    [`${format} by everything`, [canary.bill, ...NAMES, '--format', format, '--by', EVERYTHING, '-o', OUT]],
  ]) as [string, string[]][]),
  ...['table', 'json', 'csv', 'html', 'xlsx', 'parquet'].flatMap((format) => [
    [`check as ${format}`, ['check', canary.bill, '--format', format]] as [string, string[]],
    [`check of bad rows as ${format}`, ['check', canary.bad, '--format', format]] as [string, string[]],
  ]),
  ['a line with two contents in a workbook', [canary.bill, canary.changed, '-o', `${OUT}.xlsx`]],
  ['a line with two contents in a pack', ['pack', canary.bill, canary.changed, '-o', OUT]],
  ['a pack', ['pack', canary.bill, ...NAMES, '-o', OUT]],
  ['a pack in an archive', ['pack', canary.bill, canary.tags, ...NAMES, '-o', `${OUT}.zip`, '--lang', 'zh']],
  ['a pack with a filter', ['pack', canary.bill, ...NAMES, '--api-key', 'zqcanary-key-name', '-o', OUT]],
  ['a pack of bad rows', ['pack', canary.bad, '-o', OUT]],
  ['a workbook in Chinese', [canary.bill, ...NAMES, '-o', `${OUT}.xlsx`, '--lang', 'zh']],
];

const OTHER_RUNS: [string, string[]][] = [
  ['in Chinese', [canary.bill, ...NAMES, '--format', 'table', '--lang', 'zh']],
  ['a pivot by key', [canary.bill, ...NAMES, '--by', 'month', '--pivot', 'api-key']],
  ['a pivot by name', [canary.bill, ...NAMES, '--by', 'month', '--pivot', 'api-key-name', '--format', 'md']],
  ['a top', [canary.bill, ...NAMES, '--by', 'api-key,model', '--top', '3', '--format', 'table']],
  ['tags', [canary.tags, '--by', 'tag:team,tag:env,model']],
  ['a filter by key', [canary.bill, '--api-key', canary.key, '--format', 'table']],
  ['a filter by name', [canary.bill, ...NAMES, '--api-key', 'zqcanary-key-name', '--format', 'md']],
  ['a filter by a part', [canary.bill, ...NAMES, '--workspace', 'llm-zqcanary*', '--format', 'table']],
  ['a filter by opaque id', [canary.bill, '--model', canary.opaque, '--format', 'table']],
  [
    'filters that fit nothing',
    [canary.bill, ...NAMES, '--api-key', '7310459', '--workspace', 'zqcanary-ws-nam', '--format', 'json'],
  ],
  [
    'a model that is nearly an opaque id',
    [canary.bill, '--model', canary.opaque.slice(0, -1).replace('zqcanary', 'zqcanari'), '--format', 'table'],
  ],
  ['a folder', [canary.folder, '--format', 'json']],
  ['a glob', [`${canary.folder}/*.csv`, '--format', 'table']],
  ['rejected rows', [canary.bad]],
  ['rejected rows in a file', [canary.bad, '--rejects', join(folder, 'out', 'rejects.csv')]],
  ['rejected rows in JSON', [canary.bad, '--format', 'json']],
  ['rejected rows by the other reader', [canary.bad, '--reader', 'reference']],
  ['the first rejected row', [canary.bad, '--strict']],
  ['too long a field', [canary.bad, '--limit', 'field=100']],
  ['too many groups', [canary.bill, '--limit', 'groups=2']],
  ['no header', [canary.garbage]],
  ['no such file', [join(canary.folder, 'zqcanary-nosuch.csv')]],
  ['no such folder', [join(canary.folder, 'zqcanary-*.zip')]],
  ['names twice', [canary.bill, '--names', canary.badNames]],
  ['no such names', [canary.bill, '--names', join(canary.folder, 'zqcanary-nosuch')]],
  ['the bill as output', [canary.bill, '-o', canary.bill]],
  ['the names as rejects', [canary.bill, ...NAMES, '--rejects', canary.names]],
  ['an expectation', [canary.bill, '--expect-payable', '1', '--expect-rows', '1']],
  ['one file twice', [canary.bill, canary.bill, '--format', 'table']],
  ['explain', ['explain', `${canary.key};llm-zqcanaryws1;qwen-plus;input_token;;0`]],
  [
    'explain as JSON',
    ['explain', `${canary.key};llm-zqcanaryws1;qwen-plus;input_token;;0`, '--format', 'json'],
  ],
  ['explain of an opaque id', ['explain', canary.opaque, '--format', 'json']],
  ['FOCUS line by line', [canary.bill, ...NAMES, '--format', 'focus', '--grain', 'line']],
  ['FOCUS in Parquet', [canary.bill, ...NAMES, '--format', 'focus', '-o', `${OUT}.parquet`]],
  ['FOCUS with tags', [canary.tags, '--format', 'focus']],
  [
    'FOCUS with what is stated',
    [canary.bill, '--format', 'focus', '--focus-set', 'InvoiceId=zqcanary-invoice'],
  ],
  ['check with all places', ['check', canary.bad, '--format', 'csv', '--places', '99']],
  ['check of a bill that is there twice', ['check', canary.bill, canary.copy, '--format', 'json']],
  ['a line with two contents', [canary.bill, canary.changed, '--format', 'json']],
  ['check of a line with two contents', ['check', canary.bill, canary.changed, '--format', 'csv']],
  ['check of a delivery', ['check', canary.delivered, '--format', 'json']],
  ['a pack in place of another folder', ['pack', canary.bill, '-o', folder]],
  // Whatever a command takes: what it says of bills it must say without the canaries.
  ...COMMANDS.filter(({ name }) => name !== 'explain').flatMap(({ name }) => [
    [`the command ${name}`, [name, canary.bill]] as [string, string[]],
    [`the command ${name} with two bills`, [name, canary.bill, canary.tags]] as [string, string[]],
    [`the command ${name} on bad rows`, [name, canary.bad]] as [string, string[]],
  ]),
];

describe('--redact leaves no canary in stdout, stderr or a file', () => {
  it.each(PAPERS.map((run, index) => [...run, index] as const))('%s', async (_, args, index) => {
    await leavesNone(args, isWhole ? ENVS : ENVS.slice(index % 2, (index % 2) + 1));
  });

  it.each(OTHER_RUNS)('%s', (_, args) => leavesNone(args, ENVS));

  it('nor on a terminal', async () => {
    const { stdout, stderr } = await onTerminal([canary.bill, ...NAMES, '--redact'], 200);
    expect(hits([stdout, stderr])).toEqual([]);
    expect(stdout).toContain('key-');
  });

  it('the search is awake: without it each of them is found', async () => {
    const { texts } = await left([canary.bill, ...NAMES, '--format', 'csv', '--by', EVERYTHING, '-o', OUT]);
    expect(new Set(hits(texts)).size).toBeGreaterThanOrEqual(CANARIES.length - 1);
    for (const args of [
      [canary.bill, '-o', `${OUT}.html`],
      [canary.bill, '-o', `${OUT}.xlsx`],
      [canary.bill, '-o', `${OUT}.parquet`],
      [canary.bill, '--format', 'focus', '--grain', 'line'],
      ['check', canary.bill, '--format', 'parquet', '-o', OUT],
      ['check', canary.bill, canary.copy, '--format', 'csv'],
      ['check', canary.delivered, '--format', 'csv'],
      ['pack', canary.bill, '-o', `${OUT}.zip`],
    ])
      expect(hits((await left(args)).texts).length, args.join(' ')).toBeGreaterThan(0);
    for (const args of [[canary.bad], [canary.garbage], [canary.bill, '--names', canary.badNames]])
      expect(hits((await left(args)).texts).length).toBeGreaterThan(0);
    expect(existsSync(canary.bill)).toBe(true);
  });
});

const IDENTITIES = ['account_id', 'workspace_id', 'api_key_id'];

describe('what stays', () => {
  it.each(sampleAnswers().map(({ input }) => input))(
    '%s: amounts, proof, finality, exit code',
    async (input) => {
      const args = [sample(input), '--by', 'day,model,type,channel,fee-type,unit'];
      const [open, hidden] = [
        await run([...args, '--format', 'json']),
        await run([...args, '--format', 'json', '--redact']),
      ];
      expect(hidden.code).toBe(open.code);
      const [real, shown] = [JSON.parse(open.stdout), JSON.parse(hidden.stdout)];
      // An id of unknown form, which has no type, is the name of its model.
      const rows = (all: { rows: Record<string, unknown>[] }) =>
        all.rows
          .map((row) => ({ ...row, model: row.usage_type === null ? '' : row.model }))
          .map((row) => JSON.stringify(row))
          .sort();
      expect(rows(shown)).toEqual(rows(real));
      for (const part of ['proof', 'totals', 'columns']) expect(shown[part]).toEqual(real[part]);
      expect({ ...shown.bill, files: 0, accounts: shown.bill.accounts.length }).toEqual({
        ...real.bill,
        files: 0,
        accounts: real.bill.accounts.length,
      });
    },
  );

  it('groups: for each identity one pseudonym, and the other way', async () => {
    const args = [
      MAY,
      '--by',
      'account,workspace,api-key',
      '--sort',
      'payable',
      '--measure',
      'rows,payable,tokens',
    ];
    const real = await report(args);
    const shown = await report([...args, '--redact']);
    const figures = (row: Record<string, unknown>) => `${row.rows} ${row.payable} ${row.tokens}`;
    const pairs = new Map<string, Set<string>>();
    for (const row of real.rows) {
      const same = shown.rows.filter((each) => figures(each) === figures(row));
      expect(same).toHaveLength(1);
      for (const column of IDENTITIES) {
        const key = `${column} ${row[column]}`;
        pairs.set(key, (pairs.get(key) ?? new Set()).add(String(same[0]?.[column])));
      }
    }
    expect([...pairs.values()].every((each) => each.size === 1)).toBe(true);
    expect(new Set([...pairs].map(([key, [name]]) => `${key.split(' ')[0]} ${name}`)).size).toBe(pairs.size);
    for (const [key, [name = '']] of pairs)
      expect(name).toMatch(key.endsWith('null') ? /^null$/ : /^(account|workspace|key)-\w{10}$/);
  });

  it('a filter and names are of the real ones', async () => {
    const args = [MAY, '--names', sample('names.csv'), '--by', 'model', '--measure', 'payable'];
    const real = await run([...args, '--api-key', 'search-*']);
    expect((await run([...args, '--api-key', 'search-*', '--redact'])).stdout).toBe(real.stdout);
  });
});

describe('pseudonyms', () => {
  const keysOf = async (bill: string, env = {}, ...args: string[]) => {
    const { rows } = await report([bill, '--redact', '--by', 'api-key', '--measure', 'payable', ...args], {
      env,
    });
    return new Set(rows.map((row) => row.api_key_id).filter((key) => key !== null));
  };
  const SECRET = { BILL_ANALYZE_REDACT_KEY: 'the secret of a finance team' };
  const common = (a: Set<unknown>, b: Set<unknown>) => [...a].filter((each) => b.has(each)).length;

  it('of one key are the same in each format, table, language, zone and order of work', async () => {
    const keys = await keysOf(MAY, SECRET);
    expect(keys.size).toBe(6);
    for (const args of [
      ['--format', 'csv'],
      ['--format', 'ndjson', '--by', 'day,api-key,model'],
      ['--format', 'openmetrics'],
      ['--format', 'html', '--by', 'api-key'],
      ['--format', 'focus'],
      ['--format', 'focus', '--grain', 'line'],
      ['--format', 'table', '--lang', 'zh'],
      ['--format', 'md', '--reader', 'reference'],
      ['--format', 'csv', '--model', '*'],
    ]) {
      const { stdout } = await run([MAY, '--redact', ...args], {
        env: { ...SECRET, TZ: 'Asia/Tokyo', HOME: '/nowhere' },
      });
      expect(new Set(stdout.match(/\bkey-\w{10}\b/g)), args.join(' ')).toEqual(keys);
    }
  });

  it('without a key are others in each run, so that nobody can find an id by trying all', async () => {
    for (const args of [[], ['--model', 'qwen-max'], ['--reader', 'reference']])
      expect(common(await keysOf(MAY, {}, ...args), await keysOf(MAY, {}, ...args)), args.join(' ')).toBe(0);
    expect(common(await keysOf(MAY), await keysOf(APRIL))).toBe(0);
  });

  it.each([
    [
      'a report of a single key',
      [MAY, '--redact', '--api-key', '5000001', '--by', 'api-key'],
      /\bkey-\w{10}\b/g,
    ],
    [
      'check',
      ['check', canary.bill, canary.changed, '--redact', '--format', 'json'],
      /\b(?:line|id|key)-\w{10}\b/g,
    ],
    ['explain', ['explain', '5000001;llm-demo;qwen-plus;input_token;;0', '--redact'], /\bkey-\w{10}\b/g],
    ['FOCUS by line', [MAY, '--redact', '--format', 'focus', '--grain', 'line'], /\bkey-\w{10}\b/g],
  ])('without a key are of one run: %s', async (_, args, pattern) => {
    const of = async (env = {}) => new Set((await run(args, { env })).stdout.match(pattern));
    const [first, second] = [await of(), await of()];
    expect(first.size).toBeGreaterThan(0);
    expect(second.size).toBe(first.size);
    expect(common(first, second)).toBe(0);
    expect(await of(SECRET)).toEqual(await of(SECRET));
  });

  it('are the same in all papers of a pack, of one run without a key, and byte for byte with one', async () => {
    const packed = async (name: string, env = {}) => {
      const place = join(folder, name);
      expect((await run(['pack', MAY, '--redact', '-o', place], { env })).code).toBe(0);
      const texts = readdirSync(place)
        .filter((each) => /\.(?:csv|json|html)$/.test(each))
        .map((each) => readFileSync(join(place, each), 'utf8'));
      return { texts, keys: new Set(texts.join('').match(/\bkey-\w{10}\b/g)) };
    };
    const [first, second] = [await packed('pack-1'), await packed('pack-2')];
    expect([first.keys.size, second.keys.size]).toEqual([6, 6]);
    expect(common(first.keys, second.keys)).toBe(0);
    expect(first.texts.join('')).toContain('--redact-key-file');
    expect((await packed('pack-3', SECRET)).texts).toEqual((await packed('pack-4', SECRET)).texts);
  });

  it('with a key are the same over months, and others with another key', async () => {
    const may = await keysOf(MAY, SECRET);
    expect(common(may, await keysOf(APRIL, SECRET))).toBeGreaterThan(3);
    expect(common(may, await keysOf(MAY, { BILL_ANALYZE_REDACT_KEY: 'the secret of another team' }))).toBe(0);
    expect(common(may, await keysOf(MAY))).toBe(0);
  });

  it('take the key of a file that only its owner can read', async () => {
    const file = join(folder, 'redact.key');
    writeFileSync(file, `${SECRET.BILL_ANALYZE_REDACT_KEY}\n`, { mode: 0o600 });
    expect(await keysOf(MAY, {}, '--redact-key-file', file)).toEqual(await keysOf(MAY, SECRET));
    chmodSync(file, 0o644);
    const { code, stderr } = await run([MAY, '--redact', '--redact-key-file', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(`chmod 600 ${file}`);
  });

  it.each([
    [
      'too short a key',
      ['--redact'],
      { BILL_ANALYZE_REDACT_KEY: 'short' },
      2,
      'BILL_ANALYZE_REDACT_KEY is shorter than 16',
    ],
    ['a key file without --redact', ['--redact-key-file', 'x'], {}, 2, '--redact-key-file needs --redact'],
    ['no such key file', ['--redact', '--redact-key-file', 'nosuch'], {}, 3, 'nosuch: no such file'],
  ])('%s', async (_, args, env, wanted, said) => {
    const { stdout, stderr, code } = await run([MAY, ...args], { env });
    expect({ stdout, code }).toEqual({ stdout: '', code: wanted });
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('BILL_ANALYZE_REDACT_KEY=short');
  });

  it('are said to be pseudonyms, in the report itself', async () => {
    const { warnings } = await report([MAY, '--redact']);
    const [notice] = warnings.filter(({ code }) => code === 'REDACTED');
    expect(notice?.message).toContain('pseudonyms');
    expect(notice?.message).toContain('another run has others; --redact-key-file');
    const { stdout } = await run([MAY, '--redact', '--format', 'table', '--lang', 'zh'], { env: SECRET });
    expect(stdout).toContain('使用同一脱敏密钥的报告，化名相同');
  });
});

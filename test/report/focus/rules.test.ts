import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { BY_HAND, MISTAKEN, NOT_RUN, OF_CELLS, OF_NAMES, UNSUPPORTED } from '../../support/focus/listed.ts';
import { CRITERIA, type Judged, RULES, ruleSql } from '../../support/focus/model.ts';
import { FOCUS_SAMPLES, shortfallsOf } from '../../support/focus/samples.ts';
import { column, connect, literal, query } from '../../support/services/duckdb.ts';

const folder = useFolder();
const byHand = [...BY_HAND, ...OF_CELLS, ...OF_NAMES].flatMap(({ rules }) => rules);
const listed = NOT_RUN.flatMap(({ rules }) => rules);
const foreignColumns = new Set(
  Object.values(RULES)
    .filter(
      ({ EntityType, ApplicabilityCriteria }) =>
        EntityType === 'Column' && ApplicabilityCriteria.some(isForeign),
    )
    .map(({ Reference }) => Reference),
);

function isForeign(criterion: string): boolean {
  return criterion in UNSUPPORTED;
}

function isUnsupported(id: string): boolean {
  const { ApplicabilityCriteria, Reference } = RULES[id] ?? {};
  return ApplicabilityCriteria?.some(isForeign) === true || foreignColumns.has(Reference ?? '');
}

/** The rules that are run as the model has them. */
const RUN = Object.keys(RULES).filter(
  (id) => !isUnsupported(id) && !listed.includes(id) && !byHand.includes(id) && !(id in MISTAKEN),
);
const counts = (id: string) => RUN.includes(id);

describe('the requirements model of FOCUS 1.2', () => {
  it('has each rule run, or listed with a reason, once', () => {
    const dynamic = RUN.filter((id) => RULES[id]?.Type === 'Dynamic');
    expect(dynamic).toEqual([]);
    const named = [...byHand, ...listed, ...Object.keys(MISTAKEN)];
    expect(named.filter((id) => RULES[id] === undefined)).toEqual([]);
    expect(named.filter((id, place) => named.indexOf(id) !== place)).toEqual([]);
    expect(Object.keys(UNSUPPORTED).filter((name) => !CRITERIA.includes(name))).toEqual([]);
    expect(Object.keys(RULES).length).toBe(621);
    expect(RUN.length).toBeGreaterThan(330);
  });
});

interface Exported {
  readonly path: string;
  readonly types: ReadonlyMap<string, string>;
}

const nameOf = ({ input, grain }: { input: string; grain: string }) => `${input}-${grain}`;
const exports = new Map<string, Exported>();
const broken = new Map<string, readonly string[]>();

/** One query is planned for all exports of the same columns: to plan it takes far longer than to run it. */
beforeAll(async () => {
  for (const one of FOCUS_SAMPLES) exports.set(nameOf(one), await exported(one));
  const signature = ({ types }: Exported) => JSON.stringify([...types]);
  const all = [...exports.values()];
  for (const columns of new Set(all.map(signature))) {
    const same = all.filter((each) => signature(each) === columns);
    for (const [path, rules] of await brokenFiles(same)) broken.set(path, rules);
  }
}, 300_000);

async function exported(one: (typeof FOCUS_SAMPLES)[number]): Promise<Exported> {
  const path = join(folder, nameOf(one));
  for (const file of [`${path}.parquet`, `${path}.csv`]) {
    const args = ['--format', 'focus', '--grain', one.grain, ...one.options, '-o', file];
    const { code, stderr } = await run([sample(one.input), ...args]);
    expect(code, stderr).not.toBe(2);
  }
  return { path, types: await typesOf(`SELECT * FROM ${literal(`${path}.parquet`)}`) };
}

describe.each(FOCUS_SAMPLES)('$input, one row a $grain', (one) => {
  it('meets them', async () => {
    const { path, types } = exports.get(nameOf(one)) as Exported;
    const names = [...types.keys()];
    const found = [
      ...(broken.get(path) ?? ['not judged']),
      ...(await brokenCells(`${path}.csv`, types)),
      ...brokenNames(names),
    ];
    expect([...new Set(found)].sort()).toEqual(shortfallsOf(one.input));
    expect(header(`${path}.csv`)).toEqual(names);
  });
});

/** The rules see what is wrong: each change below breaks some of them, and by name. */
describe('a damaged export', () => {
  it.each([
    ["'yuan' AS BillingCurrency", ['BillingCurrency-C-003-M', 'BillingCurrency-C-006-M']],
    ["'Sale' AS ChargeCategory", ['ChargeCategory-C-003-M']],
    ['NULL AS ChargeCategory', ['ChargeCategory-C-002-M']],
    ['NULL AS ConsumedUnit', ['ConsumedUnit-C-006-C']],
    ['NULL AS ConsumedQuantity', ['ConsumedUnit-C-005-C', 'ConsumedQuantity-C-006-C']],
    ['ListCost + 0.01 AS ListCost', ['ListCost-C-009-C', 'ListUnitPrice-C-010-C']],
    ['-1 AS ListUnitPrice', ['ListUnitPrice-C-008-M']],
    ["'Alibaba' AS InvoiceIssuerName", ['BilledCost-C-005-C']],
    ["'[1]' AS Tags", ['Tags-C-001-M', 'KeyValueFormat-A-001-M']],
    ['\'{"a":{}}\' AS SkuPriceDetails', ['SkuPriceDetails-C-001-M', 'SkuPriceDetails-C-017-C']],
    ["'Compute' AS ServiceCategory", ['ServiceSubcategory-C-004-M']],
    ["'Late' AS ChargeClass", ['ChargeClass-C-005-C']],
    ['ResourceId AS ServiceCategory', ['ServiceCategory-C-003-M', 'ServiceName-C-005-C']],
    ['BillLine AS SkuId', ['SkuPriceId-C-008-M']],
    ['ChargePeriodEnd AS ChargePeriodStart', ['ChargePeriodStart-C-004-M']],
    ["'千tokens' AS PricingUnit", ['PricingUnit-C-003-O', 'UnitFormat-A-001-M']],
    ["'' AS ProviderName", ['ProviderName-C-002-M']],
    ["'Expired' AS CommitmentDiscountStatus", ['CommitmentDiscountStatus-C-003-C']],
  ])('%s', async (change, rules) => {
    const path = join(folder, 'whole.parquet');
    if (!existsSync(path)) await run([MAY, '--format', 'focus', '-o', path]);
    const [as = '', name = ''] = change
      .split(' AS ')
      .map((part) => part.replace('BillLine', 'x_InstanceID || x_BillLines'));
    const rows = `SELECT * REPLACE (${as} AS ${column(name)}) FROM ${literal(path)}`;
    const types = await typesOf(rows);
    const found = await brokenRows(rows, { table: 'focus', types }, (id) => rules.includes(id));
    expect(found).toEqual(expect.arrayContaining(rules));
  });

  it('without a column', async () => {
    const path = join(folder, 'whole.parquet');
    if (!existsSync(path)) await run([MAY, '--format', 'focus', '-o', path]);
    const rows = `SELECT * EXCLUDE (ListCost) FROM ${literal(path)}`;
    const types = await typesOf(rows);
    // What is asked by hand needs the column to be asked at all: here the model speaks alone.
    const sums = RUN.map(
      (id) =>
        `count(*) FILTER (WHERE (${ruleSql(id, { table: 'focus', types }, counts)}) IS NOT true) AS ${column(id)}`,
    );
    const [found] = await query(`WITH focus AS MATERIALIZED (${rows}) SELECT ${sums.join(', ')} FROM focus`);
    expect(found?.['CostAndUsage-D-032-M']).not.toBe('0');
    expect(found?.['ListCost-C-001-M']).not.toBe('0');
  });
});

/** Each export by its path, with the rules that some of its rows do not meet. All have the same columns. */
async function brokenFiles(files: readonly Exported[]): Promise<Map<string, readonly string[]>> {
  const [{ path, types }] = files as [Exported];
  const fileOf = (each: string) => `SELECT * FROM ${literal(`${each}.parquet`)}`;
  const connection = await connect();
  try {
    // What is planned must not lean on the rows that are there when it is.
    await connection.run("SET disabled_optimizers = 'statistics_propagation'");
    await connection.run(`CREATE TEMP TABLE focus AS ${fileOf(path)} LIMIT 0`);
    const statement = await connection.prepare(judgement({ table: 'focus', types }));
    const found = new Map<string, readonly string[]>();
    for (const each of files) {
      await connection.run('DELETE FROM focus');
      await connection.run(`INSERT INTO focus ${fileOf(each.path)}`);
      const [counted] = (await statement.runAndReadAll()).getRowObjectsJson();
      found.set(each.path, namesOfBroken(counted));
    }
    return found;
  } finally {
    connection.closeSync();
  }
}

/** Rules that some row does not meet, of those that are asked. */
async function brokenRows(
  rows: string,
  judged: Judged,
  isAsked: (id: string) => boolean,
): Promise<readonly string[]> {
  const [counted] = await query(`WITH focus AS MATERIALIZED (${rows}) ${judgement(judged, isAsked)}`);
  return namesOfBroken(counted);
}

/** A query that counts for each rule the rows of `focus` that do not meet it: all in one pass over the rows. */
function judgement(judged: Judged, isAsked: (id: string) => boolean = () => true): string {
  const checks = [
    ...RUN.filter(isAsked).map((id) => [id, ruleSql(id, judged, counts)] as const),
    ...Object.entries(MISTAKEN).filter(([id]) => isAsked(id)),
    ...BY_HAND.flatMap(({ rules, sql }) => rules.filter(isAsked).map((id) => [id, sql] as const)),
  ];
  const sums = checks.map(([id, sql]) => `count(*) FILTER (WHERE (${sql}) IS NOT true) AS ${column(id)}`);
  return `SELECT count(*) AS total, ${sums.join(', ')} FROM focus`;
}

function namesOfBroken(counted: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  expect(Number(counted?.total)).toBeGreaterThan(0);
  return Object.entries(counted ?? {}).flatMap(([id, rows]) => (id === 'total' || rows === '0' ? [] : [id]));
}

async function typesOf(rows: string): Promise<ReadonlyMap<string, string>> {
  const described = await query(`DESCRIBE ${rows}`);
  return new Map(described.map((row) => [String(row.column_name), String(row.column_type)]));
}

async function brokenCells(path: string, types: ReadonlyMap<string, string>): Promise<string[]> {
  const kinds = { decimal: /^DECIMAL/, time: /^TIMESTAMP/, text: /^VARCHAR/ };
  const broken: string[] = [];
  for (const { rules, kind, sql } of OF_CELLS) {
    const names = [...types].filter(([, type]) => kinds[kind].test(type)).map(([name]) => column(name));
    const [found] = await query(
      `SELECT count(*) AS n FROM (SELECT unnest([${names}]) AS cell FROM read_csv(${literal(path)}, all_varchar = true, header = true))
       WHERE cell IS NOT NULL AND NOT (${sql})`,
    );
    if (found?.n !== '0') broken.push(...rules);
  }
  return broken;
}

function brokenNames(names: readonly string[]): string[] {
  const defined = new Set(Object.values(RULES).map(({ Reference }) => Reference));
  return OF_NAMES.filter(({ met }) => !met(names, defined)).flatMap(({ rules }) => rules);
}

function header(path: string): readonly string[] {
  return (readFileSync(path, 'utf8').split('\n')[0] ?? '').split(',');
}

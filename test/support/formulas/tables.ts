import {
  type Cube,
  costTable,
  DIMENSIONS,
  type Group,
  MEASURES,
  type Measures,
  type Table,
} from '../../../src/index.ts';
import { PAYLOADS } from './payloads.ts';

/** Tables full of formulas, made from cubes in memory: every payload in every text column of our output. */

/** All text columns: the contract's, a tag's and those of a names file. */
export const TEXT_COLUMNS: readonly string[] = [
  ...DIMENSIONS.flatMap(({ columns }) => columns.map(({ name }) => name)),
  ...['tag_team', 'workspace_name', 'api_key_name', 'team', 'cost_center'],
];
/** `rows` stands first among the figures and tells the rows of a table apart. */
export const FIGURES = ['rows', 'tokens', 'list_cost', 'payable'] as const;

const NOTHING = Object.fromEntries(MEASURES.map((name) => [name, null])) as Measures;
const ONE = 10n ** 18n;

/** The amounts of row `id` of any table here, by {@link FIGURES}: negative, from tiny to beyond a double's digits. */
export function amountsOf(id: number): readonly string[] {
  const figures = [`${id * 7919}`, `${id}.${String(id * 104_729).padStart(10, '0')}`, `0.00000${id}`];
  return [String(id), ...figures.map((text) => `-${text.replace(/(\.\d*?)0+$/, '$1')}`)];
}

/** Every payload in each column at once, then each column with another payload. */
export function everywhere(): Table {
  const values = [
    ...PAYLOADS.map((payload) => TEXT_COLUMNS.map(() => payload)),
    ...PAYLOADS.map((_, row) => TEXT_COLUMNS.map((_, place) => payloadAt(row + place))),
  ];
  return tableOf(TEXT_COLUMNS, values);
}

/** Every payload alone on its row: first, in the middle and last among plain texts. */
export function alone(): Table {
  const columns = ['model', 'region', 'item'];
  const values = columns.flatMap((_, place) =>
    PAYLOADS.map((payload) => ['qwen-max', 'cn-beijing', 'token_number'].with(place, payload)),
  );
  return tableOf(columns, values);
}

/** Payloads as names of columns: as a names file or a library's user may give them. */
export function asNames(): Table {
  return tableOf(PAYLOADS, [PAYLOADS, PAYLOADS.map((_, place) => payloadAt(place + 1))]);
}

/** Payloads as the heads of a pivot's columns. */
export function asHeads(measures: readonly string[]): Table {
  const cube = cubeOf(
    ['model', 'region'],
    PAYLOADS.map((payload) => ['qwen-max', payload]),
  );
  return costTable(cube, { dimensions: ['model'], pivot: 'region', measures });
}

function payloadAt(place: number): string {
  return PAYLOADS[place % PAYLOADS.length] as string;
}

function tableOf(dimensions: readonly string[], values: readonly (readonly string[])[]): Table {
  return costTable(cubeOf(dimensions, values), { dimensions, measures: FIGURES });
}

/** A group for each row, numbered from 1; the currency is text of the bill too. */
function cubeOf(dimensions: readonly string[], values: readonly (readonly string[])[]): Cube {
  return {
    dimensions,
    groups: values.map((own, index) => groupOf(own, index + 1)),
    bill: { files: [], months: [], accounts: [], final: null },
    proof: { rowsRead: 0, counted: 0, leftAside: 0, totalRows: 0, filtered: 0, duplicates: 0, rejected: 0 },
    notices: [],
    failures: [],
    asideProducts: [],
    corrections: [],
    withoutId: [],
  };
}

function groupOf(values: readonly string[], id: number): Group {
  const [, tokens, list_cost, payable] = amountsOf(id).map(units);
  const measures = { ...NOTHING, tokens, list_cost, payable } as Measures;
  return { values, currency: values[0] ?? null, tax: 'included', rows: id, measures };
}

function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * ONE + BigInt(fraction.padEnd(18, '0'));
  return text.startsWith('-') ? -size : size;
}

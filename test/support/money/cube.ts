import { expect } from 'vitest';
import type { Expected, Group } from '../../../samples/generator/expected.ts';
import { type Cube, costTable, formatDecimal, writeNdjson } from '../../../src/index.ts';

/** Everything a cube says, in one order and without file names: equal texts are equal cubes. */
export function cubeText(cube: Cube): string[] {
  const { dimensions, proof, bill, notices } = cube;
  const about = { dimensions, proof, months: bill.months, accounts: bill.accounts };
  const said = notices.map(({ code, columns, rows }) => JSON.stringify({ code, columns, rows }));
  return [JSON.stringify(about), ...said.sort(), ...groupTexts(cube)];
}

/** The first text that two lists do not share; undefined when they are equal. A whole cube would fill the screen. */
export function difference(ours: readonly string[], others: readonly string[]): string | undefined {
  const at = Array.from({ length: Math.max(ours.length, others.length) }).findIndex(
    (_, index) => ours[index] !== others[index],
  );
  return at === -1 ? undefined : `${ours[at]}\n${others[at]}`;
}

/** The groups of a cube alone. */
export function groupTexts({ groups }: Cube): string[] {
  const decimal = (_: string, value: unknown) => (typeof value === 'bigint' ? formatDecimal(value) : value);
  return groups.map((group) => JSON.stringify(group, decimal)).sort();
}

/** Compares a cube that has model, channel and API key with the generator's answer, to the last digit. */
export function expectAnswer(cube: Cube, expected: Expected): void {
  const { rowsRead, counted, leftAside, duplicates, rejected } = cube.proof;
  expect([rowsRead, counted, leftAside, duplicates, rejected]).toEqual([
    expected.rows_read,
    expected.counted,
    expected.left_aside,
    expected.duplicates,
    expected.rejected,
  ]);
  expectRows(cube, [], expected.totals);
  expectRows(cube, ['model'], expected.by_model);
  expectRows(cube, ['channel_name'], expected.by_channel);
  expectRows(cube, ['api_key_id'], expected.by_api_key);
}

/** Compares a roll-up, as machines read it, with the generator's answer. */
export function expectRows(cube: Cube, dimensions: readonly string[], expected: readonly Group[]): void {
  const ours = [...writeNdjson(costTable(cube, { dimensions }))].join('').split('\n').filter(Boolean);
  expect(ours.map(sortedKeys).sort()).toEqual(expected.map((row) => sortedKeys(JSON.stringify(row))).sort());
}

function sortedKeys(json: string): string {
  const row = JSON.parse(json) as Record<string, unknown>;
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

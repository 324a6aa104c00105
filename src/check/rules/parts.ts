import { type DeliveryName, deliveryName } from '../../bill/file-name.ts';
import type { Reading } from '../../read/contract/reading.ts';
import type { Findings } from '../findings/findings.ts';
import { daysFrom } from './days.ts';

/** Rows of a full part of a split delivery, as documented. */
const FULL_PART = 300_000;
const MOST_NAMED = 20;

interface Part {
  readonly file: string;
  readonly name: DeliveryName;
  /** Rows read of it; 0 for a file without a byte. */
  readonly rows: number;
}

/** Split deliveries with a part missing, and daily ones with a day missing, by the names and sizes of the files. */
export function checkParts(reading: Reading, findings: Findings): void {
  const parts = deliveredParts(reading);
  for (const [base, own] of grouped(parts, ({ name }) => name.base)) {
    checkNumbers(base, own, findings);
    checkSizes(base, own, findings);
  }
  const daily = parts.filter(({ name }) => name.period.length === 8);
  const accounts = grouped(daily, ({ name }) => name.base.slice(0, -name.period.length));
  for (const own of accounts.values()) checkDays(own, findings);
}

/** Days with a delivered file that has no rows: the provider itself says that nothing was billed. */
export function emptyDeliveryDays(reading: Reading): ReadonlySet<string> {
  const empty = deliveredParts(reading).filter(({ rows, name }) => rows === 0 && name.period.length === 8);
  return new Set(empty.map(({ name }) => dayOf(name)));
}

export function isDailyDelivery(reading: Reading): boolean {
  return reading.files.some((file) => deliveryName(file)?.period.length === 8);
}

function deliveredParts({ files, answers }: Reading): Part[] {
  const rows = new Map(answers.map(({ file, counts }) => [file, counts.rowsRead]));
  return files.flatMap((file) => {
    const name = deliveryName(file);
    return name === null ? [] : [{ file, name, rows: rows.get(file) ?? 0 }];
  });
}

/** Numbers begin with 0 or 1, and have no gaps. */
function checkNumbers(base: string, parts: readonly Part[], findings: Findings): void {
  const numbers = new Set(parts.flatMap(({ name: { part } }) => (part === null ? [] : [part])));
  if (numbers.size === 0) return;
  const last = Math.max(...numbers);
  const from = Math.min(1, ...numbers);
  const missing: string[] = [];
  for (let part = from; part < last && missing.length < MOST_NAMED; part++)
    if (!numbers.has(part)) missing.push(String(part));
  if (missing.length === 0) return;
  const kind = { code: 'PART_MISSING', subject: base, params: { base, missing } } as const;
  findings.add(kind);
  for (const { file } of inOrder(parts)) findings.add(kind, { place: { file, line: null } });
}

/** A full part is followed by another one, and all parts before the last are full. */
function checkSizes(base: string, parts: readonly Part[], findings: Findings): void {
  const ordered = inOrder(parts);
  const last = ordered.at(-1);
  if (last?.rows === FULL_PART) {
    const params = { base, rows: FULL_PART };
    const place = { file: last.file, line: null };
    findings.add({ code: 'PART_FULL', subject: base, params }, { place });
  }
  if (!ordered.some(({ rows }) => rows === FULL_PART)) return;
  for (const { file, rows } of ordered.slice(0, -1)) {
    if (rows === FULL_PART) continue;
    const kind = {
      code: 'PART_SHORT',
      subject: base,
      params: { base, rows: FULL_PART },
    } as const;
    findings.add(kind, { place: { file, line: null, text: String(rows) } });
  }
}

function checkDays(parts: readonly Part[], findings: Findings): void {
  const days = new Set(parts.map(({ name }) => dayOf(name)));
  const ordered = [...days].sort();
  const all = daysFrom(ordered[0] as string, ordered.at(-1) as string);
  const missing = all.filter((day) => !days.has(day));
  for (const day of missing) findings.add({ code: 'DELIVERY_DAY_MISSING', subject: day, params: { day } });
}

function dayOf({ period }: DeliveryName): string {
  return `${period.slice(0, 4)}-${period.slice(4, 6)}-${period.slice(6, 8)}`;
}

function inOrder(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => (a.name.part ?? 0) - (b.name.part ?? 0));
}

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own === undefined) groups.set(key(item), [item]);
    else own.push(item);
  }
  return groups;
}

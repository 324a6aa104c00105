import { deliveryName } from '../../bill/file-name.ts';
import { AMOUNTS, type FileAnswer } from '../../read/contract/answer.ts';
import { type BillGroup, bucket } from '../findings/bill-groups.ts';
import type { FindingKind } from '../findings/finding.ts';
import type { Findings } from '../findings/findings.ts';

const CONSUMED = AMOUNTS.indexOf('consumed');

/** All rows of one Instance ID and fee type that a file has in a month. */
interface Held {
  readonly answer: FileAnswer;
  readonly bucket: Pick<FindingKind, 'currency' | 'tax'>;
  first: string;
  last: string;
  rows: number;
  payable: bigint;
  consumed: bigint;
}

/** Two files, and what both seem to have. */
interface Pair {
  readonly one: FileAnswer;
  readonly other: FileAnswer;
  readonly held: Held[];
}

/**
 * A detail bill and its day summary, or exports in two layouts, hold the same lines; without line ids in both,
 * each counts twice. Nothing proves it, but it is likely if most Instance IDs of a file are also in another file on the
 * same days. Where two files have the same layout, or line ids, the rows themselves show it.
 */
export function checkTwice(groups: readonly BillGroup[], findings: Findings): void {
  if (groups.every(({ answer }) => answer === groups[0]?.answer)) return;
  const byKey = heldByKey(groups);
  const keys = new Map<FileAnswer, number>();
  const pairs = new Map<string, Pair>();
  const numbers = new Map<FileAnswer, number>();
  const numberOf = (answer: FileAnswer) => numbers.get(answer) ?? numbers.set(answer, numbers.size).size - 1;
  for (const held of byKey.values()) {
    for (const { answer } of held) keys.set(answer, (keys.get(answer) ?? 0) + 1);
    const ordered = held.length < 2 ? [] : held.sort(byDays);
    for (const [index, later] of ordered.entries()) {
      const earlier = ordered[index - 1];
      if (earlier === undefined || !isTwice(earlier, later)) continue;
      const { one, other, own } = pairOf(earlier, later);
      const name = `${numberOf(one)} ${numberOf(other)}`;
      const pair = pairs.get(name) ?? { one, other, held: [] };
      pair.held.push(own);
      pairs.set(name, pair);
    }
  }
  for (const pair of pairs.values()) {
    const fewer = Math.min(keys.get(pair.one) ?? 0, keys.get(pair.other) ?? 0);
    if (pair.held.length * 2 >= fewer) tell(pair, findings);
  }
}

function heldByKey(groups: readonly BillGroup[]): ReadonlyMap<string, Held[]> {
  const byKey = new Map<string, Held[]>();
  for (const group of groups) {
    const { answer, decoded, month, raw, first, last, payable } = group;
    const { id, feeType, currency } = decoded;
    // Keys and workspaces belong to one account, which not every layout names.
    const key = JSON.stringify([month, id.raw.trim(), feeType, currency]);
    const all = byKey.get(key) ?? [];
    byKey.set(key, all);
    let own = all.find((each) => each.answer === answer);
    if (own === undefined) {
      own = { answer, bucket: bucket(group), first, last, rows: 0, payable: 0n, consumed: 0n };
      all.push(own);
    }
    own.rows += raw.rows;
    own.payable += payable ?? 0n;
    own.consumed += raw.sums[CONSUMED] ?? 0n;
    if (first < own.first) own.first = first;
    if (last > own.last) own.last = last;
  }
  return byKey;
}

/** Puts files of the same days beside each other. */
function byDays(a: Held, b: Held): number {
  const [x, y] = [a.first + a.last, b.first + b.last];
  if (x !== y) return x < y ? -1 : 1;
  return a.payable < b.payable ? -1 : a.payable > b.payable ? 1 : 0;
}

function isTwice(a: Held, b: Held): boolean {
  if (arePieces(a.answer.file, b.answer.file) || rowsTell(a.answer, b.answer)) return false;
  const isSame =
    a.payable === b.payable && a.consumed === b.consumed && (a.payable !== 0n || a.consumed !== 0n);
  if (a.last === '' || b.last === '') return isSame;
  const [from, to] = [a.first > b.first ? a.first : b.first, a.last < b.last ? a.last : b.last];
  const isWithin = (from === a.first && to === a.last) || (from === b.first && to === b.last);
  return from < to || (from === to && (isSame || isWithin));
}

/** Parts of one delivery have no line in common. */
function arePieces(a: string, b: string): boolean {
  const [one, other] = [deliveryName(a), deliveryName(b)];
  return one !== null && other !== null && one.base === other.base && one.part !== other.part;
}

/** Lines in both files are dropped by their ids, or reported as rows that are alike. */
function rowsTell({ layout: a }: FileAnswer, { layout: b }: FileAnswer): boolean {
  const haveIds = a.columns.lineId !== undefined && b.columns.lineId !== undefined;
  return haveIds || a.headers.join('\0') === b.headers.join('\0');
}

/** The file without line ids is the one that can be left out; of two such files the smaller. */
function pairOf(a: Held, b: Held): { one: FileAnswer; other: FileAnswer; own: Held } {
  const hasId = ({ answer }: Held) => answer.layout.columns.lineId !== undefined;
  const rows = ({ answer }: Held) => answer.counts.counted;
  const isFirst = hasId(a) === hasId(b) ? rows(a) < rows(b) : !hasId(a);
  const [own, more] = isFirst ? [a, b] : [b, a];
  return { one: own.answer, other: more.answer, own };
}

function tell({ one, other, held }: Pair, findings: Findings): void {
  const kind = { code: 'COUNTED_TWICE', subject: one.file } as const;
  const params = { file: one.file, other: other.file };
  const seen = new Set<string>();
  for (const { bucket: money, rows, payable } of held) {
    const name = JSON.stringify(money);
    const place = seen.has(name) ? {} : { place: { file: one.file, line: null, text: other.file } };
    seen.add(name);
    findings.add({ ...kind, params, ...money }, { rows, cost: payable, ...place });
  }
}

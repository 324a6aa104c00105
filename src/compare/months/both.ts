import { absolute } from '../../bill/absolute.ts';
import { ONE } from '../../bill/decimal.ts';
import type { BillInfo, Cube } from '../../cube/cube.ts';
import { grouped } from '../../report/facts.ts';
import type { Block, Facts } from '../../report/page.ts';
import { noteLines, payableLines, proofLine, warningLines } from '../../report/proof-lines.ts';
import { roundHalfUp } from '../../report/round.ts';
import { totalsOf } from '../../report/totals.ts';
import type { Words } from '../../words/index.ts';

const MOST_FILES = 5;

/** The months whose lines a cube has counted; it must have the dimension. */
export function monthsIn({ dimensions, groups }: Cube): string[] {
  const place = dimensions.indexOf('billing_month');
  const months = groups.map(({ values }) => values[place]);
  return [...new Set(months.filter((month) => typeof month === 'string'))].sort();
}

export function monthSpan(months: readonly string[], { page }: Words): string {
  const [first] = months;
  if (first === undefined) return page.noMonth;
  return months.length === 1 ? first : page.monthRange(first, months.at(-1) as string);
}

/** Which files were compared, of which accounts, and whether they were final. */
export function bothFacts(old: Cube, now: Cube, filters: string, words: Words): Facts {
  const { page, diff } = words;
  const account = (cube: Cube) => cube.bill.accounts.join(', ') || page.none;
  const accounts = [...new Set([account(old), account(now)])].join(' → ');
  return {
    kind: 'facts',
    rows: [
      [diff.old, billText(old.bill, words)],
      [diff.new, billText(now.bill, words)],
      [page.account, accounts],
      ...(filters === '' ? [] : [[page.filters, filters] as const]),
    ],
  };
}

function billText({ files, final }: BillInfo, { page }: Words): string {
  const shown = files.slice(0, MOST_FILES).join(', ');
  const more = files.length > MOST_FILES ? `, ${page.moreFiles(files.length - MOST_FILES)}` : '';
  const status = final === null ? page.finalUnknown : final ? page.final : page.preliminary;
  return `${shown}${more} (${status})`;
}

/** What there is to know about each bill, and the proof of both; what holds for both is said once. */
export function bothClosing(old: Cube, now: Cube, equal: readonly string[], words: Words): Block[] {
  const { page } = words;
  const both = (linesOf: (cube: Cube) => readonly string[]) => sharedLines(linesOf(old), linesOf(now), words);
  const lines = (tone: 'note' | 'warning' | 'plain', text: readonly string[]): Block[] =>
    text.length === 0 ? [] : [{ kind: 'lines', tone, lines: text }];
  const proof = (cube: Cube) => [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
  return [
    ...lines(
      'warning',
      both((cube) => warningLines(cube, words)),
    ),
    ...lines('note', [...both((cube) => noteLines(cube, words)), `${page.note}: ${page.codingPlan}`]),
    { kind: 'heading', text: page.proof },
    ...lines('plain', [...proofBoth(proof(old), proof(now), words), ...equal]),
  ];
}

/** For stderr beside a table of data. */
export function bothLines(old: Cube, now: Cube, words: Words): string[] {
  const { page } = words;
  const notices = sharedLines(
    [...warningLines(old, words), ...noteLines(old, words)],
    [...warningLines(now, words), ...noteLines(now, words)],
    words,
  );
  const proof = (cube: Cube) => [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
  return [...notices, ...proofBoth(proof(old), proof(now), words).map((line) => `${page.proof}: ${line}`)];
}

function proofBoth(old: readonly string[], now: readonly string[], { diff }: Words): string[] {
  return [...old.map((line) => `${diff.old}: ${line}`), ...now.map((line) => `${diff.new}: ${line}`)];
}

function sharedLines(old: readonly string[], now: readonly string[], { diff, page }: Words): string[] {
  return [...new Set([...old, ...now])].map((line) => {
    const bills = [...(old.includes(line) ? [diff.old] : []), ...(now.includes(line) ? [diff.new] : [])];
    return `${page.listed(bills)}: ${line}`;
  });
}

/** An amount with so many decimals: `1,234.50`. */
export function amountText(value: bigint, decimals: number): string {
  const [whole = '', fraction = ''] = grouped(roundHalfUp(value, decimals), 0).split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
}

export function signedText(value: bigint, decimals: number): string {
  return `${value > 0n ? '+' : ''}${amountText(value, decimals)}`;
}

/** Beyond it a percentage says less than the amounts that stand beside it: ±999 %. */
const MOST_SHARE = (999n * ONE) / 100n;

/** A change in relation to what was before; null where that was nothing, a credit, or next to nothing. */
export function changeShare(old: bigint, now: bigint): bigint | null {
  if (old <= 0n) return null;
  const share = ((now - old) * ONE) / old;
  return absolute(share) > MOST_SHARE ? null : share;
}

/** ` (+20.1%)`, or nothing. */
export function percentText(share: bigint | null, { diff }: Words): string {
  return share === null ? '' : diff.inPercent(`${signedText(share * 100n, 1)}%`);
}

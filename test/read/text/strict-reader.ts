/**
 * A second reader of UTF-8 bills in layouts A and C, written apart from `src`: character by character, exact names,
 * plain numbers. It refuses whatever is odd, so what it does accept can mean only one thing.
 */
import type { Totals } from '../reading.ts';

/** `structure`: the text is no table of whole rows. `content`: it is one, but a cell is not what a bill has there. */
export class Refusal extends Error {
  readonly kind: 'structure' | 'content';

  constructor(kind: 'structure' | 'content', message: string) {
    super(message);
    this.kind = kind;
  }
}

type Name = 'line' | 'product' | 'id' | 'consumed' | 'deducted' | 'usage' | 'unit' | 'list' | 'payable';

/** Header names without their group, in either layout; C says nothing of usage before deduction. */
const NAMES: Readonly<Record<Name, readonly string[]>> = {
  line: ['账单明细ID', '主键'],
  product: ['产品Code'],
  id: ['实例ID（出账粒度）', '资产/资源实例ID'],
  consumed: ['抵扣前用量'],
  deducted: ['抵扣用量', '资源包抵扣量'],
  usage: ['用量'],
  unit: ['用量单位'],
  list: ['目录总价'],
  payable: ['应付金额（含税）', '应付金额'],
};
const HEADER = /(ID|账号|月份|日期|类型|Code|名称|地域|用量|单位|金额|总价|币种)/;
const TOKENS: readonly string[] = ['千tokens', 'KTokens'];
const OTHER_UNITS: readonly string[] = ['张', '秒', '万字', '次', '小时', '个', 'GB'];

/** The totals of a bill that ends with a line end. Throws a {@link Refusal}. */
export function strictTotals(bytes: Uint8Array): Totals {
  const rows = strictRows(decoded(bytes)).filter((row) => row.some((cell) => cell !== ''));
  const header = rows.find((row) => row.filter((cell) => HEADER.test(cell)).length > 10);
  if (header === undefined || rows.length === 1) throw new Refusal('content', 'no rows');
  if (header.join('').includes('\ufffd')) throw new Refusal('structure', 'damaged header');
  const columns = columnsOf(header);
  const sums = { payable: 0n, list: 0n, tokens: 0n };
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.length !== header.length) throw new Refusal('structure', `${row.length} cells`);
    if (row.every((cell, index) => cell === header[index])) continue;
    addRow((name) => row[columns.get(name) ?? -1], sums, seen);
  }
  return {
    payable: written(sums.payable),
    list_cost: written(sums.list),
    tokens: written(sums.tokens * 1000n),
  };
}

/**
 * Bytes that are no UTF-8 become U+FFFD: a fault of the cell they stand in, if it is one that counts. NUL belongs to
 * no cell: csv-parse lets it stand behind a closing quote, and where it is in a cell that counts the row is refused.
 */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replaceAll(/(?<=^|\n)\ufeff|\0/g, '');
}

/** RFC 4180 to the letter, with LF or CRLF, and a line end behind the last record. */
export function strictRows(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const row: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
      row.push(cell.text);
      at = cell.end + 1;
      if (text[cell.end] !== ',') break;
    }
    if (text[at - 1] === '\r') at++;
    rows.push(row);
  }
  return rows;
}

interface Cell {
  readonly text: string;
  /** Where the separator or the line end behind it stands. */
  readonly end: number;
}

function bareCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && text[end] !== ',' && !isLineEnd(text, end)) {
    if (text[end] === '"') throw new Refusal('structure', `quote inside a bare cell at ${end}`);
    end++;
  }
  if (end === text.length) throw new Refusal('structure', 'no line end');
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell {
  let inner = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') inner += text[at];
    else if (text[at + 1] === '"') {
      inner += '"';
      at++;
    } else if (text[at + 1] === ',' || isLineEnd(text, at + 1)) return { text: inner, end: at + 1 };
    else throw new Refusal('structure', `text behind a closing quote at ${at}`);
  }
  throw new Refusal('structure', 'quote not closed');
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function columnsOf(header: readonly string[]): ReadonlyMap<Name, number> {
  const isGrouped = header.some((cell) => cell.includes('信息/'));
  const found = new Map<Name, number>();
  for (const [name, spellings] of Object.entries(NAMES) as [Name, readonly string[]][]) {
    const places = header.flatMap((cell, index) => (isNamed(cell, spellings) ? [index] : []));
    if (places.length > 1) throw new Refusal('content', `${name} twice`);
    if (places[0] !== undefined) found.set(name, places[0]);
    else if (name !== 'consumed' || isGrouped) throw new Refusal('content', `no ${name}`);
  }
  return found;
}

function isNamed(cell: string, spellings: readonly string[]): boolean {
  return spellings.some((name) => cell === name || cell.endsWith(`信息/${name}`));
}

interface Sums {
  payable: bigint;
  list: bigint;
  tokens: bigint;
}

function addRow(cell: (name: Name) => string | undefined, sums: Sums, seen: Set<string>): void {
  if (isOther(cell('product') ?? '', cell('id') ?? '')) return;
  if (/\ufffd/.test(`${cell('line')}${cell('id')}${cell('unit')}`))
    throw new Refusal('structure', 'damaged text');
  const list = number(cell('list'));
  const payable = number(cell('payable'));
  const usage = number(cell('usage'));
  const deducted = number(cell('deducted'));
  const consumed = cell('consumed') === undefined ? usage : number(cell('consumed'));
  if (cell('consumed') !== undefined && consumed - deducted !== usage)
    throw new Refusal('content', 'usage does not add up');
  const [line = '', unit = ''] = [cell('line'), cell('unit')];
  if (!TOKENS.includes(unit) && !OTHER_UNITS.includes(unit)) throw new Refusal('content', `unit ${unit}`);
  if (line !== line.trim()) throw new Refusal('content', 'blanks around an id');
  if (seen.has(line)) return;
  if (line !== '') seen.add(line);
  sums.list += list;
  sums.payable += payable;
  if (TOKENS.includes(unit)) sums.tokens += consumed;
}

function isOther(product: string, id: string): boolean {
  if (product === 'sfm') return false;
  if ((product === 'ecs' || product === 'oss') && !id.includes(';')) return true;
  throw new Refusal('content', `product ${product}`);
}

/** Plain decimals only, in units of 10⁻¹⁸. */
function number(text: string | undefined): bigint {
  const match = /^(-?)([0-9]{1,20})(?:\.([0-9]{1,18}))?$/.exec(text ?? '');
  if (match === null) throw new Refusal('content', `no number: ${text}`);
  const [, sign, whole = '', fraction = ''] = match;
  const value = BigInt(whole) * 10n ** 18n + BigInt(fraction.padEnd(18, '0'));
  return sign === '-' ? -value : value;
}

function written(value: bigint): string {
  const [sign, size] = value < 0n ? ['-', -value] : ['', value];
  const fraction = String(size % 10n ** 18n).padStart(18, '0');
  return `${sign}${size / 10n ** 18n}.${fraction}`.replace(/\.?0+$/, '');
}

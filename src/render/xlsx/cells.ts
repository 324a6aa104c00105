/** One cell of a worksheet as XML. */
import type { Cell } from '../../report/table.ts';
import { formulaSafe } from '../safe.ts';
import { doubleText } from './number-text.ts';
import type { Look, Styles } from './styles.ts';
import { fittingText, plainText, sheetText } from './xml.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_A_DAY = 86_400_000;
/** Day 0 of spreadsheets, as they count from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);

/** Number of a day in a spreadsheet, or undefined for any other text. */
function dayNumber(text: string): number | undefined {
  const match = DAY.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return (Date.UTC(year, month - 1, day) - EPOCH) / MS_A_DAY;
}

/** The nearest double of a value, as text that reads back as the same double; null for what is no number. */
export function numberText(value: Cell, kind: Look['kind']): string | null {
  if (typeof value === 'bigint') return doubleText(value);
  if (typeof value === 'number') return String(value);
  const day = kind === 'day' && typeof value === 'string' ? dayNumber(value) : undefined;
  return day === undefined ? null : String(day);
}

/** The cell `name` with its value; nothing for an empty one without a look of its own. */
export function cellXml(name: string, value: Cell, look: Look, styles: Styles, formula?: string): string {
  if (value === null || value === '')
    return look.tone === undefined || look.tone === 'plain' ? '' : `<c r="${name}" s="${styles.of(look)}"/>`;
  const number = numberText(value, look.kind);
  const computed = formula === undefined ? '' : `<f>${plainText(formula)}</f>`;
  if (number !== null) return `<c r="${name}" s="${styles.of(look)}">${computed}<v>${number}</v></c>`;
  const text = textOf(String(value));
  if (formula !== undefined)
    return `<c r="${name}" s="${styles.of(look)}" t="str">${computed}<v>${text.xml}</v></c>`;
  const style = styles.of(text.quoted ? styles.quoted(look) : look);
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text.xml}</t></is></c>`;
}

interface TextXml {
  readonly xml: string;
  /** A spreadsheet would take it for a formula, were it typed in. */
  readonly quoted: boolean;
}

const MOST_KNOWN = 50_000;
const known = new Map<string, TextXml>();

/** The few texts of a bill stand in very many rows: each is looked at once. */
function textOf(value: string): TextXml {
  const found = known.get(value);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const text = fittingText(value);
  const made = { xml: sheetText(text), quoted: formulaSafe(text) !== text };
  known.set(value, made);
  return made;
}

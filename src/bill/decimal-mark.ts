/**
 * Which of `.` and `,` is the decimal mark. `1,234` is a thousand in one country and little more than one in another:
 * a cell alone may not tell, but of a column of cells usually one does.
 */
export type DecimalMark = '.' | ',';

/** How a number can be read: with a decimal point alone, with a decimal comma alone, or either way. */
export type MarkReading = 'point' | 'comma' | 'either';

const POINT = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d*)?$/;
const COMMA = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,\d*)?$/;

/** Undefined for a text without a mark, and for one that is a number in neither reading. */
export function markReading(text: string): MarkReading | undefined {
  const digits = text.trim().replace(/^[+-]?\s*[¥￥$]?\s*[+-]?/, '');
  if (!/[.,]/.test(digits) || !/\d/.test(digits)) return undefined;
  const isPoint = POINT.test(digits);
  const isComma = COMMA.test(digits);
  if (isPoint && isComma) return 'either';
  if (isPoint) return 'point';
  return isComma ? 'comma' : undefined;
}

/** A number with a decimal comma as it is written with a point: `1.234,50` → `1,234.50`. Its own inverse. */
export function marksSwapped(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

/** What the cells of some columns that are written alike say of their decimal mark. */
export class MarkEvidence<Place> {
  /** The first cell that can be read with a point alone, and with a comma alone. */
  point?: Place;
  comma?: Place;
  /** The first cell with a comma that can be read either way. */
  unclear?: Place;

  /** Takes the next cell; its place is asked for only where it is the first of its kind. */
  add(text: string, place: () => Place): void {
    const reading = markReading(text);
    if (reading === 'point') this.point ??= place();
    else if (reading === 'comma') this.comma ??= place();
    else if (reading === 'either' && text.includes(',')) this.unclear ??= place();
  }

  /** Undefined where no cell decides, or where they contradict each other. */
  decided(): DecimalMark | undefined {
    if (this.point !== undefined && this.comma !== undefined) return undefined;
    if (this.point !== undefined) return '.';
    return this.comma === undefined ? undefined : ',';
  }
}

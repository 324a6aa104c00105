import { parseDay, parseMonth } from '../bill/time.ts';
import { type GroupKey, isTimeKey } from '../read/contract/answer.ts';
import { isDamaged } from '../read/row/judge.ts';

/** A cell as it stands in the file, byte for character, and what it says. */
export interface CellText {
  readonly raw: string;
  readonly text: string;
  readonly isDamaged: boolean;
}

const MOST_KEPT = 50_000;

/** What the cells of one column say: most have one of a few texts, and mostly that of the row before. */
export class ColumnTexts {
  private readonly known = new Map<string, CellText>();
  private first: CellText | undefined;
  private last: CellText | undefined;
  private isSpelledOnce = true;

  constructor(private readonly key: GroupKey) {}

  of(raw: string): CellText {
    if (this.last?.raw === raw) return this.last;
    this.last = this.known.get(raw) ?? this.read(raw);
    return this.last;
  }

  /** True where no two of the cells read were different spellings of one text. */
  hasOneSpelling(): boolean {
    return this.isSpelledOnce;
  }

  private read(raw: string): CellText {
    const decoded = Buffer.from(raw, 'latin1').toString('utf8');
    // Of plain letters one text is kept, not two that are equal.
    const written = decoded === raw ? raw : decoded;
    const text = scannedText(written, this.key);
    const cell = { raw, text, isDamaged: isDamaged(text) };
    this.first ??= cell;
    // Texts stand as they are, times are as long as the first one.
    const isUsual = isTimeKey(this.key) ? raw.length === this.first.raw.length : written === text;
    this.isSpelledOnce &&= isUsual;
    if (this.known.size < MOST_KEPT) this.known.set(raw, cell);
    return cell;
  }
}

/** A raw cell as the reference reader has it: without its quotes, trimmed, times canonical. */
export function scannedText(raw: string, key: GroupKey): string {
  const text = (raw.startsWith('"') ? unquoted(raw) : raw).trim();
  switch (key) {
    case 'month':
      return parseMonth(text) ?? '';
    case 'day':
      return parseDay(text) ?? '';
    case 'hour':
      return `${text}:00`;
    default:
      return text;
  }
}

/** A cell as it stands in the file, in quotes. A time's prefix has only the opening one. */
function unquoted(raw: string): string {
  const inner = raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1);
  return inner.replaceAll('""', '"');
}

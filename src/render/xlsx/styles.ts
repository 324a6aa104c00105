/** Styles of cells, collected while sheets are written. */
import { own } from '../../bill/own.ts';
import type { SheetFormat, SheetTone, Workbook } from '../../report/workbook/sheet.ts';
import { languageOf, type Words } from '../../words/index.ts';
import { MAIN, plainText, XML } from './xml.ts';

/** How a cell looks: its format, or that of a header. */
export interface Look extends Omit<SheetFormat, 'tone'> {
  readonly tone?: SheetTone | 'header';
  /** Stands at the top of its row, which is as high as a wrapped text beside it. */
  readonly top?: boolean;
  /** The text begins like a formula: it stays text when someone edits the cell. */
  readonly quoted?: boolean;
}

const FONTS = ['', '<b/>', '<b/>', '', '', '<b/>'];
const SIZES = [10, 10, 15, 10, 10, 10];
const COLOURS = ['FF000000', 'FF000000', 'FF1F3864', 'FF595959', 'FF7F3F00', 'FFFFFFFF'];
const FILLS = ['FF1F3864', 'FFEDF2F9'];
const RULE = '<color rgb="FF8EA9DB"/>';
const BORDERS = ['<top/><bottom/>', `<top style="thin">${RULE}</top><bottom/>`];
/** Font, fill and border of each tone. */
const TONES: Readonly<Record<SheetTone | 'header', readonly [font: number, fill: number, border: number]>> = {
  plain: [0, 0, 0],
  title: [2, 0, 0],
  strong: [1, 3, 0],
  total: [1, 0, 1],
  note: [3, 0, 0],
  warning: [4, 0, 0],
  header: [5, 2, 0],
};

/** Symbols of currencies whose sign tells them in their own format; any other is written by its code. */
const SYMBOLS: Readonly<Record<string, string>> = { CNY: '[$¥-804]', JPY: '[$¥-411]', USD: '[$$-409]' };
const TEXT_FORMAT = 49;
const FIRST_OWN_FORMAT = 164;

export class Styles {
  private readonly looks = new Map<string, number>();
  /** Of the looks that very many cells share. */
  private readonly numbers = new WeakMap<Look, number>();
  private readonly quotedLooks = new WeakMap<Look, Look>();
  private readonly formats = new Map<string, number>();
  private readonly xfs: string[] = [];

  /** The font of all cells. */
  readonly font: Words['workbook']['font'];

  constructor(lang: Workbook['lang']) {
    this.font = languageOf(lang).words().workbook.font;
    this.of({ kind: 'text' });
  }

  /** The number of a look, for the attribute `s` of a cell. */
  of(look: Look): number {
    const known = this.numbers.get(look);
    if (known !== undefined) return known;
    const { kind, decimals = 0, currency, tone = 'plain' } = look;
    const { wrap = false, right = false, indent = false, top = false, quoted = false } = look;
    const key = [kind, decimals, signOf(currency), tone, wrap, right, indent, top, quoted].join(' ');
    const number = this.looks.get(key) ?? this.xfs.push(this.xf(look)) - 1;
    this.looks.set(key, number);
    this.numbers.set(look, number);
    return number;
  }

  /** The same look for a text that begins like a formula. */
  quoted(look: Look): Look {
    const known = this.quotedLooks.get(look) ?? { ...look, kind: 'text', quoted: true };
    this.quotedLooks.set(look, known);
    return known;
  }

  private xf({
    kind,
    decimals = 0,
    currency,
    tone = 'plain',
    wrap,
    right,
    indent,
    top,
    quoted,
  }: Look): string {
    const [font, fill, border] = TONES[tone];
    const code = formatCode(kind, decimals, currency);
    const format = code === undefined ? TEXT_FORMAT : this.format(code);
    const left = indent ? 'left" indent="1' : kind === 'day' ? 'left' : 'general';
    const lines = wrap || tone === 'header' ? ' wrapText="1"' : '';
    const vertical = top ? 'top' : 'center';
    const alignment = `<alignment horizontal="${right ? 'right' : left}" vertical="${vertical}"${lines}/>`;
    const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
    return `<xf ${ids}${quoted ? ' quotePrefix="1"' : ''} ${applied}>${alignment}</xf>`;
  }

  private format(code: string): number {
    const known = this.formats.get(code);
    if (known !== undefined) return known;
    const id = FIRST_OWN_FORMAT + this.formats.size;
    this.formats.set(code, id);
    return id;
  }

  /** The part `xl/styles.xml`: complete when all sheets are written. */
  *xml(): Generator<string> {
    const { name } = this.font;
    const font = (index: number) =>
      `<font>${FONTS[index]}<sz val="${SIZES[index]}"/><color rgb="${COLOURS[index]}"/><name val="${name}"/><family val="2"/></font>`;
    const fill = (rgb: string) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
    const formats = [...this.formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${plainText(code)}"/>`,
    );
    yield `${XML}<styleSheet xmlns="${MAIN}">`;
    if (formats.length > 0) yield list('numFmts', formats);
    yield list(
      'fonts',
      FONTS.map((_, index) => font(index)),
    );
    const none = (type: string) => `<fill><patternFill patternType="${type}"/></fill>`;
    yield list('fills', [none('none'), none('gray125'), ...FILLS.map(fill)]);
    yield list(
      'borders',
      BORDERS.map((sides) => `<border><left/><right/>${sides}<diagonal/></border>`),
    );
    yield list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']);
    yield list('cellXfs', this.xfs);
    yield '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';
    yield '<dxfs count="0"/></styleSheet>';
  }
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

/** The format of numbers of a kind; undefined for text. */
export function formatCode(kind: Look['kind'], decimals: number, currency?: string): string | undefined {
  const places = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  switch (kind) {
    case 'text':
      return undefined;
    case 'day':
      return 'yyyy\\-mm\\-dd';
    case 'count':
      return '#,##0';
    case 'share':
      return `0${places}%`;
    case 'quantity':
      return signed(`#,##0${places}`);
    case 'money':
      return signed(`${signOf(currency)}#,##0${places}`);
  }
}

/** Positive, negative, and a dash for what is nothing: the few figures of a row are seen among many. */
function signed(format: string): string {
  return `${format};\\-${format};\\–`;
}

/** Only what is surely the code of a currency gets into a format: it is text of the bill. */
function signOf(currency = ''): string {
  return own(SYMBOLS, currency) ?? (/^[A-Z]{3}$/.test(currency) ? `[$${currency}]\\ ` : '');
}

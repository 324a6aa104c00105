/** Reads tables off a Markdown page: what people see, not what the page was made from. */

export interface ShownTable {
  readonly titles: readonly string[];
  /** Aligned on the right: a number. */
  readonly numbers: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly (readonly string[])[];
}

/** Every table with a header that has words; the tables of facts have none. */
export function shownTables(markdown: string): ShownTable[] {
  const blocks = markdown.split('\n\n').filter((block) => block.startsWith('| '));
  return blocks.map(tableOf).filter(({ titles }) => titles.some((title) => title !== ''));
}

function tableOf(block: string): ShownTable {
  const [titles = [], marks = [], ...lines] = block.trimEnd().split('\n').map(cellsOf);
  const isTotal = (line: readonly string[]) => line.some((cell) => /^\*\*.*\*\*$/.test(cell));
  return {
    titles,
    numbers: marks.map((mark) => mark === '---:'),
    rows: lines.filter((line) => !isTotal(line)),
    totals: lines.filter(isTotal).map((line) => line.map((cell) => cell.replace(/^\*\*|\*\*$/g, ''))),
  };
}

/** Cells between bars that are not escaped. */
function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);
  return cells.map((cell) => cell.trim());
}

/** A figure as it is shown, in units of 10⁻¹⁸; an empty cell is nothing. */
export function figure(text: string): bigint | null {
  if (text === '') return null;
  const match = /^(-?)(\d{1,3}(?:,\d{3})*)(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null) throw new Error(`no figure: ${text}`);
  const [, sign, whole = '', fraction = ''] = match;
  const size = BigInt(whole.replaceAll(',', '') + fraction.padEnd(18, '0'));
  return sign === '-' ? -size : size;
}

export function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

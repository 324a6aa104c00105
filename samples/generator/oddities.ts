import { column, type Layout } from './layout.ts';
import { random, shuffled } from './random.ts';

/** Oddities of real exports that change a layout, not its meaning. */
export interface Oddities {
  /** Ids end with a tab, to stop spreadsheets from mangling them. */
  readonly idTabs?: boolean;
  /** Some headers have stray spaces around them, as `" 优惠类型"` has. */
  readonly headerSpaces?: boolean;
  /** Half-width brackets in headers. */
  readonly asciiBrackets?: boolean;
  readonly extraColumn?: boolean;
  readonly shuffledColumns?: boolean;
  /** Blank lines before the header. */
  readonly blankFirst?: number;
  /** A blank line, or a row of empty cells, after every so many rows. */
  readonly blankEvery?: number;
  /** The header again after every so many rows, as in files put together by hand. */
  readonly headerEvery?: number;
  readonly noFinalNewline?: boolean;
}

export function odd(layout: Layout, oddities: Oddities): Layout {
  const changes: readonly (readonly [boolean | undefined, (layout: Layout) => Layout])[] = [
    [oddities.idTabs, idTabs],
    [oddities.headerSpaces, headerSpaces],
    [oddities.asciiBrackets, asciiBrackets],
    [oddities.extraColumn, extraColumn],
    [oddities.shuffledColumns, shuffledColumns],
  ];
  return changes.reduce((changed, [wanted, change]) => (wanted === true ? change(changed) : changed), layout);
}

function idTabs(layout: Layout): Layout {
  const columns = layout.columns.map((one) =>
    one.id === true
      ? { ...one, cell: (series: Parameters<typeof one.cell>[0]) => `${one.cell(series)}\t` }
      : one,
  );
  return { ...layout, columns };
}

function headerSpaces(layout: Layout): Layout {
  const stray = ['', ' ', '', '\t', ''];
  return renamed(layout, (header, index) => `${stray[index % 5]}${header}${stray[(index + 2) % 5]}`);
}

function asciiBrackets(layout: Layout): Layout {
  return renamed(layout, (header) => header.replaceAll('（', '(').replaceAll('）', ')'));
}

function renamed(layout: Layout, rename: (header: string, index: number) => string): Layout {
  const columns = layout.columns.map((one, index) => ({ ...one, header: rename(one.header, index) }));
  return { ...layout, columns };
}

function extraColumn(layout: Layout): Layout {
  const columns = [...layout.columns];
  columns.splice(2, 0, column('演示信息/自定义备注', 'demo, "quoted" note'));
  return { ...layout, columns };
}

function shuffledColumns(layout: Layout): Layout {
  return { ...layout, columns: shuffled(layout.columns, random(layout.columns.length)) };
}

import { type ColumnKey, columnDef } from '../../bill/columns.ts';
import { MarkEvidence } from '../../bill/decimal-mark.ts';
import type { LayoutInfo } from '../contract/answer.ts';
import { excerpt } from '../contract/row.ts';
import { type CellPlace, markOf } from './mark-of.ts';

/** Columns that are written alike: money by one hand, usage perhaps by another. */
const GROUPS = ['money', 'quantity'] as const;
type Group = (typeof GROUPS)[number];

/** Collects what the amounts of a CSV say of its decimal marks, column group by column group. */
export class DecimalMarks {
  private readonly columns: readonly { readonly group: Group; readonly index: number }[];
  private readonly evidence: Readonly<Record<Group, MarkEvidence<CellPlace>>> = {
    money: new MarkEvidence(),
    quantity: new MarkEvidence(),
  };

  constructor(
    private readonly layout: LayoutInfo,
    private readonly file: string,
  ) {
    this.columns = Object.entries(layout.columns).flatMap(([key, index]) => {
      const { role } = columnDef(key as ColumnKey);
      return role === 'money' || role === 'quantity' ? [{ group: role, index }] : [];
    });
  }

  /** Takes the cells of a row. */
  add(cells: readonly string[], line: number): void {
    for (const { group, index } of this.columns) {
      const text = cells[index] ?? '';
      this.evidence[group].add(text, () => ({
        file: this.file,
        line,
        column: this.layout.headers[index] ?? '',
        value: excerpt(text.trim()),
      }));
    }
  }

  /** Whether each group with a mark in it has a cell that decides. */
  isDecided(): boolean {
    return GROUPS.every((group) => this.evidence[group].decided() !== undefined);
  }

  /** Some cell is written with a comma. */
  hasCommas(): boolean {
    return GROUPS.some(
      (group) => this.evidence[group].comma !== undefined || this.evidence[group].unclear !== undefined,
    );
  }

  /**
   * The columns with a decimal comma. Where a comma separates columns, one within a cell was quoted on purpose: it
   * parts thousands unless a cell says otherwise. Elsewhere cells that only may be thousands are refused.
   */
  commaColumns(delimiter: string): ReadonlySet<number> | undefined {
    const commas = GROUPS.filter((group) => markOf(this.evidence[group], delimiter) === ',');
    const found = this.columns.filter(({ group }) => commas.includes(group)).map(({ index }) => index);
    return found.length === 0 ? undefined : new Set(found);
  }
}

/** The columns of a layout that a decimal comma was stated for. */
export function statedCommas(layout: LayoutInfo): ReadonlySet<number> {
  return new Set(
    Object.entries(layout.columns)
      .filter(([key]) => ['money', 'quantity'].includes(columnDef(key as ColumnKey).role))
      .map(([, index]) => index),
  );
}

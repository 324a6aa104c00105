/** Cells of a people's table as text. */

import { groupThousands } from '../bill/thousands.ts';
import type { ViewColumn } from '../report/page.ts';
import type { Cell, CellKind } from '../report/table.ts';
import { percent, shownNumber } from './number.ts';

/** Text is aligned left and may be shortened; every other kind is a number, aligned right and never cut. */
export function isText(kind: CellKind): boolean {
  return kind === 'dimension' || kind === 'text' || kind === 'time';
}

/** The cell as people read it. Text comes as it is: each writer makes it safe in its own way. */
export function shownCell(cell: Cell, column: ViewColumn): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return groupThousands(String(cell));
  if (typeof cell !== 'bigint') return String(cell);
  if (column.kind === 'share') return percent(cell, column.decimals);
  return shownNumber(cell, column.decimals, { trim: column.unlike === true });
}

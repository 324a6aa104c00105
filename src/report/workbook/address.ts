/** Cells by their names in formulas. Columns and rows are counted from 0 here. */

/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `$C$2:$C$9`, which stays the same wherever a formula is copied to. */
export function rangeName(column: number, from: number, to: number): string {
  const name = columnName(column);
  return `$${name}$${from + 1}:$${name}$${to + 1}`;
}

/** The same cells as another sheet's formula calls them. */
export function onSheet(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

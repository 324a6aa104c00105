import { type DimensionColumn, findDimension } from '../../cube/dimensions.ts';
import { type Names, namesDimensions } from '../../cube/names.ts';
import { WORKBOOK_TABLES } from '../../report/workbook/tables.ts';

/** The columns that the sheets roll up by, beside those of the table that was asked for. */
export function workbookColumns(names: Names | undefined): readonly DimensionColumn[] {
  const team = teamOf(names);
  const extra = names === undefined ? [] : namesDimensions(names);
  const wanted = [...WORKBOOK_TABLES, 'unit', ...(team === undefined ? [] : [team])];
  return wanted.flatMap(
    (name) => findDimension(name, extra)?.columns.filter((column) => column.name === name) ?? [],
  );
}

/** The column of a names file that tells teams. */
export function teamOf(names: Names | undefined): string | undefined {
  return names?.columns.find((column) => /^(team|团队)$/i.test(column));
}

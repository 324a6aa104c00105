import { ONE } from '../../bill/decimal.ts';
import { isText } from '../../render/cells.ts';
import type { Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { type PageSheetColumn, type PageSheetRow, sheetCellText } from '../views/sheet.ts';

interface RowProps {
  readonly row: PageSheetRow;
  readonly columns: readonly PageSheetColumn[];
  readonly exact: boolean;
  readonly open?: ((drill: Drill) => void) | undefined;
  readonly web: Scene['words']['web'];
  readonly quiet?: boolean;
}

/** A row of a table: its name leads to what is behind it. */
export function SheetLine({ row, columns, exact, open, web, quiet }: RowProps) {
  const { drill } = row;
  return (
    <tr class={quiet === true ? 'quiet' : undefined}>
      {columns.map((column, place) => {
        const text = sheetCellText(row, place, column, exact);
        if (place === 0)
          return (
            <th scope="row" class="words" key={column.name}>
              {drill === undefined || open === undefined ? (
                text
              ) : (
                <button type="button" class="row-open" onClick={() => open(drill)} title={web.openRow(text)}>
                  {text}
                </button>
              )}
            </th>
          );
        return (
          <td class={isText(column.kind) ? 'words' : 'number'} key={column.name} data-column={column.name}>
            {column.bar === true ? <Bar share={row.exact[place]} /> : null}
            {column.name === 'unit_prices' ? (
              <span title={text}>{text}</span>
            ) : column.bar === true ? (
              <span class="beside">{text}</span>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Bar({ share }: { readonly share: PageSheetRow['exact'][number] | undefined }) {
  if (typeof share !== 'bigint' || share <= 0n) return null;
  const percent = Number((share * 1000n) / ONE) / 10;
  return (
    <span class="bar" aria-hidden="true">
      <i style={{ width: `${Math.min(percent, 100)}%` }} />
    </span>
  );
}

import { useMemo, useState } from 'preact/hooks';
import { isText } from '../../render/cells.ts';
import type { Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import {
  arranged,
  type PageSheet,
  type PageSheetColumn,
  type SheetSort,
  sheetCsv,
  sheetTsv,
} from '../views/sheet.ts';
import { copyText, saveText } from './hand-over.ts';
import { SheetLine } from './sheet-row.tsx';

interface Props {
  readonly scene: Scene;
  readonly sheet: PageSheet;
  readonly open?: (drill: Drill) => void;
  /** Rows shown until all are asked for. */
  readonly most?: number;
  readonly level?: 'h2' | 'h3';
  readonly note?: string;
}

/** A table that sorts, searches, copies and downloads; a row leads to what is behind it. */
export function SheetView({ scene, sheet, open, most = 12, level: Title = 'h2', note }: Props) {
  const { web } = scene.words;
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<SheetSort | undefined>(undefined);
  const [isWhole, setWhole] = useState(false);
  const [said, setSaid] = useState('');
  const rows = useMemo(() => arranged(sheet, search, sort), [sheet, search, sort]);
  const shown = isWhole ? rows : rows.slice(0, most);
  const exact = scene.state.exact;
  const copy = async () => {
    setSaid((await copyText(sheetTsv(sheet, rows))) ? web.copied : web.notCopied);
    setTimeout(() => setSaid(''), 2500);
  };
  return (
    <section class="sheet" data-sheet={sheet.name}>
      <header>
        <Title>{sheet.title}</Title>
        <div class="tools">
          <span class="said" role="status">
            {said}
          </span>
          {sheet.rows.length > 5 ? (
            <input
              type="search"
              value={search}
              placeholder={web.find}
              aria-label={`${web.search}: ${sheet.title}`}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
          ) : null}
          <button
            type="button"
            onClick={copy}
            title={web.copyTitle}
            aria-label={`${web.copyTitle}: ${sheet.title}`}
          >
            {web.copy}
          </button>
          <button
            type="button"
            onClick={() => saveText(`${sheet.name}.csv`, sheetCsv(sheet))}
            title={web.csvTitle}
            aria-label={`${web.csvTitle}: ${sheet.title}`}
          >
            {web.csv}
          </button>
        </div>
      </header>
      {note === undefined ? null : <p class="note">{note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard too */}
      <section class="scroll" tabIndex={0} aria-label={sheet.title}>
        <table>
          <thead>
            <tr>
              {sheet.columns.map((column, place) => (
                <Head key={column.name} column={column} place={place} sort={sort} setSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, place) => (
              <SheetLine key={place} row={row} columns={sheet.columns} exact={exact} open={open} web={web} />
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={sheet.columns.length} class="nothing">
                  {sheet.rows.length === 0 ? web.empty : web.nothingFound}
                </td>
              </tr>
            ) : null}
          </tbody>
          {search === '' && sheet.totals.length > 0 ? (
            <tfoot>
              {footRows(sheet, exact).map((row, place) => (
                <SheetLine
                  key={place}
                  row={row}
                  columns={sheet.columns}
                  exact={exact}
                  web={web}
                  quiet={place < totalsAt(sheet, exact)}
                />
              ))}
            </tfoot>
          ) : null}
        </table>
      </section>
      {shown.length < rows.length ? (
        <p class="note on-paper">{web.rowsFound(shown.length, rows.length)}</p>
      ) : null}
      {rows.length > most ? (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? web.showLess : web.showAll(rows.length)}
        </button>
      ) : null}
    </section>
  );
}

/** Before these stands what rounding leaves, which is no total. */
function totalsAt({ rounding = [] }: PageSheet, exact: boolean): number {
  return exact ? 0 : rounding.length;
}

function footRows({ rounding = [], totals }: PageSheet, exact: boolean): PageSheet['totals'] {
  return exact ? totals : [...rounding, ...totals];
}

interface HeadProps {
  readonly column: PageSheetColumn;
  readonly place: number;
  readonly sort: SheetSort | undefined;
  readonly setSort: (sort: SheetSort | undefined) => void;
}

/** Sorted by it: largest first, or from A; then the other way; then as it was. */
function Head({ column, place, sort, setSort }: HeadProps) {
  const own = sort?.column === place ? sort : undefined;
  const first = !isText(column.kind);
  const next = () => {
    if (own === undefined) setSort({ column: place, descending: first });
    else setSort(own.descending === first ? { column: place, descending: !first } : undefined);
  };
  const order = own === undefined ? 'none' : own.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      class={isText(column.kind) ? 'words' : 'number'}
      aria-sort={order}
      data-column={column.name}
    >
      <button type="button" onClick={next}>
        {column.title}
        <span class="arrow" aria-hidden="true">
          {own === undefined ? '' : own.descending ? ' ↓' : ' ↑'}
        </span>
      </button>
    </th>
  );
}

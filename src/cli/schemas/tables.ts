/** Every table that machines read, by the columns that the code itself writes. */
import { FINDINGS_COLUMNS, PLACES_COLUMNS } from '../../check/show/tables.ts';
import { CELLS_COLUMNS, DIFFERENCE_COLUMNS, LINES_COLUMNS } from '../../compare/lines/lines-table.ts';
import { BRIDGE_COLUMNS } from '../../compare/months/bridge-table.ts';
import { monthsColumns } from '../../compare/months/months-by.ts';
import { PRICES_COLUMNS } from '../../compare/months/prices.ts';
import { reconciliationColumns } from '../../compare/reconcile/table.ts';
import { DIMENSIONS } from '../../cube/dimensions.ts';
import { MEASURE_NAMES } from '../../report/cost.ts';
import { BUCKET_COLUMNS, dimensionColumn, measureColumn } from '../../report/cost-query.ts';
import type { Column } from '../../report/table.ts';
import { traceColumns } from '../../report/trace/table.ts';
import { CONFIG_COLUMNS } from '../commands/config/written.ts';
import { REJECTS_COLUMNS } from '../reading/rejects.ts';
import type { Meanings } from './meaning.ts';
import * as told from './table-columns.ts';

export interface TableFacts {
  /** `diff-lines`: unlike any other. */
  readonly name: string;
  readonly title: string;
  /** What writes it. */
  readonly command: string;
  /** In this order. */
  readonly columns: readonly Column[];
  /** Beside those of the contract. */
  readonly meanings?: Meanings;
  /** The first of them, which are picked by the user, and any other dimension: of the names file, of tags. */
  readonly picked?: true;
  /** Which of the columns are there is the user's choice too. */
  readonly some?: true;
}

const ALL_DIMENSIONS = DIMENSIONS.flatMap(({ columns }) => columns.map(({ name }) => dimensionColumn(name)));
const MEASURES = MEASURE_NAMES.map(measureColumn);
const COST = [...ALL_DIMENSIONS, ...BUCKET_COLUMNS, ...MEASURES];

export const TABLES = {
  cost: {
    name: 'cost',
    title: 'One row for each distinct combination of the dimensions, currency and tax',
    command: 'bill-analyze FILES…',
    columns: COST,
    picked: true,
    some: true,
  },
  findings: {
    name: 'findings',
    title: 'One row for each finding',
    command: 'bill-analyze check',
    columns: FINDINGS_COLUMNS,
    meanings: told.FINDINGS,
  },
  places: {
    name: 'places',
    title: 'One row for each place of a finding, or for a finding without one',
    command: 'bill-analyze check',
    columns: PLACES_COLUMNS,
    meanings: told.PLACES,
  },
  reconcile: {
    name: 'reconcile',
    title: 'One row for each key, currency, tax and measure of either side',
    command: 'bill-analyze reconcile',
    columns: reconciliationColumns('money'),
    meanings: told.RECONCILE,
    picked: true,
  },
  diffLines: {
    name: 'diff-lines',
    title: 'Two exports of one month: one row for each line that differs',
    command: 'bill-analyze diff',
    columns: LINES_COLUMNS,
    meanings: told.DIFF_LINES,
  },
  diffCells: {
    name: 'diff-cells',
    title: 'Two exports of one month: one row for each cell of a changed line',
    command: 'bill-analyze diff --table cells',
    columns: CELLS_COLUMNS,
    meanings: told.DIFF_CELLS,
  },
  diffByLines: {
    name: 'diff-by-lines',
    title: 'Two exports of one month, by the dimensions of --by',
    command: 'bill-analyze diff --table by',
    columns: DIFFERENCE_COLUMNS,
    meanings: told.DIFF_BY_LINES,
    picked: true,
  },
  diffBridge: {
    name: 'diff-bridge',
    title: 'Two months: the parts of the change, by model, usage type and unit',
    command: 'bill-analyze diff',
    columns: BRIDGE_COLUMNS,
    meanings: told.DIFF_BRIDGE,
  },
  diffByMonths: {
    name: 'diff-by-months',
    title: 'Two months, by the dimensions of --by',
    command: 'bill-analyze diff --table by',
    columns: monthsColumns(['unit']),
    meanings: told.DIFF_BY_MONTHS,
    picked: true,
    some: true,
  },
  diffPrices: {
    name: 'diff-prices',
    title: 'List prices that changed',
    command: 'bill-analyze diff --table prices',
    columns: PRICES_COLUMNS,
    meanings: told.DIFF_PRICES,
  },
  trace: {
    name: 'trace',
    title: 'One row for each bill line behind a cell of a report',
    command: 'bill-analyze FILES… --trace KEY',
    columns: traceColumns(MEASURE_NAMES) as readonly Column[],
    meanings: told.TRACE,
    some: true,
  },
  traceSums: {
    name: 'trace-sums',
    title: 'What the lines behind a cell add up to, by currency, tax and unit',
    command: 'bill-analyze FILES… --trace KEY',
    columns: [...BUCKET_COLUMNS, dimensionColumn('unit'), ...MEASURES],
    some: true,
  },
  config: {
    name: 'config',
    title: 'One row for each setting',
    command: 'bill-analyze config',
    columns: CONFIG_COLUMNS,
    meanings: told.CONFIG,
  },
  rejects: {
    name: 'rejects',
    title: 'One row for each rejected row, as `--rejects FILE` writes it (CSV alone)',
    command: '--rejects FILE',
    columns: REJECTS_COLUMNS,
    meanings: told.REJECTS,
  },
} as const satisfies Readonly<Record<string, TableFacts>>;

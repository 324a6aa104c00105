import type { Checked } from '../../../check/findings/checked.ts';
import type { ReconciledBills } from '../../../compare/reconcile/reconcile-bills.ts';
import type { Cube } from '../../../cube/cube.ts';
import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { type Names, namesDimensions } from '../../../cube/names.ts';
import type { ResolvedTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { teamOf } from '../../output/workbook-columns.ts';

/** All that the files of a pack are made of. */
export interface Pack {
  /** Files are called without their folders. */
  readonly cube: Cube;
  readonly checked: Checked;
  /** The contract's table. */
  readonly table: ResolvedTable;
  readonly reconciliation?: ReconciledBills;
  readonly options: RunOptions;
}

/** The finest groups: of the contract's table, and by what else tells rows apart but for the hour. */
const GROUP_COLUMNS = ['day', 'account_id', 'vendor', 'billing_type', 'item', 'region'] as const;

/** A table of the pack: the name of its file, and its dimensions by machine names. */
export interface PackTable {
  readonly file: string;
  readonly dimensions: readonly string[];
}

/** The tables of the pack, each in a CSV of its own. */
export function packTables(table: ResolvedTable, names: Names | undefined): readonly PackTable[] {
  const contract = table.query.dimensions;
  const named = (id: string, name: string) => (names === undefined ? [id] : [id, name]);
  const team = teamOf(names);
  return [
    { file: 'cost.csv', dimensions: contract },
    { file: 'by-model.csv', dimensions: ['model'] },
    { file: 'by-key.csv', dimensions: named('api_key_id', 'api_key_name') },
    { file: 'by-day.csv', dimensions: ['day'] },
    { file: 'by-workspace.csv', dimensions: named('workspace_id', 'workspace_name') },
    { file: 'by-channel.csv', dimensions: ['channel', 'channel_name'] },
    ...(team === undefined ? [] : [{ file: 'by-team.csv', dimensions: [team] }]),
    {
      file: 'groups.csv',
      dimensions: [...GROUP_COLUMNS.slice(0, 1), ...contract, ...GROUP_COLUMNS.slice(1)],
    },
  ];
}

/** The columns that a cube must have for all of them. */
export function packColumns(table: ResolvedTable, names: Names | undefined): readonly DimensionColumn[] {
  const extra = names === undefined ? [] : namesDimensions(names);
  const wanted = packTables(table, names).flatMap(({ dimensions }) => dimensions);
  return wanted.flatMap(
    (name) => findDimension(name, extra)?.columns.filter((column) => column.name === name) ?? [],
  );
}

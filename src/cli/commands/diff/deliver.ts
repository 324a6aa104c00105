import { bothLines } from '../../../compare/months/both.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { Page } from '../../../report/page.ts';
import type { Table } from '../../../report/table.ts';
import { type Notice, sentence } from '../../../words/notice.ts';
import type { OptionValues } from '../../options/commands.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { writeReport } from '../../output/write-report.ts';
import type { WrittenReport } from '../../output/written.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { settingsFacts } from '../../world/used-settings.ts';

/** What was found by comparing two bills, for every writer. */
export interface Found {
  readonly compared: keyof typeof TABLES;
  readonly differs: boolean;
  readonly old: Cube;
  readonly new: Cube;
  /** A table by its name; throws a UsageError where it would not be whole. */
  table(name: string): Table;
  /** Tables that JSON holds beside the first one. */
  readonly others: readonly string[];
  readonly remarks: readonly Notice[];
  page(): Page;
}

export const TABLES = { lines: ['lines', 'by', 'cells'], months: ['bridge', 'by', 'prices'] } as const;

/** The table that csv, tsv and ndjson hold: that of `--table`, that of `--by`, else the first. */
export function tableName(compared: Found['compared'], { table, by }: OptionValues): string {
  const names: readonly string[] = TABLES[compared];
  if (table === undefined) return by === undefined ? (names[0] as string) : 'by';
  if (names.includes(table)) return table;
  throw new UsageError({ code: 'DIFF_TABLE', params: { name: table, known: names } });
}

/** Writes what was found to standard output or a file, and beside a table of data the words about it to stderr. */
export async function deliverDiff(
  found: Found,
  { values, output }: RunOptions,
  context: Context,
): Promise<void> {
  const { words } = context;
  const name = tableName(found.compared, values);
  const report: WrittenReport = {
    page: () => found.page(),
    table: () => found.table(name),
    json: async (rows) => {
      const { writeComparison } = await import('../../../render/json-comparison.ts');
      const others = found.others.filter((other) => other !== name).map((other) => found.table(other));
      const bare = (table: Table) => (rows === 'rows' ? table : { ...table, rows: [] });
      const tables = [bare(found.table(name)), ...others.map(bare)] as const;
      return writeComparison({ ...found, tables, facts: settingsFacts(context) }, (notice) =>
        sentence(notice, words),
      );
    },
    beside: () => [
      ...found.remarks.map((notice) => `${words.page.warning}: ${sentence(notice, words)}`),
      ...bothLines(found.old, found.new, words),
    ],
  };
  await writeReport(report, output, context);
}

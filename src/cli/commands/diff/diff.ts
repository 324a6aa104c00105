import { monthsIn } from '../../../compare/months/both.ts';
import { BRIDGE_DIMENSIONS } from '../../../compare/months/bridge-cells.ts';
import { MONTHS_TABLES } from '../../../compare/months/months-page.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { complain, exitOf, readBills, sayUnreported } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import type { Asked, Side } from './compared.ts';
import { deliverDiff, tableName } from './deliver.ts';
import { diffLines } from './lines.ts';
import { diffMonths } from './months.ts';

type What = 'lines' | 'months';

/** `diff OLD NEW`: two exports of a month line by line, two months by the parts of their difference. */
export async function diff(
  [old = '', now = '']: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { values, reading } = options;
  if (old === '-' && now === '-') throw new UsageError({ code: 'DIFF_STDIN' });
  if (values.as !== undefined) tableName(values.as, values);
  const { plan, by } = planOf(options);
  const sides: Side[] = [];
  for (const named of [old, now]) {
    const bills = await readBills([named], { keys: keysFor(plan) }, reading, context);
    if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
    sides.push({ named, bills, cube: buildCube(bills.reading, plan) });
  }
  const [before, after] = sides as [Side, Side];
  const asked: Asked = { old: before, new: after, plan, by, options, top: values.top };
  const found = await (howOf(values.as, asked) === 'lines' ? diffLines : diffMonths)(asked, context);
  await deliverDiff(found, options, context);
  for (const { bills } of sides) await complain(bills, reading, context);
  return Math.max(...sides.map(({ bills }) => exitOf(bills, found.differs)));
}

/** What was asked for, else lines where the bills have a month in common. */
function howOf(what: What | undefined, asked: Asked): What {
  if (what !== undefined) return what;
  const [old, now] = [monthsIn(asked.old.cube), monthsIn(asked.new.cube)];
  if (old.length === 0 || now.length === 0) throw new UsageError({ code: 'DIFF_MONTHS_UNKNOWN' });
  return old.some((month) => now.includes(month)) ? 'lines' : 'months';
}

function planOf({ values, selection }: RunOptions) {
  const { names, filters } = selection;
  const extra = names === undefined ? [] : namesDimensions(names);
  const by = values.by === undefined ? undefined : resolveTable({ by: values.by }, extra).columns;
  const always = ['billing_month', ...BRIDGE_DIMENSIONS, ...MONTHS_TABLES].map(columnNamed);
  const dimensions = new Map([...always, ...(by ?? [])].map((column) => [column.name, column]));
  const plan: CubePlan = { dimensions: [...dimensions.values()], filters, names };
  return { plan, by: by?.map(({ name }) => name) ?? [] };
}

function columnNamed(name: string): DimensionColumn {
  return findDimension(name)?.columns.find((column) => column.name === name) as DimensionColumn;
}

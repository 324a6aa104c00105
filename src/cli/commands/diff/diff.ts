import { monthsIn } from '../../../compare/months/both.ts';
import { BRIDGE_DIMENSIONS } from '../../../compare/months/bridge-cells.ts';
import { MONTHS_TABLES } from '../../../compare/months/months-page.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import { tableFormatOf } from '../../options/format.ts';
import { namesOf } from '../../options/names-file.ts';
import type { WrittenOptions } from '../../options/options.ts';
import { refuseOthers } from '../../options/refuse-options.ts';
import { resolveFilters, wholeNumber } from '../../options/resolve-reading.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import { complain, exitOf, isUnreported, readBills, sayUnreported } from '../../reading/read-bills.ts';
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
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  refuseOthers('diff', options, words);
  const what = whatOf(options, words);
  const format = tableFormatOf('diff', options, context.isTerminal, words);
  if (old === '-' && now === '-') throw new UsageError(words.diff.bothStdin, words.diff.saveFirst);
  if (what !== undefined) tableName(what, options, words);
  const { plan, by, names } = await planOf(options, context);
  const top = options.top === undefined ? undefined : wholeNumber('--top', options.top, words);
  const sides: Side[] = [];
  for (const named of [old, now]) {
    const bills = await readBills([named], { keys: keysFor(plan) }, options, context);
    if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
    sides.push({ named, bills, cube: buildCube(bills.reading, plan) });
  }
  const [before, after] = sides as [Side, Side];
  const more = { ...(top === undefined ? {} : { top }), ...(names === undefined ? {} : { names }) };
  const asked: Asked = { old: before, new: after, plan, by, options, ...more };
  const found = await (howOf(what, asked, words) === 'lines' ? diffLines : diffMonths)(asked, context);
  await deliverDiff(found, format, options, context);
  for (const { bills } of sides) await complain(bills, options, context);
  return Math.max(...sides.map(({ bills }) => exitOf(bills, found.differs)));
}

function whatOf({ as }: WrittenOptions, { diff }: Context['words']): What | undefined {
  if (as === undefined || as === 'lines' || as === 'months') return as;
  throw new UsageError(diff.unknownAs(as), diff.sayAs);
}

/** What was asked for, else lines where the bills have a month in common. */
function howOf(what: What | undefined, asked: Asked, { diff }: Context['words']): What {
  if (what !== undefined) return what;
  const [old, now] = [monthsIn(asked.old.cube), monthsIn(asked.new.cube)];
  if (old.length === 0 || now.length === 0) throw new UsageError(diff.noMonths, diff.sayAs);
  return old.some((month) => now.includes(month)) ? 'lines' : 'months';
}

async function planOf(options: WrittenOptions, { words }: Context) {
  const names = options.names === undefined ? undefined : await namesOf(options.names);
  const extra = names === undefined ? [] : namesDimensions(names);
  const by = options.by === undefined ? undefined : resolveTable({ by: options.by }, extra, words).columns;
  const always = ['billing_month', ...BRIDGE_DIMENSIONS, ...MONTHS_TABLES].map(columnNamed);
  const dimensions = new Map([...always, ...(by ?? [])].map((column) => [column.name, column]));
  const plan: CubePlan = {
    dimensions: [...dimensions.values()],
    filters: resolveFilters(options, words),
    ...(names === undefined ? {} : { names }),
  };
  return { plan, by: by?.map(({ name }) => name) ?? [], names };
}

function columnNamed(name: string): DimensionColumn {
  return findDimension(name)?.columns.find((column) => column.name === name) as DimensionColumn;
}

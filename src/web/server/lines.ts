import { formatDecimal } from '../../bill/decimal.ts';
import { keysFor } from '../../cube/build.ts';
import type { DimensionColumn, DimensionValue } from '../../cube/dimensions.ts';
import { groupFilter } from '../../cube/filters.ts';
import { lineDecoder, lineMeasures } from '../../cube/line.ts';
import type { CubePlan } from '../../cube/plan.ts';
import type { ReadOptions } from '../../read/contract/engine.ts';
import type { BillLine } from '../../read/contract/lines.ts';
import { readInputs } from '../../read/files/read-inputs.ts';
import { bucketName } from '../query/scene.ts';
import type { Selected } from '../query/select.ts';

/** Lines are looked at, not exported: the command line writes them all. */
export const MOST_LINES = 200;
/** Reading whole files anew may take long; what is found by then is shown. */
const MOST_TIME = 60_000;

const MEASURES = ['consumed', 'deducted', 'billed', 'list_cost', 'discount', 'coupon', 'payable'] as const;

export interface FoundLines {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly more: boolean;
  readonly late: boolean;
}

export interface LineQuery {
  readonly files: readonly string[];
  readonly plan: CubePlan;
  readonly reading: Omit<ReadOptions, 'keys' | 'onLine' | 'engine'>;
  /** All of them must keep a line. */
  readonly selections: readonly Selected[];
  /** `CNY included` */
  readonly bucket: string;
  /** The one who asked has gone. */
  readonly signal: AbortSignal;
}

/** Reads the files again for the lines behind a figure; stops as soon as there are enough. */
export async function findLines(query: LineQuery): Promise<FoundLines> {
  const { files, plan, reading, signal } = query;
  const rows: (string | null)[][] = [];
  const stop = new AbortController();
  const late = AbortSignal.timeout(MOST_TIME);
  const take = taker(query);
  const onLine = (line: BillLine) => {
    const cells = rows.length > MOST_LINES ? undefined : take(line);
    if (cells !== undefined && rows.push(cells) > MOST_LINES) stop.abort();
  };
  const all = AbortSignal.any([stop.signal, late, signal]);
  try {
    await readInputs(files, { ...reading, keys: [], onLine, signal: all });
  } catch (error) {
    if (!all.aborted) throw error;
  }
  const columns = ['file', 'line', ...plan.dimensions.map(({ name }) => name), ...MEASURES];
  const more = rows.length > MOST_LINES;
  return { columns, rows: rows.slice(0, MOST_LINES), more, late: late.aborted };
}

type Taker = (line: BillLine) => (string | null)[] | undefined;

/** Decodes a line as the cube's groups are decoded, and keeps it where the page's filters would. */
function taker({ plan, selections, bucket }: LineQuery): Taker {
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  const decode = lineDecoder(keysFor(plan));
  return (line) => {
    const decoded = decode(line);
    const { group } = decoded;
    if (!filter.keeps(group) || bucketName(group) !== bucket) return undefined;
    const values = plan.dimensions.map((dimension) => dimension.value(group));
    if (!selections.every((selection) => keeps(selection, plan.dimensions, values))) return undefined;
    const measures = lineMeasures(decoded);
    const amounts = MEASURES.map((name) => {
      const value = measures[name];
      return value === null ? null : formatDecimal(value);
    });
    const texts = values.map((value) => (value === null ? null : String(value)));
    return [line.row.file, String(line.row.line), ...texts, ...amounts];
  };
}

function keeps(
  { values: wanted, since, until }: Selected,
  dimensions: readonly DimensionColumn[],
  values: readonly DimensionValue[],
): boolean {
  const valueIn = (name: string) =>
    values[dimensions.findIndex((dimension) => dimension.name === name)] ?? null;
  const day = valueIn('day');
  const inPeriod =
    (since === undefined && until === undefined) ||
    (typeof day === 'string' &&
      (since === undefined || day >= since) &&
      (until === undefined || day <= until));
  return (
    inPeriod &&
    Object.entries(wanted).every(([name, list]) => list.length === 0 || list.includes(valueIn(name)))
  );
}

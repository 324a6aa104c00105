import type { Cube, Group } from '../../cube/cube.ts';
import { plainRow } from '../../cube/cube-row.ts';
import { type DecodedGroup, groupDecoder } from '../../cube/decode.ts';
import type { DimensionColumn } from '../../cube/dimensions.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { type Notice, noticeOfRows } from '../../words/notice.ts';
import { BillError } from '../../words/problem.ts';
import { bucketOf, ordered } from '../order.ts';
import type { Rolled } from '../rollup.ts';
import type { Cell, Column } from '../table.ts';
import { type Charge, chargeOf } from './charge.ts';
import { CHARGE_COLUMNS } from './charge-columns.ts';
import { type FocusColumn, STATABLE, type Telling } from './column.ts';
import { COST_COLUMNS } from './cost-columns.ts';
import { namesColumns, OWN_COLUMNS } from './own-columns.ts';
import { RESOURCE_COLUMNS } from './resource-columns.ts';

type Key = Parameters<DecodedGroup['cell']>[0];

/** The cells that charges are told from; those of a day that agree in all of them are one row. */
const KEYS = [
  ...['month', 'day', 'instanceId', 'feeType', 'currency', 'unit', 'listPrice', 'tags', 'chargeClass'],
  ...['purchaserId', 'purchaserName', 'ownerId', 'ownerName', 'commodityCode', 'commodityName'],
  ...['itemCode', 'itemName', 'productCode', 'productName', 'regionCode', 'regionName', 'zone'],
  ...['resourceName', 'savingsPlanId'],
] as readonly Key[];

/** What a cube must be grouped by: raw cells, so that nothing is put in words before it is added up. */
export function focusDimensions(grain: Telling['grain']): readonly DimensionColumn[] {
  return focusKeys(grain).map((key) => ({
    name: key,
    needs: [key],
    value: (group) => group.cell(key),
    optional: true,
  }));
}

/** Lines have a day each; what they are checked against needs none. */
function focusKeys(grain: Telling['grain']): readonly Key[] {
  return grain === 'day' ? KEYS : KEYS.filter((key) => key !== 'day');
}

/** The cells that a line is told from. */
export const LINE_KEYS: readonly Key[] = [...KEYS, 'lineId', 'startedAt', 'endedAt'];

const DEFINED = [...COST_COLUMNS, ...CHARGE_COLUMNS, ...RESOURCE_COLUMNS];

/** Every column of any version and grain, but for those of a names file. */
export const FOCUS_COLUMNS: readonly FocusColumn[] = [...DEFINED, ...OWN_COLUMNS];

/** FOCUS's columns in the order of their names, then our own: what a version and a grain have. */
function focusColumns({ version, grain, names }: Telling): readonly FocusColumn[] {
  const own = [...OWN_COLUMNS, ...(names === undefined ? [] : namesColumns(names))];
  const has = (column: FocusColumn) =>
    (column.only ?? version) === version && (column.grain ?? grain) === grain;
  return [...DEFINED.toSorted((a, b) => (a.name < b.name ? -1 : 1)), ...own].filter(has);
}

/**
 * The charges of a cube that is grouped by {@link focusDimensions}, one a day, in a fixed order. The cube has real
 * ids; with a redactor the charges have pseudonyms, and their order tells nothing of the ids.
 */
export function chargesOf(cube: Cube, redactor?: Redactor): readonly Charge[] {
  const keys = cube.dimensions as readonly Key[];
  const decoders = new Map<Group['tax'], ReturnType<typeof groupDecoder>>();
  const charges = cube.groups.map((own) => {
    const { values, tax, rows, measures } = own;
    const decode = decoders.get(tax) ?? groupDecoder({ keys, layout: { tax } });
    decoders.set(tax, decode);
    const group = decode({ cells: values as readonly string[] });
    const charge = chargeOf({ group, measures, lines: rows, redactor });
    return {
      ...plainRow(own),
      charge,
      values: redactor ? keys.map((key) => charge.group.cell(key)) : values,
    };
  });
  return ordered(charges, cube.dimensions, undefined).map((own) => own.charge);
}

/** Puts charges in FOCUS's words, one row each, and keeps what must be known of them. */
export class FocusTable {
  readonly columns: readonly Column[];
  private readonly own: readonly FocusColumn[];
  private readonly billed = new Map<string, { payable: bigint; rows: number }>();
  private filled = 0;
  private uncounted = 0;
  private planned = 0;

  constructor(private readonly telling: Telling) {
    this.own = focusColumns(telling);
    this.columns = this.own.map(({ name, kind }) => ({ name, kind }));
  }

  /** Throws where FOCUS demands what the bill does not say: a made-up value would be worse than no file. */
  row(charge: Charge): readonly Cell[] {
    const cells = this.own.map((column) => column.value(charge, this.telling));
    const missing = this.own.filter(({ from }, place) => from !== undefined && cells[place] === null);
    if (missing.length > 0) throw needs(missing);
    this.count(charge);
    return cells;
  }

  /** Compares the rows with the bill's own totals, to the last digit. A difference would be a fault of this program. */
  mustEqual(totals: readonly Rolled[]): void {
    const same = totals.every((total) => {
      const own = this.billed.get(bucketOf(total));
      return own?.rows === total.rows && own.payable === total.measures.payable;
    });
    if (!same || totals.length !== this.billed.size)
      throw new Error('internal fault: the rows of the export do not add up to the total of the bill');
  }

  /** What a reader of the export should know. */
  notices(): readonly Notice[] {
    return [
      ...noticeOfRows('FOCUS_FILLED', this.filled),
      ...noticeOfRows('FOCUS_UNCOUNTED', this.uncounted),
      ...noticeOfRows('FOCUS_SAVINGS_PLAN', this.planned),
    ];
  }

  private count({ group, costs, lines, category, consumed, measures }: Charge): void {
    const bucket = bucketOf(group);
    const sum = this.billed.get(bucket) ?? { payable: 0n, rows: 0 };
    this.billed.set(bucket, { payable: sum.payable + (costs.billed ?? 0n), rows: sum.rows + lines });
    if (costs.filled.length > 0) this.filled += lines;
    if (category === 'Usage' && consumed.amount === null) this.uncounted += lines;
    if ((measures.savings_plan ?? 0n) !== 0n) this.planned += lines;
  }
}

function needs(columns: readonly FocusColumn[]): BillError {
  const names = columns.map(({ name }) => name);
  const stated = names.filter((name) => (STATABLE as readonly string[]).includes(name));
  const params = {
    columns: names.join(', '),
    sources: [...new Set(columns.map(({ from }) => from))].join(', '),
    stated,
  };
  return new BillError({ code: 'FOCUS_NEEDS', params });
}

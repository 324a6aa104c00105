import { keysFor } from '../../cube/build.ts';
import type { Group } from '../../cube/cube.ts';
import { type DecodedGroup, groupDecoder } from '../../cube/decode.ts';
import { groupFilter } from '../../cube/filters.ts';
import type { CubePlan } from '../../cube/plan.ts';
import { AMOUNTS, type LayoutInfo } from '../../read/contract/answer.ts';
import type { BillLine, Place } from '../../read/contract/lines.ts';
import { cellOf } from '../../read/group/grouper.ts';
import type { ComparedColumns } from './line-content.ts';
import { type LineChange, LineSums } from './line-sums.ts';
import { LineTable, STATE } from './line-table.ts';

/** A line of one of the two bills. */
export interface LineSide extends Place {
  /** By the dimensions of the plan. */
  readonly values: Group['values'];
  readonly currency: string | null;
  readonly tax: Group['tax'];
  readonly payable: bigint;
}

/** A line that only one bill has, or that differs on the other one. */
export interface LineDifference {
  readonly change: LineChange;
  /** The line id; empty where the bill has none. */
  readonly id: string;
  readonly old?: LineSide;
  readonly new?: LineSide;
  /** Of a changed line: what it says on the one bill and on the other. */
  readonly cells: readonly { readonly column: string; readonly old: string; readonly new: string }[];
}

interface Changed {
  readonly id: string;
  readonly side: LineSide;
  readonly contents: readonly string[];
}

const PAYABLE = AMOUNTS.indexOf('payable');

/**
 * Compares two bills line by line in three passes: the lines of the old one are kept as digests, those of the new one
 * are looked up, and the old one is gone through again for the lines that are missing or say something else. Give it
 * every line of a pass in the order of the files; call {@link startPass} before the second and the third.
 *
 * Lines are matched by their ids. Where a bill has none, by all that they say: then none is changed, but removed and
 * added. At most `most` differences are kept; all of them are counted and added up.
 */
export class LineDiff {
  readonly sums = new LineSums();
  private readonly table = new LineTable();
  private readonly kept: LineDifference[] = [];
  private readonly changed = new Map<number, Changed>();
  private readonly filter;
  private readonly places: readonly number[];
  private readonly decoders = new Map<LayoutInfo, (line: BillLine) => DecodedGroup>();
  private found = 0;

  constructor(
    private readonly plan: CubePlan,
    /** The dimensions of the plan that lines are added up by: a line that differs in one of them is a changed one. */
    private readonly by: readonly string[],
    private readonly comparison: ComparedColumns,
    private readonly most: number,
  ) {
    this.places = by.map((name) => plan.dimensions.findIndex((dimension) => dimension.name === name));
    this.filter = groupFilter(plan.filters ?? {}, plan.names);
  }

  startPass(): void {
    this.table.startPass();
  }

  /** First pass: a line of the old bill. */
  old(line: BillLine): void {
    const group = this.decoded(line);
    if (!this.filter.keeps(group)) return;
    const side = this.sideOf(line, group);
    const { key, content } = this.read(line, side);
    this.table.add(key, content);
    this.sums.add('old', side, this.summed(side));
  }

  /** Second pass: a line of the new bill. */
  new(line: BillLine): void {
    const group = this.decoded(line);
    if (!this.filter.keeps(group)) return;
    const side = this.sideOf(line, group);
    const { id, key, content, contents } = this.read(line, side);
    this.sums.add('new', side, this.summed(side));
    const place = this.table.place(key);
    if (place === -1) {
      this.sums.add('added', side, this.summed(side));
      this.keep({ change: 'added', id, new: side, cells: [] });
    } else if (this.table.says(place, content)) this.table.mark(place, STATE.unchanged);
    else {
      this.table.mark(place, STATE.changed);
      this.sums.add('changedTo', side, this.summed(side));
      if (++this.found <= this.most) this.changed.set(place, { id, side, contents });
    }
  }

  /** Third pass: a line of the old bill again. */
  oldAgain(line: BillLine): void {
    const group = this.decoded(line);
    if (!this.filter.keeps(group)) return;
    const side = this.sideOf(line, group);
    const { id, key, contents } = this.read(line, side);
    const place = this.table.place(key);
    const state = place === -1 ? STATE.unchanged : this.table.state(place);
    if (state === STATE.unchanged) return;
    if (state === STATE.missing) {
      this.sums.add('removed', side, this.summed(side));
      this.keep({ change: 'removed', id, old: side, cells: [] });
      return;
    }
    this.sums.add('changedFrom', side, this.summed(side));
    const now = this.changed.get(place);
    if (now === undefined) return;
    this.changed.delete(place);
    this.kept.push({
      change: 'changed',
      id,
      old: side,
      new: now.side,
      cells: this.cells(contents, now.contents),
    });
  }

  /** The differences that were kept, by kind and then in the order of the files; and whether these are all. */
  result(): { differences: readonly LineDifference[]; isWhole: boolean } {
    const of = (change: LineChange) => this.kept.filter((each) => each.change === change);
    const differences = [...of('changed'), ...of('added'), ...of('removed')];
    return { differences, isWhole: this.found <= this.most };
  }

  private keep(difference: LineDifference): void {
    if (++this.found <= this.most) this.kept.push(difference);
  }

  /** A dimension says nothing new where the column that it comes from differs as well. */
  private cells(old: readonly string[], now: readonly string[]): LineDifference['cells'] {
    const names = [...this.comparison.columns.map(({ name }) => name), ...this.by];
    const cells = names.flatMap((column, place) =>
      old[place] === now[place] ? [] : [{ place, column, old: old[place] ?? '', new: now[place] ?? '' }],
    );
    const columns = cells.filter(({ place }) => place < this.comparison.columns.length);
    return (columns.length > 0 ? columns : cells).map(({ column, old, new: is }) => ({
      column,
      old,
      new: is,
    }));
  }

  private read(line: BillLine, side: LineSide) {
    const texts = this.comparison.columns.map((column) => column.text(line));
    const contents = [...texts, ...this.summed(side).map((value) => String(value ?? ''))];
    const content = JSON.stringify(contents);
    const id = line.row.text('lineId');
    const key = this.comparison.byId && id !== '' ? `id ${id}` : `line ${content}`;
    return { id, key, content, contents };
  }

  private summed({ values }: LineSide): Group['values'] {
    return this.places.map((place) => values[place] ?? null);
  }

  private sideOf({ row, amounts }: BillLine, group: DecodedGroup): LineSide {
    return {
      ...{ file: row.file, line: row.line, currency: group.currency, tax: group.tax },
      values: this.plan.dimensions.map((dimension) => dimension.value(group)),
      payable: amounts.sums[PAYABLE] ?? 0n,
    };
  }

  private decoded(line: BillLine): DecodedGroup {
    const { layout } = line.row;
    const decode = this.decoders.get(layout) ?? lineDecoder(layout, this.plan);
    this.decoders.set(layout, decode);
    return decode(line);
  }
}

function lineDecoder(layout: LayoutInfo, plan: CubePlan): (line: BillLine) => DecodedGroup {
  const keys = keysFor(plan);
  const decode = groupDecoder({ keys, layout });
  return ({ row, times, amounts }) => decode({ cells: keys.map((key) => cellOf(key, row, times, amounts)) });
}

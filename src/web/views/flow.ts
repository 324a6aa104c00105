import type { DimensionValue } from '../../cube/dimensions.ts';
import { mostDecimals } from '../../report/decimals.ts';
import type { Group } from '../../cube/cube.ts';
import { cubeOf, hasValues, type Scene, shownValue, teamColumn, titleOf } from '../query/scene.ts';
import type { Chosen, Drill } from '../query/state.ts';
import { kindOf } from './dimension-sheet.ts';
import { behind, type Sheet, type SheetColumn } from './sheet.ts';

/** More nodes in a step than this cannot be told apart. */
export const MOST_NODES = 10;

export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly step: number;
  readonly value: bigint;
  readonly drill: Drill;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  readonly drill: Drill;
}

export interface Flow {
  readonly steps: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly isCut: boolean;
  readonly hasNegative: boolean;
  /** The same as a table, made when it is asked for. */
  sheet(): Sheet;
}

/** Team (or workspace) → API key → model → usage type, in the chosen measure. */
export function flow(scene: Scene): Flow {
  const { measure, store } = scene;
  const first = teamColumn(store) ?? 'workspace_id';
  const steps = [first, 'api_key_id', 'model', 'usage_type'].filter(
    (name) => name === 'model' || name === first || hasValues(store, name),
  );
  const amount = ({ measures }: Group) => measures[measure] ?? 0n;
  const rows = cubeOf(scene, scene.selected, steps, [measure]).groups.toSorted((a, b) =>
    amount(a) === amount(b) ? 0 : amount(a) > amount(b) ? -1 : 1,
  );
  const drawn = rows.filter((row) => amount(row) > 0n);
  const named = steps.map((name, step) => stepNodes(scene, drawn, name, step));
  const nodes = named.flatMap(({ nodes }) => nodes);
  return {
    steps: steps.map((name) => titleOf(scene, name)),
    nodes,
    links: steps.slice(1).flatMap((_, step) => linksOf(scene, drawn, named[step], named[step + 1], step)),
    isCut: named.some(({ isCut }) => isCut),
    hasNegative: rows.some((row) => amount(row) < 0n),
    sheet: () => sheetOf(scene, steps, rows),
  };
}

interface Step {
  readonly name: string;
  readonly nodes: readonly FlowNode[];
  readonly isCut: boolean;
  /** The node of a value: its own, or that of the rest. */
  nodeOf(value: DimensionValue): FlowNode;
}

function stepNodes(scene: Scene, rows: readonly Group[], name: string, step: number): Step {
  const sums = new Map<DimensionValue, bigint>();
  for (const row of rows) add(sums, row.values[step] ?? null, row.measures[scene.measure] ?? 0n);
  const sorted = [...sums].sort((a, b) => (a[1] === b[1] ? 0 : a[1] > b[1] ? -1 : 1));
  const isCut = sorted.length > MOST_NODES + 1;
  const kept = isCut ? sorted.slice(0, MOST_NODES) : sorted;
  const rest = sorted.slice(kept.length);
  const nodes = kept.map(([value, amount], place): FlowNode => {
    const shown = shownValue(scene, name, value);
    return { id: `${step} ${place}`, name: shown, step, value: amount, drill: behind({ [name]: value }) };
  });
  const places = new Map(kept.map(([value], place) => [value, nodes[place] as FlowNode]));
  if (!isCut) return { name, nodes, isCut, nodeOf: (value) => places.get(value) as FlowNode };
  const value = rest.reduce((sum, [, amount]) => sum + amount, 0n);
  const drill = { values: { [name]: rest.map(([each]) => each) } };
  const other: FlowNode = { id: `${step} rest`, name: scene.words.web.otherValues(rest.length), step, value, drill };
  return { name, nodes: [...nodes, other], isCut, nodeOf: (each) => places.get(each) ?? other };
}

function linksOf(scene: Scene, rows: readonly Group[], from: Step | undefined, to: Step | undefined, step: number) {
  if (from === undefined || to === undefined) return [];
  const links = new Map<string, FlowLink>();
  for (const row of rows) {
    const source = from.nodeOf(row.values[step] ?? null);
    const target = to.nodeOf(row.values[step + 1] ?? null);
    const key = `${source.id} ${target.id}`;
    const value = (links.get(key)?.value ?? 0n) + (row.measures[scene.measure] ?? 0n);
    const values: Chosen = { ...source.drill.values, ...target.drill.values };
    links.set(key, { from: source.id, to: target.id, value, drill: { values } });
  }
  return [...links.values()];
}

function sheetOf(scene: Scene, steps: readonly string[], rows: readonly Group[]): Sheet {
  const { measure, words } = scene;
  const decimals = mostDecimals(rows.map(({ measures }) => measures[measure]));
  const columns: SheetColumn[] = [
    ...steps.map((name): SheetColumn => ({ name, title: titleOf(scene, name), kind: 'text', decimals: 0 })),
    { name: measure, title: titleOf(scene, measure), kind: kindOf(measure), decimals },
  ];
  const filled = rows.filter(({ measures }) => (measures[measure] ?? 0n) !== 0n);
  return {
    name: 'flow',
    title: words.web.flow,
    columns,
    rows: filled.map(({ values, measures }) => ({
      cells: [...values.map((value, step) => shownValue(scene, steps[step] as string, value)), measures[measure]],
      exact: [...values, measures[measure]],
      drill: behind(Object.fromEntries(steps.map((name, step) => [name, values[step] ?? null]))),
    })),
    totals: [],
  };
}

function add(sums: Map<DimensionValue, bigint>, value: DimensionValue, amount: bigint): void {
  sums.set(value, (sums.get(value) ?? 0n) + amount);
}

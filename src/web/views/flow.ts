import type { Group } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Measure } from '../../cube/measures.ts';
import { mostDecimals } from '../../report/decimals.ts';
import { choiceOf, measuredDrill } from '../query/measured.ts';
import {
  choiceTitle,
  cubeOf,
  hasValues,
  type Scene,
  shownValue,
  teamColumn,
  titleOf,
} from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { measureKind } from './dimension-sheet.ts';
import { behind, type PageSheet, type PageSheetColumn, withUnit } from './sheet.ts';

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
  sheet(): PageSheet;
}

/** Team (or workspace) → API key → model → usage type, in the chosen measure. */
export function flow(scene: Scene): Flow {
  const { measure, store } = scene;
  const first = teamColumn(store) ?? 'workspace_id';
  const names = [first, 'api_key_id', 'model', 'usage_type'].filter(
    (name) => name === 'model' || name === first || hasValues(store, name),
  );
  const sums = (dimensions: readonly string[]) => cubeOf(scene, scene.measured, dimensions, [measure]).groups;
  const steps = names.map((name, step) => stepNodes(scene, sums([name]), name, step));
  const pairs = names.slice(1).map((name, step) => sums([names[step] as string, name]));
  return {
    steps: names.map((name) => titleOf(scene, name)),
    nodes: steps.flatMap(({ nodes }) => nodes),
    links: pairs.flatMap((groups, step) => linksOf(groups, measure, steps[step], steps[step + 1])),
    isCut: steps.some(({ isCut }) => isCut),
    hasNegative: pairs.flat().some(({ measures }) => (measures[measure] ?? 0n) < 0n),
    sheet: () => sheetOf(scene, names),
  };
}

interface Step {
  readonly nodes: readonly FlowNode[];
  readonly isCut: boolean;
  /** The node of a value, its own or that of the rest; none where nothing above zero is to be drawn. */
  nodeOf(value: DimensionValue): FlowNode | undefined;
}

function stepNodes(scene: Scene, groups: readonly Group[], name: string, step: number): Step {
  const sums = groups.map(
    ({ values, measures }) => [values[0] ?? null, measures[scene.measure] ?? 0n] as const,
  );
  const sorted = sums
    .filter(([, value]) => value > 0n)
    .sort((a, b) => (a[1] === b[1] ? 0 : a[1] > b[1] ? -1 : 1));
  const isCut = sorted.length > MOST_NODES + 1;
  const kept = isCut ? sorted.slice(0, MOST_NODES) : sorted;
  const rest = sorted.slice(kept.length);
  const nodes = kept.map(([value, amount], place): FlowNode => {
    const shown = shownValue(scene, name, value);
    const drill = measuredDrill(scene, behind({ [name]: value }));
    return { id: `${step} ${place}`, name: shown, step, value: amount, drill };
  });
  const places = new Map(kept.map(([value], place) => [value, nodes[place] as FlowNode]));
  if (!isCut) return { nodes, isCut, nodeOf: (value) => places.get(value) };
  const other: FlowNode = {
    id: `${step} rest`,
    name: scene.words.web.otherValues(rest.length),
    step,
    value: rest.reduce((sum, [, amount]) => sum + amount, 0n),
    drill: measuredDrill(scene, { values: { [name]: rest.map(([each]) => each) } }),
  };
  return { nodes: [...nodes, other], isCut, nodeOf: (each) => places.get(each) ?? other };
}

function linksOf(groups: readonly Group[], measure: Measure, from: Step | undefined, to: Step | undefined) {
  const links = new Map<string, FlowLink>();
  for (const { values, measures } of groups) {
    const amount = measures[measure] ?? 0n;
    const source = from?.nodeOf(values[0] ?? null);
    const target = to?.nodeOf(values[1] ?? null);
    if (amount <= 0n || source === undefined || target === undefined) continue;
    const key = `${source.id} ${target.id}`;
    const drill: Drill = { values: { ...source.drill.values, ...target.drill.values } };
    links.set(key, { from: source.id, to: target.id, value: (links.get(key)?.value ?? 0n) + amount, drill });
  }
  return [...links.values()];
}

function sheetOf(scene: Scene, steps: readonly string[]): PageSheet {
  const { measure, words } = scene;
  const amount = ({ measures }: Group) => measures[measure] ?? 0n;
  const rows = cubeOf(scene, scene.measured, steps, [measure]).groups.toSorted((a, b) =>
    amount(a) === amount(b) ? 0 : amount(a) > amount(b) ? -1 : 1,
  );
  const decimals = mostDecimals(rows.map(({ measures }) => measures[measure]));
  const columns: PageSheetColumn[] = [
    ...steps.map(
      (name): PageSheetColumn => ({ name, title: titleOf(scene, name), kind: 'text', decimals: 0 }),
    ),
    { name: measure, title: choiceTitle(scene, choiceOf(scene)), kind: measureKind(measure), decimals },
  ];
  const filled = rows.filter(({ measures }) => (measures[measure] ?? 0n) !== 0n);
  const sheet: PageSheet = {
    name: 'flow',
    title: words.web.flow,
    columns,
    rows: filled.map(({ values, measures }) => ({
      cells: [
        ...values.map((value, step) => shownValue(scene, steps[step] as string, value)),
        measures[measure],
      ],
      exact: [...values, measures[measure]],
      drill: measuredDrill(
        scene,
        behind(Object.fromEntries(steps.map((name, step) => [name, values[step] ?? null]))),
      ),
    })),
    totals: [],
  };
  return withUnit(sheet, scene.unit);
}

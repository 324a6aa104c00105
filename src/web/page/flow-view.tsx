import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'preact/hooks';
import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import { measureTitle, type Scene } from '../query/scene.ts';
import type { Drill, Theme } from '../query/state.ts';
import { type Flow, MOST_NODES } from '../views/flow.ts';
import { stackOf, type Timeline } from '../views/timeline.ts';
import { AsTable } from './as-table.tsx';
import { Chart, drawn, letterSize, tip } from './chart.tsx';
import { inkOf, partColour } from './look.ts';

interface Props {
  readonly scene: Scene;
  readonly data: Flow;
  /** Whose colours the same values keep here. */
  readonly timeline: Timeline;
  readonly theme: Theme;
  readonly open: (drill: Drill) => void;
}

export function FlowView({ scene, data, timeline, theme, open }: Props) {
  const { web } = scene.words;
  const option = useCallback(
    (on: Theme) => optionOf(data, coloursOf(scene, data, timeline), on),
    [scene, data, timeline],
  );
  const total = data.nodes.reduce((sum, { step, value }) => (step === 0 ? sum + value : sum), 0n);
  const label = web.chartLabel(web.flow, data.nodes.length, groupThousands(formatDecimal(total)));
  const most = data.steps.map((_, step) => data.nodes.filter((node) => node.step === step).length);
  return (
    <section class="panel flow">
      <header>
        <h2>{web.flow}</h2>
        <p class="note">
          {measureTitle(scene)} · {data.steps.join(' → ')}
          {data.isCut ? ` · ${web.flowNote(MOST_NODES)}` : ''}
          {data.hasNegative ? ` · ${web.flowNegative}` : ''}
        </p>
      </header>
      {data.links.length === 0 ? (
        <p class="nothing">{data.hasNegative ? null : web.noneOf(measureTitle(scene))}</p>
      ) : (
        <Chart
          option={option}
          theme={theme}
          label={label}
          height={Math.max(220, Math.max(...most) * 34)}
          onPick={({ dataType, dataIndex }) => {
            const picked = dataType === 'edge' ? data.links[dataIndex] : data.nodes[dataIndex];
            if (picked !== undefined) open(picked.drill);
          }}
        />
      )}
      <AsTable scene={scene} sheet={data.sheet} open={open} />
    </section>
  );
}

const LONGEST = 30;
const LONGEST_NARROW = 13;

function isNarrow(): boolean {
  return innerWidth < 600;
}

/** The place of each node's colour: a value of the stacked pictures keeps its own. */
function coloursOf(scene: Scene, { nodes }: Flow, { series }: Timeline): readonly number[] {
  const stack = stackOf(scene);
  const known = new Map(series.map(({ name, isRest }, place) => [name, isRest ? undefined : place]));
  return nodes.map(
    ({ name, drill }, place) => (stack in drill.values ? known.get(name) : undefined) ?? place,
  );
}

function optionOf({ nodes, links }: Flow, colours: readonly number[], theme: Theme): EChartsCoreOption {
  const ink = inkOf(theme);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const text = (value: bigint) => groupThousands(formatDecimal(value));
  const nameOf = (id: string) => byId.get(id)?.name ?? '';
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: ink.text },
    tooltip: {
      trigger: 'item',
      backgroundColor: ink.ground,
      borderColor: ink.line,
      textStyle: { color: ink.text },
      formatter: (found: unknown) => {
        const { dataType, dataIndex } = found as { dataType: string; dataIndex: number };
        if (dataType !== 'edge') {
          const node = nodes[dataIndex];
          return tip(node?.name ?? '', [['', text(node?.value ?? 0n)]]);
        }
        const link = links[dataIndex];
        return tip(`${nameOf(link?.from ?? '')} → ${nameOf(link?.to ?? '')}`, [
          ['', text(link?.value ?? 0n)],
        ]);
      },
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: isNarrow() ? 84 : letterSize() * 16.5,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: letterSize() + 3,
        draggable: false,
        layoutIterations: 32,
        emphasis: { focus: 'adjacency' },
        blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.45 } },
        labelLayout: { hideOverlap: true },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: ink.text,
          textBorderColor: ink.ground,
          textBorderWidth: 2,
          fontSize: isNarrow() ? 10 : letterSize(),
          formatter: ({ name }: { name: string }) => shortened(nameOf(name)),
        },
        data: nodes.map((node, place) => ({
          name: node.id,
          depth: node.step,
          itemStyle: {
            color: partColour(theme, colours[place] as number, node.id.endsWith('rest')),
            borderWidth: 0,
          },
        })),
        links: links.map(({ from, to, value }) => ({ source: from, target: to, value: drawn(value) })),
      },
    ],
  };
}

function shortened(name: string): string {
  const most = isNarrow() ? LONGEST_NARROW : LONGEST;
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

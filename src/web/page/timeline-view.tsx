import type { EChartsCoreOption } from 'echarts/core';
import { useCallback, useMemo } from 'preact/hooks';
import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import { isMoney } from '../../cube/measures.ts';
import { languageOf } from '../../words/index.ts';
import { measureTitle, type Scene } from '../query/scene.ts';
import type { Drill, Theme, Zoom } from '../query/state.ts';
import type { Timeline } from '../views/timeline.ts';
import { placesOf, type TimeSpan, zoomBetween } from '../views/zoom.ts';
import { AmountText } from './amount.tsx';
import { AsTable } from './as-table.tsx';
import { Chart, drawn, letterSize, tip } from './chart.tsx';
import { inkOf, partColour } from './look.ts';
import type { Go } from './use-view.ts';
import { ZoomNote } from './zoom-note.tsx';

interface Props {
  readonly scene: Scene;
  readonly data: Timeline;
  readonly theme: Theme;
  readonly zoom: Zoom | undefined;
  readonly go: Go;
  readonly open: (drill: Drill) => void;
}

const MOST_TIPS = 10;
/** Where a picture begins and ends in its place; the slider takes the room below. */
const GRID = { left: 8, right: 20, top: 12, bottom: 52, containLabel: true } as const;
const PAPER_LETTERS = 9;
/** There is nothing to drag. */
const PAPER: EChartsCoreOption = { grid: { ...GRID, bottom: 4 } };

export function TimelineView({ scene, data, theme, zoom, go, open }: Props) {
  const { web } = scene.words;
  const { grain } = scene;
  const places = useMemo(() => zoom && placesOf(grain, data.times, zoom), [grain, data, zoom]);
  const option = useCallback(
    (on: Theme, isPaper = false) => ({
      ...optionOf(scene, data, on, isPaper ? PAPER_LETTERS : letterSize()),
      ...(isPaper ? PAPER : {}),
      dataZoom: zoomsOf(inkOf(on), places).slice(0, isPaper ? 1 : 2),
    }),
    [scene, data, places],
  );
  const total = data.totals.reduce((sum, value) => sum + value, 0n);
  const isNothing = data.series.every(({ values }) => values.every((value) => (value ?? 0n) === 0n));
  const label = web.chartLabel(data.title, data.times.length, groupThousands(formatDecimal(total)));
  return (
    <section class="panel timeline">
      <header>
        <h2>{data.title}</h2>
        {isNothing ? null : <ZoomNote scene={scene} times={data.times} zoom={zoom} places={places} go={go} />}
      </header>
      <ul class="legend">
        {data.series.map((series, place) => (
          <li key={series.name}>
            <i
              style={{
                '--light': partColour('light', place, series.isRest),
                '--dark': partColour('dark', place, series.isRest),
              }}
            />
            {series.name} <AmountText value={series.total} money={isMoney(scene.measure)} />
          </li>
        ))}
      </ul>
      {isNothing ? (
        <p class="nothing">{web.noneOf(measureTitle(scene))}</p>
      ) : (
        <Chart
          option={option}
          theme={theme}
          label={label}
          height={320}
          onPick={({ seriesIndex = 0, dataIndex }) => {
            const drill = data.series[seriesIndex]?.drill(dataIndex);
            if (drill !== undefined) open(drill);
          }}
          onZoom={(first, last) =>
            go(({ zoom: _, ...now }) => {
              const next = zoomBetween(grain, data.times, [first, last]);
              return next === undefined ? now : { ...now, zoom: next };
            })
          }
        />
      )}
      <AsTable scene={scene} sheet={data.sheet} open={open} />
    </section>
  );
}

function optionOf(
  scene: Scene,
  { times, series, totals }: Timeline,
  theme: Theme,
  letters: number,
): EChartsCoreOption {
  const ink = inkOf(theme);
  const { web } = scene.words;
  const names = times.map((time) => time ?? web.noTime);
  const compact = new Intl.NumberFormat(languageOf(scene.lang).locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: ink.text },
    grid: GRID,
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: ink.quiet, opacity: 0.12 } },
      backgroundColor: ink.ground,
      borderColor: ink.line,
      textStyle: { color: ink.text },
      formatter: (found: unknown) => {
        const place = (found as readonly { dataIndex: number }[])[0]?.dataIndex ?? 0;
        return tip(names[place] ?? '', tipLines(series, totals, place, web.total));
      },
    },
    xAxis: {
      type: 'category',
      data: names,
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: {
        color: ink.quiet,
        fontSize: letters,
        hideOverlap: true,
        formatter: (name: string) => shortTime(name),
      },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: {
        color: ink.quiet,
        fontSize: letters,
        formatter: (value: number) => compact.format(value),
      },
    },
    series: series.map(({ name, values, isRest }, place) => ({
      type: 'bar',
      stack: 'all',
      name,
      data: values.map((value) => (value === null ? null : drawn(value))),
      itemStyle: { color: partColour(theme, place, isRest) },
      barCategoryGap: times.length > 60 ? '8%' : '28%',
      large: false,
      emphasis: { focus: 'none' },
    })),
  };
}

/** Turned with the wheel, or dragged with the slider below. */
function zoomsOf(ink: ReturnType<typeof inkOf>, places: TimeSpan | undefined) {
  const shown = places === undefined ? {} : { startValue: places[0], endValue: places[1] };
  return [
    { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, ...shown },
    {
      type: 'slider',
      ...shown,
      height: 14,
      bottom: 8,
      borderColor: 'transparent',
      backgroundColor: 'transparent',
      fillerColor: `${ink.accent}22`,
      handleStyle: { color: ink.ground, borderColor: ink.quiet },
      moveHandleStyle: { color: ink.line },
      textStyle: { color: ink.quiet },
      showDetail: false,
      showDataShadow: false,
      brushSelect: false,
    },
  ];
}

function tipLines(series: Timeline['series'], totals: readonly bigint[], place: number, total: string) {
  const all = series.flatMap(({ name, values }) => {
    const value = values[place] ?? null;
    return value === null || value === 0n ? [] : [[name, groupThousands(formatDecimal(value))] as const];
  });
  const sum = [total, groupThousands(formatDecimal(totals[place] ?? 0n))] as const;
  return all.length > 1 ? [...all.slice(0, MOST_TIPS), sum] : all.length === 0 ? [sum] : all;
}

/** `05-14`, `14 18:00`: the year stands in the filters. */
function shortTime(name: string): string {
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(name)) return `${name.slice(8, 10)} ${name.slice(11)}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(name) ? name.slice(5) : name;
}

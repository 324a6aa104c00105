import { BarChart, SankeyChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Theme } from '../query/state.ts';
import { onSettledZoom } from './settled-zoom.ts';

use([BarChart, SankeyChart, GridComponent, TooltipComponent, DataZoomComponent, LabelLayout, SVGRenderer]);

/** As the style sheet has it for A4. */
const PAPER = { width: 700, height: 220 } as const;

type Instance = ReturnType<typeof init>;

interface Props {
  /** How it is drawn in a theme; on paper it is always light, and nothing can be used. */
  readonly option: (theme: Theme, isPaper?: boolean) => EChartsCoreOption;
  readonly theme: Theme;
  readonly label: string;
  readonly height: number;
  /** What was clicked on, in the chart's own terms. */
  readonly onPick?: (event: ChartEvent) => void;
  /** The places that it was zoomed to. */
  readonly onZoom?: (first: number, last: number) => void;
}

export interface ChartEvent {
  readonly dataType?: string;
  readonly seriesIndex?: number;
  readonly dataIndex: number;
}

/** A picture for eyes; what it says stands in words and in a table beside it. */
export function Chart({ option, theme, label, height, onPick, onZoom }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | undefined>(undefined);
  const now = useRef({ option, theme, onPick, onZoom });
  now.current = { option, theme, onPick, onZoom };
  const draw = useOnSight(place, () => {
    const { option: latest, theme: on } = now.current;
    chart.current?.setOption(latest(on), { notMerge: true });
  });
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => now.current.onPick?.(event as unknown as ChartEvent));
    const unzoom = onSettledZoom(made, element, (...places) => now.current.onZoom?.(...places));
    let isPaper = false;
    const fill = () => {
      if (!isPaper) made.resize({ width: 'auto', height: 'auto' });
    };
    const sizes = new ResizeObserver(fill);
    sizes.observe(element);
    // Paper does not wait for the next drawing: all of it is done at the event.
    const toPaper = () => {
      isPaper = true;
      made.setOption(now.current.option('light', true), { notMerge: true });
      made.resize(PAPER);
      made.getZr().flush();
    };
    const fromPaper = () => {
      isPaper = false;
      made.setOption(now.current.option(now.current.theme), { notMerge: true });
      fill();
    };
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', fromPaper);
    return () => {
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', fromPaper);
      sizes.disconnect();
      unzoom();
      made.dispose();
    };
  }, []);
  useEffect(draw, [option, theme]);
  return (
    <div class="chart" role="img" aria-label={label} ref={place} style={{ '--height': `${height}px` }} />
  );
}

/** How far below the screen a picture is drawn at once. */
const AHEAD = '400px';
/** When the others are, in milliseconds. */
const LATER = 250;

/** What costs time is done at once for a place on the screen; for one out of sight when there is time, or it is neared. */
function useOnSight(place: { readonly current: Element | null }, work: () => void): () => void {
  const seen = useRef<{ isNear: boolean; due?: ReturnType<typeof setTimeout> | undefined }>({
    isNear: false,
  });
  const latest = useRef(work);
  latest.current = work;
  const wanted = useCallback(() => {
    const now = () => {
      seen.current.due = undefined;
      latest.current();
    };
    clearTimeout(seen.current.due);
    if (seen.current.isNear) now();
    else seen.current.due = setTimeout(now, LATER);
  }, []);
  useEffect(() => {
    const watching = new IntersectionObserver(
      (entries) => {
        seen.current.isNear = entries.at(-1)?.isIntersecting ?? true;
        if (seen.current.isNear && seen.current.due !== undefined) wanted();
      },
      { rootMargin: AHEAD },
    );
    watching.observe(place.current as Element);
    return () => {
      clearTimeout(seen.current.due);
      watching.disconnect();
    };
  }, [place, wanted]);
  return wanted;
}

/** Text that a chart shows on top: built as text, never as markup. */
export function tip(title: string, lines: readonly (readonly [label: string, value: string])[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'tip';
  const head = document.createElement('b');
  head.textContent = title;
  box.append(head);
  for (const [label, value] of lines) {
    const line = document.createElement('div');
    const name = document.createElement('span');
    name.textContent = label;
    const amount = document.createElement('span');
    amount.textContent = value;
    line.append(name, amount);
    box.append(line);
  }
  return box;
}

/** Letters as large as those around the chart, which grow on a very large screen. */
export function letterSize(): number {
  return innerWidth >= 2400 ? 16 : 12;
}

/** For the length of a bar only; figures in words are exact. */
export function drawn(value: bigint): number {
  return Number(value / 10n ** 9n) / 1e9;
}

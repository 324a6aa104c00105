import type { init } from 'echarts/core';

/** How long after the last step a zoom is taken as meant, in milliseconds. */
const SETTLED = 250;

interface ZoomOption {
  readonly dataZoom?: readonly { readonly startValue?: number; readonly endValue?: number }[];
}

/** Tells the places that a chart was zoomed to once the hand is off it: every step of a drag would be one of the history. */
export function onSettledZoom(
  chart: ReturnType<typeof init>,
  element: HTMLElement,
  settled: (first: number, last: number) => void,
): () => void {
  let isHeld = false;
  let isChanged = false;
  let due: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(due);
    due = setTimeout(() => {
      if (isHeld || !isChanged) return;
      isChanged = false;
      const [zoom] = (chart.getOption() as ZoomOption).dataZoom ?? [];
      settled(zoom?.startValue ?? 0, zoom?.endValue ?? Number.POSITIVE_INFINITY);
    }, SETTLED);
  };
  const hold = () => {
    isHeld = true;
  };
  const release = () => {
    isHeld = false;
    if (isChanged) later();
  };
  chart.on('datazoom', () => {
    isChanged = true;
    later();
  });
  element.addEventListener('pointerdown', hold);
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
  return () => {
    clearTimeout(due);
    element.removeEventListener('pointerdown', hold);
    removeEventListener('pointerup', release);
    removeEventListener('pointercancel', release);
  };
}

import type { Scene } from '../query/scene.ts';
import type { Zoom } from '../query/state.ts';
import type { Timeline } from '../views/timeline.ts';
import { type TimeSpan, zoomBetween } from '../views/zoom.ts';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly times: Timeline['times'];
  readonly zoom: Zoom | undefined;
  readonly places: TimeSpan | undefined;
  readonly go: Go;
}

/** How to zoom, or what is zoomed to and the way back. */
export function ZoomNote({ scene, times, zoom, places, go }: Props) {
  const { web } = scene.words;
  if (zoom === undefined) return <p class="note">{web.zoomHint}</p>;
  const shown = places && zoomBetween(scene.grain, times, places);
  const text =
    places === undefined
      ? web.zoomOutside(`${zoom.from} – ${zoom.to ?? web.zoomEnd}`)
      : shown && web.zoomed(shown.from, shown.to ?? web.zoomEnd);
  return (
    <p class="note zoomed" role="status">
      {text}{' '}
      <button type="button" onClick={() => go(({ zoom: _, ...now }) => now)}>
        {web.wholePeriod}
      </button>
    </p>
  );
}

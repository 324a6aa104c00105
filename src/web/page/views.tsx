import { useMemo } from 'preact/hooks';
import type { Scene } from '../query/scene.ts';
import type { Drill, Theme, Zoom } from '../query/state.ts';
import { viewsOf } from '../views/all.ts';
import { DrawingView } from './drawing-view.tsx';
import { FiguresView } from './figures-view.tsx';
import { FlowView } from './flow-view.tsx';
import { HeatView } from './heat-view.tsx';
import { SheetView } from './sheet-view.tsx';
import { TimelineView } from './timeline-view.tsx';
import type { Go } from './use-view.ts';
import { WaterfallView } from './waterfall-view.tsx';

interface Props {
  readonly scene: Scene;
  /** What is chosen, which may be ahead of what is shown. */
  readonly chosen: Scene;
  readonly theme: Theme;
  readonly zoom: Zoom | undefined;
  readonly go: Go;
  readonly open: (drill: Drill) => void;
}

/** Everything that the filters rule over. */
export function Views({ scene, chosen, theme, zoom, go, open }: Props) {
  const { web } = scene.words;
  const made = useMemo(() => viewsOf(scene), [scene]);
  if (made.isEmpty)
    return (
      <main>
        <FiguresView scene={scene} figures={made.figures} />
        <p class="state panel" role="status">
          {web.empty}
        </p>
      </main>
    );
  return (
    <main>
      <FiguresView scene={scene} figures={made.figures} />
      <DrawingView scene={chosen} go={go} />
      <div class="two wide-first">
        <TimelineView scene={scene} data={made.timeline} theme={theme} zoom={zoom} go={go} open={open} />
        <div class="side">
          <WaterfallView scene={scene} steps={made.waterfall} />
          <SheetView scene={scene} sheet={made.channel} open={open} most={6} />
        </div>
      </div>
      <SheetView scene={scene} sheet={made.model} open={open} />
      <FlowView scene={scene} data={made.flow} timeline={made.timeline} theme={theme} open={open} />
      <div class="two">
        {made.others.map((sheet) => (
          <SheetView key={sheet.name} scene={scene} sheet={sheet} open={open} />
        ))}
      </div>
      <div class="two heat-first">
        <HeatView scene={scene} data={made.heat} open={open} />
        {made.free.rows.length === 0 ? (
          <section class="panel">
            <header>
              <h2>{web.free}</h2>
            </header>
            <p class="nothing">{web.freeNone}</p>
          </section>
        ) : (
          <SheetView scene={scene} sheet={made.free} open={open} />
        )}
      </div>
      {made.prices.rows.length === 0 ? null : (
        <SheetView scene={scene} sheet={made.prices} open={open} note={web.pricesNote} />
      )}
    </main>
  );
}

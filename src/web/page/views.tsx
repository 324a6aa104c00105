import { useMemo } from 'preact/hooks';
import { hasValues, type Scene } from '../query/scene.ts';
import type { Drill, Theme } from '../query/state.ts';
import { dimensionSheet } from '../views/dimension-sheet.ts';
import { figures } from '../views/figures.ts';
import { flow } from '../views/flow.ts';
import { freeSheet } from '../views/free.ts';
import { heat } from '../views/heat.ts';
import { priceSheet } from '../views/prices.ts';
import { timeline } from '../views/timeline.ts';
import { waterfall } from '../views/waterfall.ts';
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
  readonly theme: Theme;
  readonly go: Go;
  readonly open: (drill: Drill) => void;
}

/** Everything that the filters rule over. */
export function Views({ scene, theme, go, open }: Props) {
  const { web } = scene.words;
  const names = ['api_key_id', ...scene.store.head.nameColumns, 'workspace_id'].filter((name) =>
    hasValues(scene.store, name),
  );
  const made = useMemo(
    () => ({
      figures: figures(scene),
      timeline: timeline(scene),
      waterfall: waterfall(scene),
      model: dimensionSheet(scene, 'model'),
      channel: dimensionSheet(scene, 'channel_name'),
      others: names.map((name) => dimensionSheet(scene, name)),
      flow: flow(scene),
      heat: heat(scene),
      free: freeSheet(scene),
      prices: priceSheet(scene),
    }),
    [scene],
  );
  const isEmpty = scene.selected.length === 0;
  return (
    <main>
      {isEmpty ? (
        <p class="state" role="status">
          {web.empty}
        </p>
      ) : null}
      <FiguresView scene={scene} figures={made.figures} />
      <DrawingView scene={scene} go={go} />
      <div class="two wide-first">
        <TimelineView scene={scene} data={made.timeline} theme={theme} open={open} />
        <div class="side">
          <WaterfallView scene={scene} steps={made.waterfall} />
          <SheetView scene={scene} sheet={made.channel} open={open} most={6} />
        </div>
      </div>
      <SheetView scene={scene} sheet={made.model} open={open} />
      <FlowView scene={scene} data={made.flow} theme={theme} open={open} />
      <div class="two">
        {made.others.map((sheet) => (
          <SheetView key={sheet.name} scene={scene} sheet={sheet} open={open} />
        ))}
      </div>
      <div class="two">
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

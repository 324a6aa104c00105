import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Lang, words as wordsOf } from '../../words/index.ts';
import { chosenTexts, type Scene, sceneOf } from '../query/scene.ts';
import type { Drill, ViewState } from '../query/state.ts';
import { behindSheet, MOST_BEHIND } from '../views/behind.ts';
import { LinesView } from './lines-view.tsx';
import { LoadingView } from './loading-view.tsx';
import { SheetView } from './sheet-view.tsx';
import { isServed, type OpenedPage } from './source.ts';
import { useRollups } from './use-rollups.ts';

interface Props {
  readonly opened: OpenedPage;
  readonly state: ViewState;
  readonly drill: Drill;
  readonly lang: Lang;
  readonly close: () => void;
}

/** The groups behind a figure, and the lines of the bill where the page is served. */
export function BehindView({ opened, state, drill, lang, close }: Props) {
  const looked = useRollups(opened, state);
  const { shown } = looked;
  const { web } = wordsOf(lang);
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current as HTMLDialogElement;
    if (!dialog.open) dialog.showModal();
  }, []);
  const scene = useMemo(
    () => shown && sceneOf(shown.rollups, { ...shown.state, exact: state.exact }, lang),
    [shown, state.exact, lang],
  );
  return (
    <dialog ref={place} class="behind" onClose={close} aria-labelledby="behind-title">
      <header>
        <div>
          <h2 id="behind-title">{web.behind}</h2>
          {scene === undefined ? null : <p class="note">{said(scene, drill)}</p>}
        </div>
        <button type="button" onClick={() => place.current?.close()}>
          {web.close}
        </button>
      </header>
      <LoadingView words={wordsOf(lang)} looked={looked} />
      {scene === undefined ? null : <Groups scene={scene} drill={drill} />}
    </dialog>
  );
}

function Groups({ scene, drill }: { readonly scene: Scene; readonly drill: Drill }) {
  const { web } = scene.words;
  const sheet = useMemo(() => behindSheet(scene, drill), [scene, drill]);
  const isCut = sheet.found > MOST_BEHIND;
  return (
    <>
      <SheetView
        scene={scene}
        sheet={{ ...sheet, title: web.groups(sheet.found) }}
        most={25}
        level="h3"
        note={[...(isCut ? [web.mostGroups(MOST_BEHIND)] : []), ...sheet.common].join(' · ')}
      />
      {isServed() ? <LinesView scene={scene} /> : null}
    </>
  );
}

/** `Day: 2026-05-14 · Model: qwen-max` */
function said(scene: Scene, { values, since, until }: Drill): string {
  const period = since === undefined && until === undefined ? [] : [`${since ?? ''} – ${until ?? ''}`];
  return [...period, ...chosenTexts(scene, values)].join(' · ');
}

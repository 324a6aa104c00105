import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Scene, shownValue, titleOf } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { behindSheet, MOST_BEHIND } from '../views/behind.ts';
import { LinesView } from './lines-view.tsx';
import { SheetView } from './sheet-view.tsx';
import { isServed } from './source.ts';

interface Props {
  readonly scene: Scene;
  readonly drill: Drill;
  readonly close: () => void;
}

/** The groups behind a figure, and the lines of the bill where the page is served. */
export function BehindView({ scene, drill, close }: Props) {
  const { web } = scene.words;
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current as HTMLDialogElement;
    if (!dialog.open) dialog.showModal();
  }, []);
  const sheet = useMemo(() => behindSheet(scene, drill), [scene, drill]);
  const isCut = sheet.found > MOST_BEHIND;
  return (
    <dialog ref={place} class="behind" onClose={close} aria-labelledby="behind-title">
      <header>
        <div>
          <h2 id="behind-title">{web.behind}</h2>
          <p class="note">{said(scene, drill)}</p>
        </div>
        <button type="button" onClick={() => place.current?.close()}>
          {web.close}
        </button>
      </header>
      <SheetView
        scene={scene}
        sheet={{ ...sheet, title: web.groups(sheet.found) }}
        most={25}
        level="h3"
        note={[...(isCut ? [web.mostGroups(MOST_BEHIND)] : []), ...sheet.common].join(' · ')}
      />
      {isServed() ? <LinesView scene={scene} /> : null}
    </dialog>
  );
}

const MOST_SAID = 3;

/** `Day: 2026-05-14 · Model: qwen-max` */
function said(scene: Scene, { values, since, until }: Drill): string {
  const texts = Object.entries(values).map(([name, list]) => {
    const shown = list.slice(0, MOST_SAID).map((value) => shownValue(scene, name, value));
    return `${titleOf(scene, name)}: ${scene.words.page.listed(shown)}${list.length > MOST_SAID ? ' …' : ''}`;
  });
  const period = since === undefined && until === undefined ? [] : [`${since ?? ''} – ${until ?? ''}`];
  return [...period, ...texts].join(' · ');
}

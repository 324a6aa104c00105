import { useMemo, useState } from 'preact/hooks';
import type { Scene } from '../query/scene.ts';
import { writeState } from '../query/state.ts';
import { type LinesAnswer, linesSheet } from '../views/lines.ts';
import { SheetView } from './sheet-view.tsx';

type Asked = 'no' | 'reading' | 'busy' | 'failed' | LinesAnswer;

/** The lines of the bill behind a figure, read anew from the files when they are asked for. */
export function LinesView({ scene }: { readonly scene: Scene }) {
  const { web } = scene.words;
  const [asked, setAsked] = useState<Asked>('no');
  const ask = async () => {
    setAsked('reading');
    try {
      const response = await fetch(`lines?${writeState(scene.state)}`, { cache: 'no-store' });
      if (response.status === 503) setAsked('busy');
      else setAsked(response.ok ? ((await response.json()) as LinesAnswer) : 'failed');
    } catch {
      setAsked('failed');
    }
  };
  if (asked === 'no')
    return (
      <p>
        <button type="button" class="ask-lines" onClick={ask}>
          {web.showLines}
        </button>
      </p>
    );
  if (typeof asked === 'string') {
    const words = { reading: web.reading, busy: web.linesBusy, failed: web.linesFailed };
    return (
      <p class="note" role="status">
        {words[asked]}{' '}
        {asked === 'reading' ? null : (
          <button type="button" onClick={ask}>
            {web.showLines}
          </button>
        )}
      </p>
    );
  }
  return <Lines scene={scene} found={asked} />;
}

/** Made once: a table keeps its order while it stands. */
function Lines({ scene, found }: { readonly scene: Scene; readonly found: LinesAnswer }) {
  const { web } = scene.words;
  const sheet = useMemo(() => linesSheet(scene, found), [scene, found]);
  const count = found.rows.length;
  const note = found.late ? web.linesLate : found.more ? web.linesShown(count) : web.linesAll(count);
  return (
    <SheetView scene={scene} sheet={sheet} most={50} level="h3" note={[note, ...sheet.common].join(' · ')} />
  );
}

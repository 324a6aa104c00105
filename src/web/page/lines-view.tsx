import { useState } from 'preact/hooks';
import { own } from '../../words/own.ts';
import { type Scene, titleOf } from '../query/scene.ts';
import { writeState } from '../query/state.ts';
import type { Sheet } from '../views/sheet.ts';
import { SheetView } from './sheet-view.tsx';

/** What the server answers to `lines`. */
export interface LinesAnswer {
  /** Machine names of the columns: place, dimensions, amounts. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly more: boolean;
  readonly late: boolean;
}

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
  const count = asked.rows.length;
  const note = asked.late ? web.linesLate : asked.more ? web.linesShown(count) : web.linesAll(count);
  return <SheetView scene={scene} sheet={sheetOf(scene, asked)} most={50} level="h3" note={note} />;
}

function sheetOf(scene: Scene, { columns, rows }: LinesAnswer): Sheet {
  const { web } = scene.words;
  const titles: Readonly<Record<string, string>> = { file: web.file, line: web.line };
  return {
    name: 'lines',
    title: web.billLines,
    columns: columns.map((name) => ({
      name,
      title: own(titles, name) ?? titleOf(scene, name),
      kind: 'text',
      decimals: 0,
    })),
    rows: rows.map((cells) => ({ cells, exact: cells })),
    totals: [],
  };
}

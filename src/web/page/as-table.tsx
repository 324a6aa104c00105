import { useMemo, useState } from 'preact/hooks';
import { NotAnswered } from '../query/answer.ts';
import type { Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import type { PageSheet } from '../views/sheet.ts';
import { SheetView } from './sheet-view.tsx';

interface Props {
  readonly scene: Scene;
  readonly sheet: () => PageSheet;
  readonly open: (drill: Drill) => void;
}

/** What a picture shows, for those who want the figures or cannot see it; made when it is opened. */
export function AsTable({ scene, sheet, open }: Props) {
  const [isOpen, setOpen] = useState(false);
  const made = useMemo(() => (isOpen ? madeOf(sheet) : undefined), [isOpen, sheet]);
  return (
    <details class="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{scene.words.web.asTable}</summary>
      {made === 'large' ? <p class="note">{scene.words.web.rollupLarge}</p> : null}
      {typeof made === 'object' ? <SheetView scene={scene} sheet={made} open={open} level="h3" /> : null}
    </details>
  );
}

/** Of a large bill the server leaves out what is too large to look at. */
function madeOf(sheet: () => PageSheet): PageSheet | 'large' {
  try {
    return sheet();
  } catch (error) {
    if (error instanceof NotAnswered) return 'large';
    throw error;
  }
}

import { useMemo, useState } from 'preact/hooks';
import type { Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import type { Sheet } from '../views/sheet.ts';
import { SheetView } from './sheet-view.tsx';

interface Props {
  readonly scene: Scene;
  readonly sheet: () => Sheet;
  readonly open: (drill: Drill) => void;
}

/** What a picture shows, for those who want the figures or cannot see it; made when it is opened. */
export function AsTable({ scene, sheet, open }: Props) {
  const [isOpen, setOpen] = useState(false);
  const made = useMemo(() => (isOpen ? sheet() : undefined), [isOpen, sheet]);
  return (
    <details class="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{scene.words.web.asTable}</summary>
      {made !== undefined ? <SheetView scene={scene} sheet={made} open={open} level="h3" /> : null}
    </details>
  );
}

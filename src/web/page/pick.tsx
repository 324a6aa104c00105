import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DimensionValue } from '../../cube/dimensions.ts';
import type { Scene } from '../query/scene.ts';
import { shownValue } from '../query/scene.ts';

/** Further values are found by searching. */
const MOST = 200;
/** Where there is less room than this, the values open to the left. */
const WIDEST = 340;

interface Props {
  readonly scene: Scene;
  readonly name: string;
  readonly title: string;
  readonly chosen: readonly DimensionValue[];
  readonly choose: (values: readonly DimensionValue[]) => void;
}

/** Several values of one dimension to choose from, by name. */
export function Pick({ scene, name, title, chosen, choose }: Props) {
  const { web } = scene.words;
  const place = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const [search, setSearch] = useState('');
  useClosing(place);
  const values = scene.store.dimensions.get(name)?.values ?? [];
  const all = useMemo(
    () =>
      values
        .map((value) => ({ value, text: shownValue(scene, name, value) }))
        .sort((a, b) => a.text.localeCompare(b.text, 'en', { numeric: true })),
    [values, scene.lang, name],
  );
  const found = all.filter(({ text }) => text.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (value: DimensionValue) =>
    choose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  const only = chosen[0];
  const said =
    only === undefined
      ? web.any
      : chosen.length === 1
        ? shownValue(scene, name, only)
        : web.chosen(chosen.length);
  return (
    <details
      class="pick"
      ref={place}
      data-filter={name}
      onToggle={({ currentTarget }) => {
        setLeft(currentTarget.getBoundingClientRect().left + WIDEST > innerWidth);
        setOpen(currentTarget.open);
      }}
    >
      <summary class={chosen.length > 0 ? 'set' : ''}>
        {title} <b>{said}</b>
      </summary>
      {isOpen ? (
        <div class={isLeft ? 'pop left' : 'pop'}>
          {all.length > 8 ? (
            <input
              type="search"
              value={search}
              placeholder={web.find}
              aria-label={web.findIn(title)}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
          ) : null}
          <fieldset>
            <legend class="unseen">{title}</legend>
            {found.slice(0, MOST).map(({ value, text }) => (
              <label key={String(value)}>
                <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
                <span>{text}</span>
              </label>
            ))}
            {found.length === 0 ? <p class="note">{web.nothingFound}</p> : null}
          </fieldset>
          {chosen.length > 0 ? (
            <button type="button" onClick={() => choose([])}>
              {web.any}
            </button>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

/** Closed by Escape and by a click elsewhere, as menus are. */
function useClosing(place: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const click = (event: MouseEvent) => {
      const details = place.current;
      if (details?.open && !details.contains(event.target as Node)) details.open = false;
    };
    const key = (event: KeyboardEvent) => {
      const details = place.current;
      if (event.key !== 'Escape' || !details?.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    addEventListener('click', click);
    addEventListener('keydown', key);
    return () => {
      removeEventListener('click', click);
      removeEventListener('keydown', key);
    };
  }, [place]);
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../words/index.ts';
import { words as wordsOf } from '../../words/index.ts';
import type { Store } from '../pack/store.ts';
import { sceneOf } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { BehindView } from './behind-view.tsx';
import { FiltersView } from './filters-view.tsx';
import { HeadView, title } from './head-view.tsx';
import { useLive } from './live.ts';
import { useTheme } from './look.ts';
import { NoticeView } from './notice-view.tsx';
import { ProofView } from './proof-view.tsx';
import { openStore } from './source.ts';
import { useView } from './use-view.ts';
import { Views } from './views.tsx';

interface Props {
  readonly first: Store;
  /** The language that the page was made in. */
  readonly ownLang: Lang;
}

export function App({ first, ownLang }: Props) {
  const [state, go] = useView();
  const [store, isNew] = useStore(first);
  const theme = useTheme(state.theme);
  const lang = state.lang ?? ownLang;
  const { drill, ...outer } = state;
  // What lies behind one figure changes nothing of the page below.
  const key = JSON.stringify(outer);
  const scene = useMemo(() => sceneOf(store, state, lang), [store, key, lang]);
  const heading = title(scene);
  useEffect(() => {
    document.title = heading;
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [heading, lang]);
  const open = useCallback((behind: Drill) => go({ drill: behind }), [go]);
  const close = useCallback(() => go(({ drill: _, ...now }) => now), [go]);
  // The same element is not drawn again: what lies behind a figure opens without a second look at the page.
  const views = useMemo(
    () => <Views scene={scene} theme={theme} go={go} open={open} />,
    [scene, theme, go, open],
  );
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {scene.words.web.skip}
      </button>
      <HeadView scene={scene} theme={theme} go={go} />
      <NoticeView words={scene.words} live={isNew} />
      <FiltersView scene={scene} go={go} />
      {views}
      <ProofView scene={scene} />
      {drill === undefined ? null : (
        <BehindView key={JSON.stringify(drill)} scene={{ ...scene, state }} drill={drill} close={close} />
      )}
    </>
  );
}

/** The address is taken by the state, so that this is no link. */
function skip(): void {
  const place = document.getElementById('figures');
  place?.setAttribute('tabindex', '-1');
  place?.focus();
}

/** The groups, opened again whenever the server has read a new export. */
function useStore(first: Store) {
  const [store, setStore] = useState(first);
  const live = useLive();
  const version = typeof live === 'object' ? live.version : undefined;
  const known = useRef<number | undefined>(undefined);
  const [isUpdated, setUpdated] = useState(false);
  useEffect(() => {
    if (version === undefined || version === known.current) return;
    const isFirst = known.current === undefined;
    known.current = version;
    if (isFirst) return;
    openStore().then(
      (next) => {
        setStore(next);
        setUpdated(true);
      },
      () => {},
    );
  }, [version]);
  return [store, { live, isUpdated }] as const;
}

export function Failed({ lang, isOld }: { readonly lang: Lang; readonly isOld: boolean }) {
  const { web } = wordsOf(lang);
  return (
    <div class="state" role="alert">
      <h1>{web.failed}</h1>
      <p>{isOld ? web.failedOld : web.failedData}</p>
    </div>
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../words/index.ts';
import { languageOf, words as wordsOf } from '../../words/index.ts';
import { answeredRollups } from '../query/answer.ts';
import type { Rollups } from '../query/rollups.ts';
import { sceneOf } from '../query/scene.ts';
import type { Drill, ViewState } from '../query/state.ts';
import { missingBehind, missingChoices } from '../views/missing.ts';
import { BehindView } from './behind-view.tsx';
import { FiltersView } from './filters-view.tsx';
import { HeadView, title } from './head-view.tsx';
import { useLive } from './live.ts';
import { LoadingView } from './loading-view.tsx';
import { useTheme } from './look.ts';
import { MissingView } from './missing-view.tsx';
import { NoticeView } from './notice-view.tsx';
import { ProofView } from './proof-view.tsx';
import { type OpenedPage, openBill } from './source.ts';
import { useRollups } from './use-rollups.ts';
import { useView } from './use-view.ts';
import { Views } from './views.tsx';

interface Props {
  readonly first: OpenedPage;
  /** The language that the page was made in. */
  readonly ownLang: Lang;
}

export function App({ first, ownLang }: Props) {
  const [state, go] = useView();
  const [opened, isNew] = useOpened(first);
  const theme = useTheme(state.theme);
  const lang = state.lang ?? ownLang;
  const { drill, zoom: zoomed, ...asked } = state;
  // What lies behind one figure, and how near one picture is looked at, changes nothing of the figures.
  const outer = useMemo(() => asked, [JSON.stringify(asked)]);
  const zoom = useMemo(() => zoomed, [JSON.stringify(zoomed)]);
  const looked = useRollups(opened, outer);
  const { shown, isLoading } = looked;
  const scene = useMemo(
    () => shown && sceneOf(shown.rollups, shownAs(shown.state, outer), lang),
    [shown, outer, lang],
  );
  // What is chosen is seen at once, what it comes to when it is there.
  const chosen = useMemo(() => sceneOf(rollupsToCome(opened), outer, lang), [opened, outer, lang]);
  const missing = useMemo(() => missingChoices(chosen), [chosen]);
  const lacking = drill === undefined ? [] : missingBehind(chosen, drill);
  const heading = title(chosen);
  useEffect(() => {
    document.title = heading;
    document.documentElement.lang = languageOf(lang).locale;
  }, [heading, lang]);
  const open = useCallback((behind: Drill) => go({ drill: behind }), [go]);
  const close = useCallback(() => go(({ drill: _, ...now }) => now), [go]);
  // The same element is not drawn again: what lies behind a figure opens without a second look at the page.
  const views = useMemo(
    () =>
      scene === undefined ? null : (
        <>
          <Views scene={scene} chosen={chosen} theme={theme} zoom={zoom} go={go} open={open} />
          <ProofView scene={scene} />
        </>
      ),
    [scene, chosen, theme, zoom, go, open],
  );
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {chosen.words.web.skip}
      </button>
      <HeadView scene={chosen} theme={theme} go={go} />
      <NoticeView words={chosen.words} live={isNew} />
      <FiltersView scene={chosen} go={go} />
      <MissingView scene={chosen} missing={[...missing, ...lacking]} go={go} />
      <LoadingView words={chosen.words} looked={looked} />
      <div class={isLoading ? 'looked waiting' : 'looked'} aria-busy={isLoading}>
        {views}
      </div>
      {drill === undefined || lacking.length > 0 ? null : (
        <BehindView
          key={JSON.stringify(drill)}
          opened={opened}
          state={state}
          drill={drill}
          lang={lang}
          close={close}
        />
      )}
    </>
  );
}

/** The look that was asked for last, in the state that its figures were made for. */
function shownAs(shown: ViewState, { exact, lang, theme }: ViewState): ViewState {
  return { ...shown, exact, ...(lang && { lang }), ...(theme && { theme }) };
}

/** What is known of a bill before any figure is asked for. */
function rollupsToCome(opened: OpenedPage): Rollups {
  return opened.kind === 'whole' ? opened.rollups : answeredRollups(opened.facts, []);
}

/** The address is taken by the state, so that this is no link. */
function skip(): void {
  const place = document.getElementById('figures');
  place?.setAttribute('tabindex', '-1');
  place?.focus();
}

/** The bill, opened again whenever the server has read a new export. */
function useOpened(first: OpenedPage) {
  const [opened, setOpened] = useState(first);
  const live = useLive();
  const version = typeof live === 'object' ? live.version : undefined;
  const known = useRef<number | undefined>(undefined);
  const [isUpdated, setUpdated] = useState(false);
  useEffect(() => {
    if (version === undefined || version === known.current) return;
    const isFirst = known.current === undefined;
    known.current = version;
    if (isFirst) return;
    openBill().then(
      (next) => {
        setOpened(next);
        setUpdated(true);
      },
      () => {},
    );
  }, [version]);
  return [opened, { live, isUpdated }] as const;
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

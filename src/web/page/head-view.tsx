import { nextLanguage } from '../../words/index.ts';
import { chosenTexts, type Scene } from '../query/scene.ts';
import type { Theme } from '../query/state.ts';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly go: Go;
}

/** Which bill this is, and how the page is to be read. */
export function HeadView({ scene, theme, go }: Props) {
  const { words, state, store, lang } = scene;
  const { web, page } = words;
  const { bill, filters } = store.head;
  const other = nextLanguage(lang);
  const status = bill.final === null ? page.finalUnknown : bill.final ? page.final : page.preliminary;
  return (
    <header class="head">
      <div>
        <h1>{title(scene)}</h1>
        <p class="facts">
          <span title={bill.files.join('\n')}>{filesText(scene)}</span>
          {bill.accounts.length === 0 ? null : (
            <span>
              {page.account} {page.listed(bill.accounts.slice(0, 3))}
              {bill.accounts.length > 3 ? ` ${page.moreFiles(bill.accounts.length - 3)}` : ''}
            </span>
          )}
          <span>{status}</span>
          {filters === '' ? null : (
            <span>
              {page.filters} {filters}
            </span>
          )}
          <Chosen scene={scene} />
        </p>
      </div>
      <fieldset class="settings">
        <legend class="unseen">{web.menu}</legend>
        <button
          type="button"
          aria-pressed={state.exact}
          onClick={() => go({ exact: !state.exact })}
          data-setting="exact"
        >
          {web.exact}
        </button>
        <button
          type="button"
          onClick={() => go({ theme: theme === 'dark' ? 'light' : 'dark' })}
          data-setting="theme"
        >
          {theme === 'dark' ? web.themeLight : web.themeDark}
        </button>
        <button
          type="button"
          lang={other.locale}
          onClick={() => go({ lang: other.code })}
          data-setting="lang"
        >
          {other.name}
        </button>
        <button type="button" onClick={() => print()} data-setting="print">
          {web.print}
        </button>
      </fieldset>
    </header>
  );
}

/** The filters in force, for paper: there the controls that say so are left out. */
function Chosen({ scene }: Pick<Props, 'scene'>) {
  const { state, words } = scene;
  const { since, until, filters } = state;
  const period = since || until ? [`${since ?? '…'} – ${until ?? '…'}`] : [];
  const said = [...period, ...chosenTexts(scene, filters)];
  return said.length === 0 ? null : (
    <span class="on-paper" data-chosen>
      {words.page.filters} {said.join(' · ')}
    </span>
  );
}

export function title({ words, month, store }: Scene): string {
  const { months } = store.head.bill;
  const [first, last] = [months[0], months.at(-1)];
  if (month !== undefined) return words.page.heading(month);
  if (first === undefined || last === undefined) return words.page.heading(words.page.noMonth);
  return words.page.heading(first === last ? first : words.page.monthRange(first, last));
}

/** The names of the files; their folders are no one else's business when the page is mailed. */
function filesText({ store, words }: Scene): string {
  const names = store.head.bill.files.map((file) => file.replace(/^.*[\\/]/, ''));
  const more = names.length > 2 ? ` ${words.page.moreFiles(names.length - 2)}` : '';
  return words.page.listed(names.slice(0, 2)) + more;
}

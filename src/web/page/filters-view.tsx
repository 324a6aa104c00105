import { own } from '../../bill/own.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { bucketName, hasValues, monthsOf, type Scene, titleOf } from '../query/scene.ts';
import { ALL_MONTHS } from '../query/state.ts';
import { Pick } from './pick.tsx';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly go: Go;
}

/** What is looked at, and how: each filter narrows what the others left. */
export function FiltersView({ scene, go }: Props) {
  const { state, store, words } = scene;
  const { web } = words;
  const isFiltered = Object.keys(state.filters).length > 0 || state.since || state.until || state.month;
  const choose = (name: string) => (values: readonly DimensionValue[]) =>
    go((now) => {
      const { [name]: _, ...others } = now.filters;
      return { ...now, filters: values.length === 0 ? others : { ...others, [name]: values } };
    });
  const names = ['model', 'api_key_id', ...store.head.nameColumns, 'channel_name', 'workspace_id'].filter(
    (name) => hasValues(store, name),
  );
  return (
    <nav class="filters" aria-label={web.filtersTitle}>
      <Period scene={scene} go={go} />
      {names.map((name) => (
        <Pick
          key={name}
          scene={scene}
          name={name}
          title={own(web.dimensions, name) ?? titleOf(scene, name)}
          chosen={own(state.filters, name) ?? []}
          choose={choose(name)}
        />
      ))}
      {store.buckets.length > 1 ? <Currency scene={scene} go={go} /> : null}
      {isFiltered ? (
        <button
          type="button"
          class="reset"
          onClick={() =>
            go(({ month: _m, since: _s, until: _u, zoom: _z, drill: _d, ...now }) => ({
              ...now,
              filters: {},
            }))
          }
        >
          {web.reset}
        </button>
      ) : null}
    </nav>
  );
}

function Period({ scene, go }: Props) {
  const { state, store, words, month } = scene;
  const { web } = words;
  const months = monthsOf(store);
  const days = (store.dimensions.get('day')?.values ?? []).filter((day) => typeof day === 'string').sort();
  const limits = { min: days[0] ?? '', max: days.at(-1) ?? '' };
  const set = (key: 'since' | 'until') => (event: { readonly currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    go(({ [key]: _, ...now }) => (value === '' ? now : { ...now, [key]: value }));
  };
  return (
    <fieldset class="period">
      <legend class="unseen">{web.period}</legend>
      {months.length > 1 ? (
        <select
          aria-label={web.period}
          data-filter="month"
          value={month ?? ALL_MONTHS}
          onChange={(event) => {
            const { value } = event.currentTarget;
            // Days of one month are none of another.
            go(({ since: _s, until: _u, zoom: _z, ...now }) => ({ ...now, month: value }));
          }}
        >
          {months.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
          <option value={ALL_MONTHS}>{web.allMonths}</option>
        </select>
      ) : null}
      {days.length > 1 ? (
        <>
          <label>
            {web.since}{' '}
            <input
              type="date"
              {...limits}
              value={state.since ?? ''}
              onChange={set('since')}
              data-filter="since"
            />
          </label>
          <label>
            {web.until}{' '}
            <input
              type="date"
              {...limits}
              value={state.until ?? ''}
              onChange={set('until')}
              data-filter="until"
            />
          </label>
        </>
      ) : null}
    </fieldset>
  );
}

function Currency({ scene, go }: Props) {
  const { store, words, bucket } = scene;
  return (
    <label class="choice">
      {words.web.currency}{' '}
      <select
        data-filter="currency"
        value={bucketName(store.buckets[bucket] as (typeof store.buckets)[number])}
        onChange={(event) => go({ bucket: event.currentTarget.value })}
      >
        {store.buckets.map((each) => (
          <option key={bucketName(each)} value={bucketName(each)}>
            {each.currency ?? words.page.unknownCurrency}, {words.page.values.tax?.[each.tax] ?? each.tax}
          </option>
        ))}
      </select>
    </label>
  );
}

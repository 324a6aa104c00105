import { own } from '../../bill/own.ts';
import { choiceOf } from '../query/measured.ts';
import {
  bucketName,
  choiceTitle,
  moneyOf,
  monthsOf,
  type Scene,
  shownValue,
  titleOf,
} from '../query/scene.ts';
import { ALL_MONTHS, type Drill, type ViewState } from '../query/state.ts';
import { NO_STACK, stackOf } from './timeline.ts';

/** A choice in the address that the bill does not have, and so was not followed. */
export interface Missing {
  readonly text: string;
  /** The state without it. */
  without(state: ViewState): ViewState;
}

/** All of them, in words: a page that shows something else than was asked for says so. */
export function missingChoices(scene: Scene): readonly Missing[] {
  const { web } = scene.words;
  const { state, store } = scene;
  const missing = (key: Key, title: string, asked: string, shown: string): Missing => ({
    text: web.notThere(title, asked, shown),
    without: ({ [key]: _, ...others }) => others as ViewState,
  });
  const found: (Missing | undefined)[] = [
    ...Object.keys(state.filters)
      .filter((name) => !store.dimensions.has(name))
      .map((name) => unknownFilter(scene, name)),
    isMonthThere(scene) ? undefined : missing('month', web.period, state.month ?? '', shownMonth(scene)),
    isBucketThere(scene)
      ? undefined
      : missing('bucket', web.currency, bucketText(scene, state.bucket ?? ''), shownBucket(scene)),
    state.measure === undefined || state.measure === choiceOf(scene)
      ? undefined
      : missing(
          'measure',
          web.measureName,
          choiceTitle(scene, state.measure),
          choiceTitle(scene, choiceOf(scene)),
        ),
    state.stack === undefined || state.stack === stackOf(scene)
      ? undefined
      : missing('stack', web.stack, titleOf(scene, state.stack), stackTitle(scene)),
    state.grain === undefined || state.grain === scene.grain
      ? undefined
      : missing('grain', web.grain, web.grains[state.grain] ?? '', web.grains[scene.grain] ?? ''),
  ];
  return found.filter((each) => each !== undefined);
}

/** What is asked to be looked behind and is not on the bill. */
export function missingBehind(scene: Pick<Scene, 'store' | 'words'>, { values }: Drill): readonly Missing[] {
  return Object.entries(values).flatMap(([name, asked]) => {
    const known = new Set(scene.store.dimensions.get(name)?.values);
    const title = titleOf(scene, name);
    return asked
      .filter((value) => !known.has(value))
      .map((value) => ({
        text: scene.words.web.notBehind(title, shownValue(scene, name, value)),
        without: ({ drill: _, ...others }: ViewState) => others,
      }));
  });
}

type Key = 'month' | 'bucket' | 'measure' | 'stack' | 'grain';

function unknownFilter({ words }: Scene, name: string): Missing {
  const title = titleOf({ words }, name);
  return {
    text: words.web.notFiltered(title),
    without: (state) => {
      const { [name]: _, ...filters } = state.filters;
      return { ...state, filters };
    },
  };
}

function isMonthThere({ state: { month }, store }: Scene): boolean {
  return month === undefined || month === ALL_MONTHS || monthsOf(store).includes(month);
}

function shownMonth({ month, store, words }: Scene): string {
  const months = monthsOf(store);
  return month ?? (months.length === 1 ? (months[0] as string) : words.web.allOfIt);
}

function isBucketThere({ state: { bucket }, store }: Scene): boolean {
  return bucket === undefined || store.buckets.some((each) => bucketName(each) === bucket);
}

/** `USD included` in words. */
function bucketText({ words }: Scene, name: string): string {
  const end = name.lastIndexOf(' ');
  const [currency, tax] = [name.slice(0, Math.max(end, 0)), name.slice(end + 1)];
  const said = currency === '' ? words.page.unknownCurrency : currency;
  return end === -1 ? name : words.web.inUnit(said, own(words.page.values.tax, tax) ?? tax);
}

function shownBucket(scene: Scene): string {
  const { currency, tax } = moneyOf(scene);
  return scene.words.web.inUnit(currency, tax);
}

function stackTitle(scene: Scene): string {
  const stack = stackOf(scene);
  return stack === NO_STACK ? scene.words.web.nothingStacked : titleOf(scene, stack);
}

import { COST_MEASURES, type Measure, USAGE_MEASURES } from '../../cube/measures.ts';
import { hasValues, type Scene, titleOf } from '../query/scene.ts';
import { GRAINS, type Grain } from '../query/state.ts';
import { NO_STACK, stackDimensions, stackOf } from '../views/timeline.ts';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly go: Go;
}

/** How the pictures are drawn. */
export function DrawingView({ scene, go }: Props) {
  const { store, words, measure, grain } = scene;
  const { web } = words;
  const measures = [...COST_MEASURES, ...USAGE_MEASURES]
    .filter((name) => isSaid(scene, name))
    .sort((a, b) => rank(a) - rank(b));
  const grains = GRAINS.filter((each) => each !== 'hour' || hasValues(store, 'hour')).filter(
    (each) => each === 'month' || hasValues(store, 'day'),
  );
  return (
    <div class="drawing">
      <label class="choice">
        {web.measure}{' '}
        <select
          data-choice="measure"
          value={measure}
          onChange={(event) => go({ measure: event.currentTarget.value as Measure })}
        >
          {measures.map((name) => (
            <option key={name} value={name}>
              {titleOf(scene, name)}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        {web.stack}{' '}
        <select
          data-choice="stack"
          value={stackOf(scene)}
          onChange={(event) => go({ stack: event.currentTarget.value })}
        >
          {stackDimensions(scene).map((name) => (
            <option key={name} value={name}>
              {titleOf(scene, name)}
            </option>
          ))}
          <option value={NO_STACK}>{web.nothingStacked}</option>
        </select>
      </label>
      <fieldset class="grains">
        <legend class="unseen">{web.grain}</legend>
        {grains.map((each: Grain) => (
          <label key={each} class={each === grain ? 'on' : ''}>
            <input
              type="radio"
              name="grain"
              value={each}
              checked={each === grain}
              onChange={() => go({ grain: each })}
            />
            {web.grains[each]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** The payable first: it is what most come for. */
function rank(measure: Measure): number {
  return measure === 'payable' ? 0 : measure === 'tokens' ? 1 : 2;
}

/** Whether there is any figure in a measure. */
function isSaid({ store }: Scene, measure: Measure): boolean {
  return store.measures.get(measure) ?? false;
}

import { COST_MEASURES, hasMeasure, USAGE_MEASURES } from '../../cube/measures.ts';
import { choiceOf } from '../query/measured.ts';
import { choiceTitle, hasValues, type Scene, titleOf } from '../query/scene.ts';
import { GRAINS, type Grain, type MeasureChoice, unitChoice } from '../query/state.ts';
import { NO_STACK, stackDimensions, stackOf } from '../views/timeline.ts';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly go: Go;
}

/** How the pictures are drawn. */
export function DrawingView({ scene, go }: Props) {
  const { store, words, grain } = scene;
  const { web } = words;
  const choice = choiceOf(scene);
  const grains = GRAINS.filter((each) => each !== 'hour' || hasValues(store, 'hour')).filter(
    (each) => each === 'month' || hasValues(store, 'day'),
  );
  return (
    <div class="drawing">
      <label class="choice">
        {web.measure}{' '}
        <select
          data-choice="measure"
          value={choice}
          onChange={(event) => go({ measure: event.currentTarget.value as MeasureChoice })}
        >
          {choicesOf(scene).map((name) => (
            <option key={name} value={name}>
              {choiceTitle(scene, name)}
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

/** The measures in which there is any figure, the payable first: it is what most come for; then every other unit. */
function choicesOf(scene: Scene): readonly MeasureChoice[] {
  const { measures, units } = scene.store;
  const first: readonly MeasureChoice[] = ['payable', 'tokens'];
  const filled = [...first, ...COST_MEASURES, ...USAGE_MEASURES].filter(
    (name) => measures.get(name as (typeof USAGE_MEASURES)[number]) ?? false,
  );
  const others = units.filter((unit) => !hasMeasure(unit)).map(unitChoice);
  // What is drawn may be something that few ask for: the address can say more than stands here.
  return [...new Set([...filled, ...others, choiceOf(scene)])];
}

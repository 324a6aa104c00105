import { isMoney } from '../../cube/measures.ts';
import type { Scene } from '../query/scene.ts';
import type { Figure } from '../views/figures.ts';
import { AmountText } from './amount.tsx';

/** The large figures at the top. */
export function FiguresView({
  scene,
  figures,
}: {
  readonly scene: Scene;
  readonly figures: readonly Figure[];
}) {
  const { web } = scene.words;
  return (
    <section class="figures" id="figures" aria-label={web.figures}>
      {figures.map((figure) => (
        <div class={`figure figure-${figure.name}`} key={figure.name}>
          <h2>{figure.label}</h2>
          <p class="large" data-measure={figure.name}>
            <AmountText value={figure.value} money={isMoney(figure.name)} />
            {figure.unit === undefined ? null : <span class="unit"> {figure.unit}</span>}
          </p>
          {figure.change === undefined || scene.previous === undefined ? null : (
            <p class="change">
              <b>{figure.change}</b> {web.against(scene.previous.month)}
            </p>
          )}
          <dl>
            {figure.parts.map(({ name, label, value }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd data-measure={name}>
                  {value === undefined ? null : <AmountText value={value} money={isMoney(name)} />}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

import { isMoney } from '../../cube/measures.ts';
import type { Scene } from '../query/scene.ts';
import type { Figure } from '../views/figures.ts';
import { AmountText, roundedText } from './amount.tsx';

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
          <LargeAmount {...figure} />
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

/** The figure as the tables round it, and to its last digit under that. */
function LargeAmount({ name, value, unit }: Pick<Figure, 'name' | 'value' | 'unit'>) {
  const money = isMoney(name);
  const rounded = roundedText(value, money);
  const exact = <AmountText value={value} money={money} />;
  return (
    <div data-measure={name}>
      <p class="large">
        {rounded === undefined ? exact : <span class="rounded">{rounded}</span>}
        {unit === undefined ? null : <span class="unit"> {unit}</span>}
      </p>
      {rounded === undefined ? null : <p class="exactly">{exact}</p>}
    </div>
  );
}

import { moneyOf, type Scene } from '../query/scene.ts';
import type { WaterfallStep } from '../views/waterfall.ts';
import { AmountText } from './amount.tsx';

/** From list cost down to payable: a table whose bars step down. */
export function WaterfallView({
  scene,
  steps,
}: {
  readonly scene: Scene;
  readonly steps: readonly WaterfallStep[];
}) {
  const { web } = scene.words;
  const { currency, tax } = moneyOf(scene);
  const ends = steps.flatMap(({ from, to }) => [from, to, 0n]);
  const low = ends.reduce((least, value) => (value < least ? value : least), 0n);
  const high = ends.reduce((most, value) => (value > most ? value : most), 0n);
  const part = (value: bigint) => (high === low ? 0 : Number(((value - low) * 10_000n) / (high - low)) / 100);
  return (
    <section class="panel waterfall">
      <header>
        <h2>{web.waterfall}</h2>
        <p class="note">{web.inUnit(currency, tax)}</p>
      </header>
      <table>
        <tbody>
          {steps.map(({ label, kind, value, from, to }) => {
            const [left, right] = from < to ? [from, to] : [to, from];
            return (
              <tr class={kind} key={label}>
                <th scope="row">
                  <span class="sign" aria-hidden="true">
                    {kind === 'less' ? '−' : kind === 'end' ? '=' : ''}
                  </span>
                  {label}
                </th>
                <td class="number">
                  <AmountText value={value} money />
                </td>
                <td class="track" aria-hidden="true">
                  <i
                    style={{
                      marginLeft: `${part(left)}%`,
                      width: `${Math.max(part(right) - part(left), 0.5)}%`,
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

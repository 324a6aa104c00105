import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import { measureTitle, type Scene } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import type { Heat, HeatCell } from '../views/heat.ts';

interface Props {
  readonly scene: Scene;
  readonly data: Heat;
  readonly open: (drill: Drill) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Hour of the day × weekday, a table of buttons: the darker, the more. */
export function HeatView({ scene, data, open }: Props) {
  const { web } = scene.words;
  return (
    <section class="panel heat">
      <header>
        <h2>{web.heat}</h2>
        <p class="note">
          {measureTitle(scene)} · UTC+8
          {data.kind === 'cells' ? ` · ${web.darkest(groupThousands(formatDecimal(data.most)))}` : ''}
        </p>
      </header>
      {data.kind === 'none' ? (
        <p class="nothing">{data.why}</p>
      ) : data.isNothing ? (
        <p class="nothing">{web.noneOf(measureTitle(scene))}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it is scrolled with the keyboard too
        <section class="scroll" tabIndex={0} aria-label={web.heat}>
          <table>
            <thead>
              <tr>
                <td />
                {HOURS.map((hour) => (
                  <th scope="col" key={hour}>
                    {hour % 3 === 0 ? hour : <span class="unseen">{hour}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {web.weekdays.map((weekday, day) => (
                <tr key={weekday}>
                  <th scope="row">{weekday}</th>
                  {data.cells.slice(day * 24, day * 24 + 24).map((cell) => (
                    <Cell
                      key={cell.hour}
                      cell={cell}
                      most={data.most}
                      weekday={weekday}
                      open={() => open(data.drill(cell))}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data.kind === 'cells' && data.unstated !== 0n ? (
        <p class="note">
          {web.noTime}: {groupThousands(formatDecimal(data.unstated))}
        </p>
      ) : null}
    </section>
  );
}

interface CellProps {
  readonly cell: HeatCell;
  readonly most: bigint;
  readonly weekday: string;
  readonly open: () => void;
}

function Cell({ cell, most, weekday, open }: CellProps) {
  const { value, hours, hour } = cell;
  const level = most > 0n && value > 0n ? Number((value * 1000n) / most) / 1000 : 0;
  const text = `${weekday} ${String(hour).padStart(2, '0')}:00: ${groupThousands(formatDecimal(value))}`;
  if (hours.length === 0) return <td class="cold" />;
  return (
    <td>
      <button
        type="button"
        title={text}
        aria-label={text}
        style={{ '--level': String(Math.sqrt(level).toFixed(3)) }}
        onClick={open}
      />
    </td>
  );
}

import { type Unit, unitOf } from './unit.ts';

/** The usage unit that a list price is for, by 价格单位: `元/千tokens`, `USD/KTokens`; null where it says none known. */
export function priceUnitOf(text: string): Unit | null {
  const slash = text.search(/[/／]/);
  if (slash === -1) return null;
  const unit = unitOf(text.slice(slash + 1));
  return unit.known ? unit : null;
}

import type { Cube } from '../../cube/cube.ts';
import type { SourceAnswer, SourceLine } from './source.ts';

/** Lines by product under the names that the bill has for them, where the other side has their codes. */
export function withProductNames(cube: Cube, { keys, lines }: SourceAnswer): readonly SourceLine[] {
  const place = keys.indexOf('product');
  if (place === -1) return lines;
  const [name, code] = [cube.dimensions.indexOf('product'), cube.dimensions.indexOf('product_code')];
  const names = new Map(cube.groups.map(({ values }) => [values[code], values[name] ?? null]));
  const own = new Set(names.values());
  return lines.map((line) => {
    const theirs = line.values[place] ?? null;
    const found = own.has(theirs) ? undefined : names.get(theirs);
    return found === undefined ? line : { ...line, values: line.values.with(place, found) };
  });
}

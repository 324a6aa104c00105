import { isModelStudioName } from '../../../bill/product.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { KeyValue, SourceAnswer, SourceLine } from './source.ts';

/**
 * Lines by product under the names that the bill has for them, where the other side has their codes, or calls Model
 * Studio by another of its names: it has one in each language.
 */
export function withProductNames(cube: Cube, { keys, lines }: SourceAnswer): readonly SourceLine[] {
  const place = keys.indexOf('product');
  if (place === -1) return lines;
  const [name, code] = [cube.dimensions.indexOf('product'), cube.dimensions.indexOf('product_code')];
  const names = new Map(cube.groups.map(({ values }) => [values[code], values[name] ?? null]));
  const own = new Set(names.values());
  const studio = [...own].filter((each) => typeof each === 'string' && isModelStudioName(each));
  const nameOf = (theirs: KeyValue) => {
    const known = names.get(theirs);
    if (known !== undefined || typeof theirs !== 'string' || !isModelStudioName(theirs)) return known;
    return studio.length === 1 ? studio[0] : undefined;
  };
  return lines.map((line) => {
    const theirs = line.values[place] ?? null;
    const found = own.has(theirs) ? undefined : nameOf(theirs);
    return found === undefined ? line : { ...line, values: line.values.with(place, found) };
  });
}

import type { Cube } from '../../cube/cube.ts';
import { type CellKey, type KeyPart, partText } from '../../cube/trace.ts';
import type { Notice } from '../../words/notice.ts';
import { suggest } from '../../words/suggest.ts';

/** Why no line is behind a key: parts that no row of the report has, with what was probably meant, or their meeting. */
export function nothingBehind(key: CellKey, cube: Cube): readonly Notice[] {
  const unmatched = cube.groups.length === 0 ? [] : key.flatMap((part) => noMatch(part, cube));
  if (unmatched.length > 0) return unmatched;
  const texts = key.map(({ name, value }) => `${name}=${value ?? ''}`);
  return [{ code: 'NO_LINE_BEHIND', params: { texts } }];
}

function noMatch(part: KeyPart, cube: Cube): Notice[] {
  const place = cube.dimensions.indexOf(part.name);
  const seen = new Set(cube.groups.map((group) => partText(part, group, group.values[place])));
  if (seen.has(part.value)) return [];
  const pattern = `${part.name}=${part.value ?? ''}`;
  const others = [...seen].filter((value) => value !== null);
  const meant = part.value === null ? undefined : suggest(part.value, others);
  const params = { option: 'trace', pattern, meant: meant === undefined ? '' : `${part.name}=${meant}` };
  return [{ code: 'NO_MATCH_FOR', params }];
}

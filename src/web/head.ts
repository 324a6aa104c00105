import type { Cube } from '../cube/cube.ts';
import type { Names } from '../cube/names.ts';
import type { PageHead } from './wire/head.ts';

export interface HeadOptions {
  readonly names?: Names;
  readonly filters: string;
  readonly byDay: boolean;
  readonly version: string;
}

/** What the page is told beside the groups; of the names only those that stand on the bill. */
export function headOf(cube: Cube, { names, filters, byDay, version }: HeadOptions): PageHead {
  const ids = new Set(
    ['api_key_id', 'workspace_id'].flatMap((name) => {
      const place = cube.dimensions.indexOf(name);
      return cube.groups.map(({ values }) => values[place]);
    }),
  );
  const named = [...(names?.rows ?? [])].flatMap(([id, row]) =>
    ids.has(id) && row.name ? [[id, row.name] as const] : [],
  );
  return {
    bill: cube.bill,
    proof: cube.proof,
    notices: cube.notices,
    names: named,
    nameColumns: names?.columns ?? [],
    filters,
    byDay,
    version,
    withoutId: cube.withoutId,
  };
}

import type { Names } from '../../cube/names.ts';
import type { Label } from '../../report/view.ts';

/** Names of keys and workspaces, as people's tables show them. */
export function labelsOf(names: Names | undefined): Label | undefined {
  return names && ((column, value) => labelOf(names, column, value));
}

function labelOf(names: Names, column: string, value: string): string | undefined {
  const named = column === 'api_key_id' || column === 'workspace_id';
  return named ? names.rows.get(value)?.name || undefined : undefined;
}

import type { DecodedGroup } from './decode.ts';
import type { Dimension } from './dimensions.ts';

/** The names file, read: for each id its row, by column name (`id` itself left out). */
export interface Names {
  /** Columns beside `id` and `name`, as written: team, cost_center … */
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** The dimensions that a names file adds: names of keys and workspaces, then its own columns. */
export function namesDimensions(names: Names): readonly Dimension[] {
  const name = (id: string | null) => (id === null ? null : names.rows.get(id)?.name || null);
  return [
    dimension('workspace-name', 'workspace_name', (group) => name(group.id.workspaceId)),
    dimension('api-key-name', 'api_key_name', (group) => name(group.id.apiKeyId)),
    ...names.columns.map((column) => dimension(column, column, (group) => ownColumn(names, group, column))),
  ];
}

/** A column of the names file: that of the key, else that of the workspace. */
export function ownColumn(names: Names, group: DecodedGroup, column: string): string | null {
  const of = (id: string | null) => (id === null ? '' : (names.rows.get(id)?.[column] ?? ''));
  return of(group.id.apiKeyId) || of(group.id.workspaceId) || null;
}

function dimension(option: string, name: string, value: (group: DecodedGroup) => string | null): Dimension {
  const identity = name === 'api_key_name' || name === 'workspace_name' ? 'name' : name;
  return { option, columns: [{ name, needs: ['instanceId'], value, identity }] };
}

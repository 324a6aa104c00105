/** Names of our own, which are camelCase in code, as others read them. */

/** `listCost` → `list_cost`, as machines are told. */
export function machineName(key: string): string {
  return lowered(key, '_');
}

/** Words that are parted by a mark and no longer by capitals. */
export function lowered(key: string, mark: string): string {
  return key.replace(/[A-Z]/g, (letter) => `${mark}${letter.toLowerCase()}`);
}

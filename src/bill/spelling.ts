/** Names of our own, which are camelCase in code, as others read them. */

/** `listCost` → `list_cost`, as machines are told. */
export function machineName(key: string): string {
  return lowered(key, '_');
}

/** `apiKey` → `--api-key`, as the command line has it. */
export function optionName(key: string): string {
  return `--${lowered(key, '-')}`;
}

function lowered(key: string, mark: string): string {
  return key.replace(/[A-Z]/g, (letter) => `${mark}${letter.toLowerCase()}`);
}

/** Words as a shell would part them, where `'` and `"` quote and nothing is escaped. */
export function wordsOf(command: string): string[] {
  const words = command.trim().matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g);
  return [...words].map(([word]) => word.replaceAll(/['"]/g, ''));
}

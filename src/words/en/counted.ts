let rules: Intl.PluralRules | undefined;

/** `1 row`, `2 rows`. Another form than with an s is given as `many`, another way to write the number as `shown`. */
export function counted(count: number, one: string, many = `${one}s`, shown = String(count)): string {
  // Made when first needed: it takes half a millisecond.
  rules ??= new Intl.PluralRules('en');
  return `${shown} ${rules.select(count) === 'one' ? one : many}`;
}

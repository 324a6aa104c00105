/** What Prometheus takes as the name of a label; two underscores in front are its own. */
const VALID = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * Names of labels for columns, in their order, no two alike. A column that cannot be a label as it is has its blanks
 * and punctuation replaced by `_`; where that is not enough (成本中心, or a name that is taken) it is spelled in
 * Prometheus's own escaping of names: `U__`, and `_XXXX_` for a character by its code point.
 */
export function labelNames(columns: readonly string[]): readonly string[] {
  const taken = new Set(columns.filter((column) => VALID.test(column)));
  return columns.map((column) => {
    if (VALID.test(column)) return column;
    const plain = column.replace(/[ -/:-@[-^`{-~]/g, '_');
    let name = VALID.test(plain) ? plain : escaped(column);
    if (taken.has(name)) name = escaped(column);
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  });
}

function escaped(column: string): string {
  const spelled = Array.from(column, (character) => {
    if (character === '_') return '__';
    if (/^[a-zA-Z0-9]$/.test(character)) return character;
    return `_${(character.codePointAt(0) as number).toString(16)}_`;
  });
  return `U__${spelled.join('')}`;
}

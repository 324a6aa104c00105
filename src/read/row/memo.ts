const MOST = 100_000;

/** Remembers the answers of a pure function of text; forgets all when a file has very many different values. */
export function memo<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= MOST) known.clear();
    const value = answer(text);
    known.set(text, value);
    return value;
  };
}

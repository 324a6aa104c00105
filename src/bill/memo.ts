/** Remembers the answers of a pure function of text; forgets all when there are more than `most` different ones. */
export function memo<T>(answer: (text: string) => T, most = 100_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= most) known.clear();
    const value = answer(text);
    known.set(text, value);
    return value;
  };
}

/** Remembers the answers of a pure function of objects, as long as the objects are there. */
export function memoByObject<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, T>();
  return (key) => {
    if (known.has(key)) return known.get(key) as T;
    const value = answer(key);
    known.set(key, value);
    return value;
  };
}

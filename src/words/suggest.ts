import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word was probably meant to be, or undefined when none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(
    word.toLowerCase(),
    candidates.map((each) => each.toLowerCase()),
  );
  // Two letters that changed places count as two.
  const near =
    distance(word.toLowerCase(), best) <= (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)));
  return near ? candidates.find((each) => each.toLowerCase() === best) : undefined;
}

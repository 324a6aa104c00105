import { lowered } from '../bill/spelling.ts';

/** `apiKey` → `--api-key`: sentences call an option as the command line does, everything else by its key. */
export function optionName(key: string): string {
  return `--${lowered(key, '-')}`;
}

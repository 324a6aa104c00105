import type { Lang } from '../../words/index.ts';

/** The language: `--lang` as written, else as it is set, else the locale of the environment, else English. */
export function langOf(argv: readonly string[], env: NodeJS.ProcessEnv, set?: string): Lang {
  const asked = argv.flatMap((word, index) => {
    if (word === '--lang') return [argv[index + 1] ?? ''];
    return word.startsWith('--lang=') ? [word.slice(7)] : [];
  });
  const wanted = firstFilled([asked.at(-1), set, env.LC_ALL, env.LC_MESSAGES, env.LANG]) ?? '';
  return /^zh/i.test(wanted) ? 'zh' : 'en';
}

function firstFilled(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== '');
}

import { LANGUAGES, type Lang, languageFor } from '../../words/index.ts';

/** The language: `--lang` as written, else as it is set, else the locale of the environment, else English. */
export function langOf(argv: readonly string[], env: NodeJS.ProcessEnv, set?: string): Lang {
  const asked = argv.flatMap((word, index) => {
    if (word === '--lang') return [argv[index + 1] ?? ''];
    return word.startsWith('--lang=') ? [word.slice(7)] : [];
  });
  const wanted = firstFilled([asked.at(-1), set, ...LOCALE.map((name) => env[name])]);
  return langNamed(wanted);
}

const LOCALE = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

function langNamed(name: string | undefined): Lang {
  return (languageFor(name ?? '') ?? LANGUAGES[0]).code;
}

/** The language of the environment, and the variable that says it. */
export function localeOf(
  env: NodeJS.ProcessEnv,
): { readonly value: Lang; readonly variable: string } | undefined {
  const variable = LOCALE.find((name) => (env[name] ?? '') !== '');
  return variable === undefined ? undefined : { value: langNamed(env[variable]), variable };
}

function firstFilled(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== '');
}

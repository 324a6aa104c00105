import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../options/commands.ts';

/** Set by the build to where the package begins, as the executable sees it. */
declare const __PACKAGE_ROOT__: string | undefined;

const COMMANDS_FOLDER = 'src/cli/commands';

/** Topics that are no command of their own, with the folder whose README is their help. */
const OTHERS: Readonly<Record<string, string>> = {
  report: `${COMMANDS_FOLDER}/report`,
  trace: `${COMMANDS_FOLDER}/trace`,
  focus: `${COMMANDS_FOLDER}/focus`,
  formats: 'src/render',
  redact: 'src/cube',
  reading: 'src/read',
  limits: 'src/read',
  settings: 'src/cli/options/settings',
  contract: 'src/report',
  library: 'src',
};

/** Every topic of `help`, with its folder: the commands, then the others. */
export const TOPICS: ReadonlyMap<string, string> = new Map([
  ...COMMANDS.map(({ name }) => [name, `${COMMANDS_FOLDER}/${name}`] as const),
  ...Object.entries(OTHERS),
]);

/** The README of a folder of the package as Markdown, in the language where there is one, else in English. */
export async function readTopic(folder: string, lang: string): Promise<string> {
  if (lang !== 'en') {
    const own = await read(`${folder}/README.${lang}.md`).catch(() => undefined);
    if (own !== undefined) return own;
  }
  return read(`${folder}/README.md`);
}

function read(path: string): Promise<string> {
  const root = typeof __PACKAGE_ROOT__ === 'string' ? __PACKAGE_ROOT__ : '../../../..';
  return readFile(fileURLToPath(new URL(`${root}/${path}`, import.meta.url)), 'utf8');
}

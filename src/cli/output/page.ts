import type { Cube } from '../../cube/cube.ts';
import { headOf } from '../../web/head.ts';
import { makePage } from '../../web/make-page.ts';
import { MOST_GROUPS } from '../../web/plan.ts';
import { LANGUAGES, type Lang, languageFor, type Words } from '../../words/index.ts';
import type { OptionValues } from '../options/commands.ts';
import type { RunOptions } from '../options/run-options.ts';
import type { Context } from '../world/context.ts';
import { UsageError } from '../world/usage-error.ts';

/** Set by the build to the version of the package. */
declare const __VERSION__: string | undefined;

export const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';

/** What shapes a table has no place on a page that shows everything. */
const TABLE_ONLY = {
  by: '--by',
  pivot: '--pivot',
  measure: '--measure',
  sort: '--sort',
  top: '--top',
} as const;

export function refuseTableOptions(options: OptionValues): void {
  for (const [key, name] of Object.entries(TABLE_ONLY)) {
    if (options[key as keyof typeof TABLE_ONLY] !== undefined)
      throw new UsageError({ code: 'PAGE_IS_WHOLE', params: { option: name } });
  }
}

export interface PageContent {
  readonly cube: Cube;
  readonly options: Pick<RunOptions, 'selection'>;
}

/** The analytics page of a cube; a large one is said to be large. */
export async function pageChunks({ cube, options }: PageContent, { words, say }: Context) {
  const { names, text } = options.selection;
  const byDay = !cube.dimensions.includes('hour');
  const head = headOf(cube, { filters: text(), byDay, version: VERSION, names });
  const chunks = [...(await makePage(cube, head, pageLang(words)))];
  if (cube.groups.length > MOST_GROUPS) {
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    await say(words.web.pageLarge(String(cube.groups.length), (bytes / 1e6).toFixed(1)));
  }
  return chunks;
}

/** As the run speaks, so the page does first. */
export function pageLang({ page }: Words): Lang {
  return languageFor(page.lang)?.code ?? LANGUAGES[0].code;
}

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Cube } from '../cube/cube.ts';
import type { Lang } from '../words/index.ts';
import { words } from '../words/index.ts';
import { pageCode, pageDocument } from './document.ts';
import type { PageHead } from './wire/head.ts';
import { packCube } from './wire/pack.ts';

const compress = promisify(gzip);

/** Packed groups as the page opens them; a higher level takes five times as long for a hundredth of the size. */
export function compressed(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { level: 7 });
}

/** One file that holds everything: it opens from a disk or a mail, without a network. */
export async function makePage(cube: Cube, head: PageHead, lang: Lang): Promise<Iterable<string>> {
  const data = (await compressed(packCube(cube, head))).toString('base64');
  return pageDocument(await pageCode(), { lang, title: headingOf(cube, lang), data });
}

export function headingOf({ bill: { months } }: Pick<Cube, 'bill'>, lang: Lang): string {
  const { page } = words(lang);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return page.heading(page.noMonth);
  return page.heading(first === last ? first : page.monthRange(first, last));
}

import { type Elements, parseAll } from './xml.ts';

/** Numbers of the formats for dates and times that every spreadsheet knows, those of East Asia too. */
const BUILT_IN: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** Which styles of a workbook show a number as a date: the part `xl/styles.xml`. */
export async function readDateStyles(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  mostDepth: number,
): Promise<ReadonlySet<number>> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  const elements: Elements = {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  };
  await parseAll(chunks, file, elements, mostDepth);
  const isDate = (id: number) => {
    const code = own.get(id);
    return code === undefined ? BUILT_IN.some(([from, to]) => id >= from && id <= to) : isDateFormat(code);
  };
  return new Set(formats.flatMap((id, style) => (isDate(id) ? [style] : [])));
}

/** Letters of a date that are no quoted text, no colour or locale in brackets, and not escaped. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare.replace(/general/gi, ''));
}

/** Files that are no text of a table: what they are, by their first bytes. Names are those that people know them by. */

/** Archives that are not opened. */
export type ArchiveFormat =
  | 'tar'
  | '7z'
  | 'rar'
  | 'xz'
  | 'bzip2'
  | 'zstd'
  | 'lz4'
  | 'cab'
  | 'Z'
  | 'zip'
  | 'gzip';
/** Documents, pictures and data that hold no export as it comes. */
export type OtherFormat = 'PDF' | 'RTF' | 'PNG' | 'JPEG' | 'Parquet' | 'Arrow' | 'Avro' | 'SQLite';

export type BinaryFormat =
  | { readonly kind: 'archive'; readonly name: ArchiveFormat }
  | { readonly kind: 'other'; readonly name: OtherFormat }
  | { readonly kind: 'old-office' };

const ARCHIVES: readonly (readonly [name: ArchiveFormat, magic: string, at?: number])[] = [
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['xz', '\xfd7zXZ\0'],
  ['bzip2', '1AY&SY', 4],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['lz4', '\x04\x22\x4d\x18'],
  ['cab', 'MSCF\0'],
  ['Z', '\x1f\x9d'],
  // Within gzip, an archive or a workbook; a file that is one by itself has been opened before.
  ['zip', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b\x08'],
];

const OTHERS: readonly (readonly [name: OtherFormat, magic: string])[] = [
  ['PDF', '%PDF-'],
  ['RTF', '{\\rtf'],
  ['PNG', '\x89PNG\r\n'],
  ['JPEG', '\xff\xd8\xff'],
  // The letters alone may begin a column name.
  ['Parquet', 'PAR1\x15'],
  ['Arrow', 'ARROW1\0'],
  ['Avro', 'Obj\x01'],
  ['SQLite', 'SQLite format 3\0'],
];

const OLD_OFFICE = '\xd0\xcf\x11\xe0';
const TAR_BLOCK = 512;
const TAR_SUM = { from: 148, to: 156 };

/** What a file is whose first bytes are no text; undefined for text. */
export function binaryFormat(head: Uint8Array): BinaryFormat | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 16)).toString('latin1');
  if (start.startsWith(OLD_OFFICE)) return { kind: 'old-office' };
  if (isTar(head)) return { kind: 'archive', name: 'tar' };
  const archive = ARCHIVES.find(([, magic, at = 0]) => start.startsWith(magic, at))?.[0];
  if (archive !== undefined) return { kind: 'archive', name: archive };
  const other = OTHERS.find(([, magic]) => start.startsWith(magic))?.[0];
  return other === undefined ? undefined : { kind: 'other', name: other };
}

/** The header of a tar holds the sum of its own bytes, its place in that sum taken for spaces. */
function isTar(head: Uint8Array): boolean {
  if (head.length < TAR_BLOCK || head[0] === 0) return false;
  const written = Buffer.from(head.subarray(TAR_SUM.from, TAR_SUM.to)).toString('latin1');
  const stated = /^ *([0-7]{1,7})[\0 ]/.exec(written)?.[1];
  if (stated === undefined) return false;
  let sum = 0;
  for (let at = 0; at < TAR_BLOCK; at++)
    sum += at >= TAR_SUM.from && at < TAR_SUM.to ? 32 : (head[at] as number);
  return sum === Number.parseInt(stated, 8);
}

/** Text that is no table of cells. */
export type MarkupFormat = 'html-table' | 'html-page' | 'api-answer' | 'json';

/** What a text without a header is; undefined where nothing tells. */
export function markupFormat(text: string): MarkupFormat | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^(?:<!doctype html|<(?:html|head|meta|body|table|div|style)\b|<!--|<\?xml|MIME-Version:)/i.test(start))
    return /<(?:\w+:)?(?:table|td|cell)\b/i.test(start) ? 'html-table' : 'html-page';
  if (!/^(?:\{\s*["}]|\[\s*[{[\]"])/.test(start)) return undefined;
  return /"(?:Data|Items?)"\s*:/.test(start) && /"(?:Instance(?:ID|Id)|Pretax\w+|RequestId)"\s*:/.test(start)
    ? 'api-answer'
    : 'json';
}

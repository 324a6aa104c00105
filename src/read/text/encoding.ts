import { isUtf8 } from 'node:buffer';
import { own } from '../../bill/own.ts';
import { BillError } from '../../words/problem.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Byte order marks, the only certain evidence of an encoding. GB18030 has one of its own. */
const MARKS: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const NAMES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
};

/** Every encoding that can be read. */
export const ENCODINGS: readonly Encoding[] = [...new Set(Object.values(NAMES))];

/** The encoding a user named (`gbk`, `UTF-8` …), or a BillError that lists what there is. */
export function encodingNamed(name: string): Encoding {
  const encoding = known(name);
  if (encoding !== undefined) return encoding;
  throw new BillError({ code: 'UNKNOWN_ENCODING', value: name });
}

export function isEncoding(name: string): boolean {
  return known(name) !== undefined;
}

function known(name: string): Encoding | undefined {
  return own(NAMES, name.toLowerCase().replaceAll(/[-_ ]/g, ''));
}

/** Encodings that `head` (the first bytes of a file) can be in, the likeliest first. */
export function candidateEncodings(head: Uint8Array): readonly Encoding[] {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return [mark.encoding];
  const utf8 = isUtf8(wholeCharacters(head)) || isMostlyUtf8(head);
  const all: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];
  return utf8 ? all : ['gb18030', 'utf-8', 'utf-16le', 'utf-16be'];
}

/** Where no known header decides: UTF-16 without a mark has a zero byte in every second place of its Latin letters. */
export function likeliestEncoding(head: Uint8Array): Encoding {
  const [first = 'utf-8', ...others] = candidateEncodings(head);
  if (others.length === 0 || !head.includes(0)) return first;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 8 < head.length) return first;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/**
 * One damaged byte does not turn UTF-8 into GBK, under an English header neither: most of its characters can still
 * be read. Of GBK hardly one in five is UTF-8 by chance.
 */
function isMostlyUtf8(head: Uint8Array): boolean {
  let balance = 0;
  for (const [character] of decodeHead(head, 'utf-8').matchAll(/[^\0-\x7f]/gu)) {
    balance += character === '\uFFFD' ? -1 : 1;
  }
  return balance > 0;
}

/** Drops the bytes of a character that the end of `head` cut in two. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= head.length; back++) {
    const byte = head[head.length - back] as number;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
    if (byte < 0x80) break;
  }
  return head;
}

/** Decodes the first bytes only, to look for a header; a character cut at the end is dropped. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/** Any supported encoding → UTF-8 without a byte order mark; bytes that cannot be decoded become U+FFFD. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* withoutMark(chunks);
    return;
  }
  const decoder = new TextDecoder(encoding);
  let first = true;
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    // The decoder drops the mark of UTF-16 but hands out that of GB18030.
    yield Buffer.from(first ? text.replace(/^\uFEFF/, '') : text);
    first = false;
  }
  const last = decoder.decode();
  if (last !== '') yield Buffer.from(last);
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (head !== undefined) {
      bytes = Buffer.concat([head, bytes]);
      head = bytes.length < 3 ? bytes : undefined;
      if (head !== undefined) continue;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    if (bytes.length > 0) yield bytes;
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** Text to bytes in the encodings bills come in. */
export type Encoding = 'utf8' | 'utf8-bom' | 'gb18030' | 'gb18030-bom' | 'utf16le' | 'utf16be';

const MARKS: Readonly<Record<Encoding, readonly number[]>> = {
  utf8: [],
  'utf8-bom': [0xef, 0xbb, 0xbf],
  gb18030: [],
  'gb18030-bom': [0x84, 0x31, 0x95, 0x33],
  utf16le: [0xff, 0xfe],
  utf16be: [0xfe, 0xff],
};

/** The byte order mark a file in this encoding begins with. */
export function mark(encoding: Encoding): Buffer {
  return Buffer.from(MARKS[encoding]);
}

/** The bytes of a text, without a mark. */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'gb18030':
    case 'gb18030-bom':
      return gb18030(text);
    case 'utf16le':
      return Buffer.from(text, 'utf16le');
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16();
    default:
      return Buffer.from(text, 'utf8');
  }
}

export function encodeFile(text: string, encoding: Encoding): Buffer {
  return Buffer.concat([mark(encoding), encode(text, encoding)]);
}

/**
 * The bytes of a text as one character a byte, for encodings in which ASCII is ASCII: such pieces are put
 * together with plain ASCII and written as `latin1`, which costs no encoding any more.
 */
export function byteText(text: string, encoding: Encoding): string {
  return encode(text, encoding).toString('latin1');
}

export function isWide(encoding: Encoding): boolean {
  return encoding === 'utf16le' || encoding === 'utf16be';
}

let twoByteTable: Map<string, number> | undefined;

function gb18030(text: string): Buffer {
  twoByteTable ??= reverseTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = twoByteTable.get(character);
    if (pair === undefined) throw new Error(`no two-byte GB18030 code for ${character}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

/** Character → its two bytes, by decoding every pair once. */
function reverseTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd') table.set(character, (lead << 8) | trail);
    }
  }
  return table;
}

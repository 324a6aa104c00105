import fc from 'fast-check';

const point = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0x80, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10ffff }),
);

/** Any text. fast-check’s unit `binary` lists every code point there is before its first one, which takes seconds. */
export const anyText = fc.oneof(
  { arbitrary: fc.array(point).map((points) => String.fromCodePoint(...points)), weight: 9 },
  fc.constantFrom('__proto__', 'constructor', 'toString'),
);

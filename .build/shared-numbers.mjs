import { build } from 'esbuild';

/** Names whose values the scanner compares with signed numbers, or with 64 bits; all others are `u32`. */
const TYPES = { SEEN: 'i32', STOPPED: 'i32', CARRY: 'i64', SCANNER_ONE: 'i64' };
/** Names whose values are added to addresses. */
const PLACES = new Set(['RECORD', 'TEXT', 'TALLIED', 'EVENT_BYTES', 'ODD_EVENT', 'REPEAT_EVENT']);

/** The constants of a TypeScript file as AssemblyScript: a number, or an object of numbers, for each export. */
export async function sharedNumbers(file) {
  const { outputFiles } = await build({ entryPoints: [file], format: 'esm', write: false });
  const shared = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const lines = Object.entries(shared).flatMap(([name, value]) => constantsOf(name, value));
  return lines.join('');
}

function constantsOf(name, value) {
  const type = TYPES[name] ?? (PLACES.has(name) ? 'usize' : 'u32');
  const constant = (part, number) => `export const ${part}: ${type} = ${number};\n`;
  if (typeof value !== 'object') return [constant(name, value)];
  return Object.entries(value).map(([key, number]) => constant(`${name}_${upperSnake(key)}`, number));
}

function upperSnake(key) {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

// Which room of src may import which, type imports included: `npm run lint` runs it. Biome sees to circles of imports.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { argv } from 'node:process';

/** From the ground up; src/README.md says what lives in each room. Some are not built yet. */
const FLOORS = [
  ['bill'],
  ['words'],
  ['read'],
  ['scan', 'cube'],
  ['report', 'calls'],
  ['compare', 'render'],
  ['check', 'around', 'owners'],
  ['ledger'],
  ['budget'],
  ['alert'],
  ['web'],
  // The files of src itself.
  ['library'],
  ['cli'],
];

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]*)['"]/g;

const folder = argv[2] ?? 'src';
const wrong = sourceFiles().flatMap((file) => [...forbiddenIn(file)]);
for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length === 0 ? 0 : 1;

function sourceFiles() {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}

function* forbiddenIn(file) {
  const room = roomOf(file);
  if (floorOf(room) === -1)
    yield `src/${file}: the room ${room} has no floor; give it one in .build/floors.mjs`;
  for (const imported of importedBy(file)) {
    const other = roomOf(imported);
    if (other === room || floorOf(other) < floorOf(room)) continue;
    const where = floorOf(other) === floorOf(room) ? 'beside' : 'above';
    yield `src/${file} may not import src/${imported}: ${other} is ${where} ${room}`;
  }
}

function importedBy(file) {
  const path = join(folder, file);
  const imports = readFileSync(path, 'utf8').matchAll(IMPORT);
  return [...imports].map(([, to]) => relative(folder, resolve(path, '..', to)));
}

function roomOf(file) {
  const [room, ...rest] = file.split('/');
  return rest.length === 0 ? 'library' : room;
}

function floorOf(room) {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let house: string;

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'rooms-'));
});

afterEach(() => rm(house, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, name)), { recursive: true });
    await writeFile(join(house, name), text);
  }
}

function floors() {
  const { status, stderr } = spawnSync(process.execPath, ['.build/floors.mjs', join(house, 'src')], {
    encoding: 'utf8',
  });
  return { status, lines: stderr.split('\n').filter((line) => line !== '') };
}

async function lint() {
  await copyFile('.biome.json', join(house, '.biome.json'));
  const biome = resolve('node_modules/.bin/biome');
  const { status, stdout, stderr } = spawnSync(biome, ['lint', '--vcs-enabled=false', '.'], {
    cwd: house,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}

it('lets a room import from the floors below it, and from itself', async () => {
  await write({
    'src/cube/sums.ts': "import type { Unit } from '../bill/unit.ts';\nimport { add } from './add.ts';\n",
    'src/index.ts': "export { sums } from './cube/sums.ts';\nexport { readBill } from './read-bill.ts';\n",
    'src/cli/main/run.ts': "const { write } = await import('../../render/json.ts');\n",
  });
  expect(floors()).toEqual({ status: 0, lines: [] });
});

it.each([
  [
    'of a type from above',
    "import type { Cube } from '../cube/cube.ts';\n",
    'cube/cube.ts',
    'cube is above read',
  ],
  [
    'over several lines',
    "import {\n  type Words,\n  table,\n} from '../report/table.ts';\n",
    'report/table.ts',
    'report is above read',
  ],
  [
    'on demand',
    "const { scan } = await import('../scan/engine.ts');\n",
    'scan/engine.ts',
    'scan is above read',
  ],
  ['handed on', "export * from '../cli/run.ts';\n", 'cli/run.ts', 'cli is above read'],
])('forbids an import %s', async (_, text, imported, why) => {
  await write({ 'src/read/file.ts': text });
  expect(floors()).toEqual({
    status: 1,
    lines: [`src/read/file.ts may not import src/${imported}: ${why}`],
  });
});

it('forbids an import from a room on the same floor', async () => {
  await write({ 'src/render/xlsx/sheet.ts': "import { lines } from '../../compare/lines.ts';\n" });
  expect(floors()).toEqual({
    status: 1,
    lines: ['src/render/xlsx/sheet.ts may not import src/compare/lines.ts: compare is beside render'],
  });
});

it('asks for the floor of a new room', async () => {
  await write({ 'src/attic/box.ts': 'export const box = 1;\n' });
  expect(floors()).toEqual({
    status: 1,
    lines: ['src/attic/box.ts: the room attic has no floor; give it one in .build/floors.mjs'],
  });
});

it('forbids a circle of imports, of types too', async () => {
  await write({
    'src/bill/one.ts': "import type { Two } from './two.ts';\n\nexport interface One {\n  two: Two;\n}\n",
    'src/bill/two.ts': 'export interface Two {\n  one: string;\n}\n',
  });
  expect((await lint()).status).toBe(0);
  await write({
    'src/bill/two.ts': "import type { One } from './one.ts';\n\nexport interface Two {\n  one: One;\n}\n",
  });
  const { status, text } = await lint();
  expect(status).toBe(1);
  expect(text).toContain('noImportCycles');
});

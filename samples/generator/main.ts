import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboard } from './dashboard.ts';
import { namesCsv } from './names.ts';
import { readme } from './readme.ts';
import type { Sample } from './sample.ts';
import { badSample } from './samples-bad.ts';
import { flatSamples } from './samples-flat.ts';
import { packedSamples } from './samples-packed.ts';
import { upgradedSamples } from './samples-upgraded.ts';

/** Writes every committed sample, byte for byte the same each time: `npm run samples`. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..');

function put(path: string, content: Uint8Array | string): void {
  const target = join(FOLDER, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

/** `bill.csv.gz` → `bill.expected.json` */
function answerName(input: string): string {
  return `${input.replace(/(\.(csv|txt))?(\.gz|\.zip)?$/, '')}.expected.json`;
}

/** The answer as JSON, one group a line. */
function answer(sample: Sample): string {
  const { input, layout, final, expected, rejectedRows } = sample;
  const refused = rejectedRows === undefined ? {} : { rejected_rows: rejectedRows };
  const entries = Object.entries({ input, layout, final, ...expected, ...refused });
  return `{\n${entries.map(([name, value]) => ` ${JSON.stringify(name)}: ${written(value)}`).join(',\n')}\n}\n`;
}

function written(value: unknown): string {
  const isList = Array.isArray(value) && value.some((item) => typeof item === 'object');
  if (!isList) return JSON.stringify(value);
  return `[\n${value.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n ]`;
}

const samples = [...upgradedSamples(), ...flatSamples(), ...packedSamples(), badSample()];
for (const sample of samples) {
  for (const [path, bytes] of sample.files) put(path, bytes);
  put(answerName(sample.input), answer(sample));
}
put('names.csv', namesCsv());
put('grafana-dashboard.json', dashboard());
put('README.md', readme(samples));

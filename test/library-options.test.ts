import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { longFlag } from '../src/cli/options/option-spec.ts';
import { OPTIONS } from '../src/cli/options/options.ts';
import { ROOT } from './support/files/samples.ts';

const SOURCES = join(ROOT, 'src');
const OPTION = new RegExp(`(?:${OPTIONS.map(longFlag).join('|')})(?![\\w-])`);
/** Comments, and texts between quotes. */
const TOKENS = /\/\*.*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/gs;

/** Texts of a source file in which an option of the command line stands. */
function optionsIn(source: string): string[] {
  return (source.match(TOKENS) ?? []).filter((token) => !token.startsWith('/') && OPTION.test(token));
}

it('finds options in texts, and neither in comments nor in names that go on', () => {
  const source = "a('--names'); b(`say --by model`); // '--names'\n/* '--by' */ c({ '--bystander': 1 });";
  expect(optionsIn(source)).toEqual(["'--names'", '`say --by model`']);
});

it('the library knows no command line: options are spelled by its sentences alone', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/^(?:cli|words)\//.test(file) && !file.includes('.generated.'),
  );
  expect(files.length).toBeGreaterThan(300);
  const spelled = files.flatMap((file) =>
    optionsIn(readFileSync(join(SOURCES, file), 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(spelled).toEqual([]);
});

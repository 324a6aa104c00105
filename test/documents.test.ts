import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MADE_DOCUMENTS, withParts } from '../.build/documents.ts';
import packageJson from '../package.json' with { type: 'json' };
import { COMMANDS } from '../src/cli/options/commands.ts';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../src/cli/options/dimension-names.ts';
import { FORMATS } from '../src/cli/options/formats.ts';
import { DEFAULT_LIMITS } from '../src/read/contract/limits.ts';
import { FINDINGS } from '../src/words/shape/findings.ts';
import { NOTICES } from '../src/words/shape/notices.ts';
import { PROBLEMS } from '../src/words/shape/problems.ts';
import { REFUSALS } from '../src/words/shape/refusals.ts';
import { commandsIn, type Document, document, documents, linksIn } from './support/documents/documents.ts';
import { ROOT } from './support/files/samples.ts';

describe.each(['README.md', 'README.zh.md'])('%s', (path) => {
  it('is one that is read: at most 12 KB, and a picture of at most 200 KB', () => {
    expect(Buffer.byteLength(document(path).text)).toBeLessThanOrEqual(12 * 1024);
    expect(statSync(join(ROOT, 'samples/page.png')).size).toBeLessThan(200 * 1024);
  });

  it('tells which export to make before the first command', () => {
    const { text } = document(path);
    expect(text).toMatch(/^[^`]*\*\*(Statistic Item = Billable Item|统计项 = 计费项)\*\*/);
  });
});

describe.each(documents().map((each) => [each.path, each] as const))('%s', (path, own) => {
  it('links to what is there', () => {
    for (const link of linksIn(own).filter((each) => !/^https?:/.test(each)))
      expect([link, existsSync(join(ROOT, dirname(path), link))]).toEqual([link, true]);
  });

  it('travels in the package, with all that it links to', () => {
    const linked = linksIn(own).map((link) => normalize(join(dirname(path), link)));
    for (const file of [path, ...linked].filter((each) => !each.includes('https:')))
      expect([file, isPacked(file)]).toEqual([file, true]);
  });

  it('has no line that is too long to be compared', () => {
    const long = own.text
      .split('\n')
      .filter((line) => line.length > 170 && !path.endsWith('.zh.md') && !/^(\||!\[)/.test(line));
    expect(long).toEqual([]);
  });
});

function isPacked(file: string): boolean {
  if (packageJson.files.includes(file) || file === 'package.json') return true;
  return /^src\/(.*\/)?README[^/]*\.md$/.test(file) && packageJson.files.includes('src/**/README*.md');
}

const translated = documents().filter(({ path }) => path.endsWith('.zh.md'));

describe.each(translated.map((each) => [each.path, each] as const))('%s', (path, own) => {
  it('says as much as the English one: the same commands, parts and cells of tables', () => {
    const shape = (of: Document) => ({
      commands: commandsIn(of).map(({ command }) => command),
      parts: of.text.match(/^#+ /gm),
      items: of.text.match(/^- /gm)?.length,
      rows: of.text.match(/^\|/gm)?.length,
    });
    expect(shape(own)).toEqual(shape(document(path.replace('.zh.md', '.md'))));
  });
});

describe('what documents say of the code', () => {
  const contract = document('src/report/README.md').text;

  it.each([
    ['Warning codes', NOTICES],
    ['\\*\\*Wrong usage\\*\\*', REFUSALS],
    ['\\*\\*Inputs and outputs\\*\\*', PROBLEMS],
    ['\\*\\*Findings\\*\\*', FINDINGS],
  ])('%s: all of them, and no others', (title, codes) => {
    const [said = ''] = new RegExp(`^${title}.*?\\n\\n`, 'ms').exec(contract) ?? [];
    expect(said.match(/\b[A-Z][A-Z0-9_]{4,}\b/g)?.sort()).toEqual(Object.keys(codes).sort());
  });

  const cells = (path: string) =>
    new Set(
      document(path)
        .text.split('\n')
        .filter((line) => line.startsWith('|'))
        .flatMap((line) => line.split('|')[1]?.split(/[,\s]+/) ?? []),
    );

  it.each(MADE_DOCUMENTS)('tables of columns, as `npm run docs` writes them: %s', (path) => {
    const { text } = document(path);
    expect(text).toBe(withParts(path, text));
  });

  it('dimensions and measures of the machine contract', () => {
    const named = cells('src/report/README.md');
    for (const name of [...DIMENSION_OPTIONS, ...MEASURE_OPTIONS])
      expect([name, named.has(name)]).toEqual([name, true]);
  });

  it('formats', () => {
    const named = cells('src/render/README.md');
    for (const name of FORMATS) expect([name, named.has(name)]).toEqual([name, true]);
  });

  it('limits', () => {
    const named = cells('src/read/README.md');
    for (const name of Object.keys(DEFAULT_LIMITS)) expect([name, named.has(name)]).toEqual([name, true]);
    const { groups: _, ...fixed } = DEFAULT_LIMITS;
    for (const [name, value] of Object.entries(fixed))
      expect([name, statedLimit(name)]).toEqual([name, value]);
  });

  it('every command has its document', () => {
    const found = documents().map(({ path }) => path);
    for (const { name } of COMMANDS) expect(found).toContain(`src/cli/commands/${name}/README.md`);
  });
});

/** `256 KiB` in the table of limits is 262,144. */
function statedLimit(name: string): number {
  const text = document('src/read/README.md').text;
  const [, number = '', unit = ''] =
    new RegExp(`^\\| ${name} \\| ([\\d,]+) ?(\\w*) \\|`, 'm').exec(text) ?? [];
  return Number(number.replaceAll(',', '')) * ({ KiB: 1 << 10, MiB: 1 << 20 }[unit] ?? 1);
}

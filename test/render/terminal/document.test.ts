import { describe, expect, it } from 'vitest';
import { chalkColour, plainColour } from '../../../src/render/terminal/colour.ts';
import { renderDocument } from '../../../src/render/terminal/document.ts';
import { displayWidth } from '../../../src/render/terminal/width.ts';
import { OBEYED } from '../../support/cli/obeyed.ts';
import { documents } from '../../support/documents/documents.ts';

const plain = (markdown: string, width: number | null = 40) =>
  renderDocument(markdown, { width, colour: plainColour });

describe('a document on a terminal', () => {
  it.each([
    ['a heading', '# Title\nText', 'Title\n\nText\n'],
    ['lines of a paragraph as one', 'one\ntwo\n\nthree\n', 'one two\n\nthree\n'],
    [
      'a paragraph wrapped',
      'a word and another word that goes over the width',
      'a word and another word that goes over\nthe width\n',
    ],
    ['marks of words', '**bold**, `--by *`, [a `link`](x.md)', 'bold, --by *, a link\n'],
    ['code inside bold', '**`a` and b**', 'a and b\n'],
    [
      'a list with its indent',
      '- one that is longer than the width of this one\n- two',
      '- one that is longer than the width of\n  this one\n- two\n',
    ],
    ['a list that goes on in a second line', '- one\n  more\n- two', '- one more\n- two\n'],
    ['a numbered list', '1. one\n2. two', '1. one\n2. two\n'],
    [
      'code as it is, blank lines too',
      '```sh\na  b   c\n\n# no heading\n```\nText',
      '    a  b   c\n\n    # no heading\n\nText\n',
    ],
    ['no picture and no comment', '![a picture](x.png)\n\n<!-- a comment -->\n\nText', 'Text\n'],
    ['a table', '| a | b |\n|---|---|\n| `x` | y \\| z |', 'a  b\n-  -----\nx  y | z\n'],
    ['Chinese, two cells a character', '| 名 | b |\n|---|---|\n| 模型 | c |', '名    b\n----  -\n模型  c\n'],
    ['nothing', '', ''],
  ])('%s', (_, markdown, text) => {
    expect(plain(markdown)).toBe(text);
  });

  it('breaks cells of a table that is wider than the terminal', () => {
    const table = '| name | what it is |\n|---|---|\n| one | a long text that goes over several lines |';
    expect(plain(table, 24)).toBe(
      'name  what it is\n----  ------------------\none   a long text that\n      goes over several\n      lines\n',
    );
  });

  it('shows headings in bold where there is colour', async () => {
    const colour = await chalkColour(1);
    expect(renderDocument('## Title', { width: 40, colour })).toBe('\u001b[1mTitle\u001b[22m\n');
  });

  it('makes harmless what a terminal would obey', () => {
    expect(plain('a\u001b[31m')).toBe('a\\x1b[31m\n');
  });
});

/** What `help` prints. */
const TOPICS = documents().filter(({ path }) => path.startsWith('src/'));

describe.each(TOPICS.map(({ path, text }) => [path, text] as const))('%s on a terminal', (_, text) => {
  it.each([40, 80, 200])('of %i columns is no wider, but for code', (width) => {
    const shown = plain(text, width);
    expect(shown).not.toMatch(OBEYED);
    const wide = shown.split('\n').filter((line) => !line.startsWith('    ') && displayWidth(line) > width);
    expect(wide).toEqual([]);
  });

  it('has all words of the document', () => {
    const words = (of: string) => of.match(/[\p{L}\p{N}_]+/gu) ?? [];
    const links = /\]\([^)]*\)|<!--.*-->|!\[.*/g;
    const missing = new Set(
      words(
        text
          .replaceAll(/^```\w*$/gm, '')
          .replaceAll(links, '')
          .replaceAll('**', ''),
      ),
    );
    for (const word of words(plain(text, null))) missing.delete(word);
    expect([...missing]).toEqual([]);
  });
});

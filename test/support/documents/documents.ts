import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../files/samples.ts';

/** A document of the project: its path from the root, and its text. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

export function document(path: string): Document {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** Every document for users: the README, and those beside the code. */
export function documents(): readonly Document[] {
  const beside = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /^README(\.\w+)?\.md$/.test(name))
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
  return ['README.md', 'README.zh.md', 'test/bench/README.md', ...beside.sort()].map(document);
}

/** A command that a document shows, and the exit code that it announces. */
export interface Shown {
  readonly command: string;
  readonly code: number;
}

/** Commands in the document's `sh` blocks, a line each, and those of `bill-analyze` in cells of its tables. */
export function commandsIn({ text }: Document): readonly Shown[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.trimEnd().split('\n'),
  );
  const cells = [...text.matchAll(/^\|.*\| `(bill-analyze [^`]+)` \|$/gm)].map(([, cell = '']) => cell);
  return [...blocks, ...cells].map((line) => ({
    command: line.replace(/\s+# .*$/, ''),
    code: Number(/ # exit code (\d)/.exec(line)?.[1] ?? 0),
  }));
}

/** The document without what stands in fences and in code: there a bracket is no link. */
export function linksIn({ text }: Document): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
}

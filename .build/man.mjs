import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { common } from './options.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The manual page, told by the sources' own tables of options and commands. */
export async function makeManPage() {
  const { outputFiles } = await build({
    ...common,
    format: 'esm',
    entryPoints: ['src/cli/commands/help/man.ts'],
    write: false,
  });
  const { manPage } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  mkdirSync('dist/man', { recursive: true });
  writeFileSync('dist/man/bill-analyze.1', manPage(version));
}

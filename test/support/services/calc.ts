import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** LibreOffice Calc as the judge of what a spreadsheet makes of a text file. */

export function hasOffice(): boolean {
  return spawnSync('soffice', ['--version']).status === 0;
}

/** Tokens of the CSV import: https://help.libreoffice.org, "Filter options for CSV". */
function importFilter(separators: string): string {
  const [quote, utf8, firstLine, columns, english] = ['34', '76', '1', '', '1033'];
  // Quoted cells may be numbers, special numbers are looked for, formulas are evaluated: the most trusting settings.
  const trusting = ['false', 'true', 'false', 'false', 'false', '-1', 'true'];
  return `CSV:${[separators, quote, utf8, firstLine, columns, english, ...trusting].join(',')}`;
}

/** Opens .csv files (by any other name they would go to the word processor) with the given separators (`44`, `59`, `44/59`) and returns each as flat XML. */
export function openedBy(folder: string, files: readonly string[], separators: string): string[] {
  const out = join(folder, `opened-${separators.replaceAll('/', '-')}`);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = [
    '--headless',
    `-env:UserInstallation=${profile}`,
    `--infilter=${importFilter(separators)}`,
  ];
  execFileSync('soffice', [...options, '--convert-to', 'fods', '--outdir', out, ...files], {
    stdio: 'ignore',
    timeout: 100_000,
  });
  return files.map((file) => readFileSync(join(out, `${basename(file, extname(file))}.fods`), 'utf8'));
}

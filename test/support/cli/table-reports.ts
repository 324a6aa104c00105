import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APRIL, MAY, sample } from '../files/samples.ts';

/** Commands whose report is a table and a page, by their names. */
export function tableReports(folder: string): readonly [string, string[]][] {
  const statement = join(folder, 'statement.csv');
  writeFileSync(statement, 'model,payable\nqwen-max,1\nqwen-plus,0.1984\n');
  return [
    ['check', ['check', sample('hand-edited-202605.csv')]],
    ['reconcile', ['reconcile', MAY, '--against', statement]],
    ['diff of months', ['diff', APRIL, MAY]],
    ['diff of lines', ['diff', MAY, MAY]],
  ];
}

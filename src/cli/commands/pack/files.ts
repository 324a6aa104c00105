import { foundByCheck } from '../../../check/show/found-by-check.ts';
import { checkReport } from '../../../check/show/report.ts';
import { findingsTable, placesTable } from '../../../check/show/tables.ts';
import type { FileMade, FolderFile } from '../../../render/file/folder.ts';
import { writeJson } from '../../../render/json.ts';
import { costTable } from '../../../report/cost.ts';
import type { Table } from '../../../report/table.ts';
import { sentence } from '../../../words/notice.ts';
import { workbookChunks } from '../../output/workbook.ts';
import { delimitedChunks } from '../../output/writers/csv.ts';
import { htmlText } from '../../output/writers/html.ts';
import type { Context } from '../../world/context.ts';
import { writtenOf } from '../reconcile/deliver.ts';
import type { InputMade } from './inputs.ts';
import { manifest } from './manifest.ts';
import { type Pack, packTables } from './parts.ts';
import { packSummary } from './summary.ts';

export const MANIFEST = 'manifest.json';

/** The files of a pack, each made when it is written; the manifest last, with what was `made` before it. */
export async function* packFiles(
  pack: Pack,
  inputs: readonly InputMade[],
  made: readonly FileMade[],
  context: Context,
): AsyncGenerator<FolderFile> {
  const { words } = context;
  yield { name: 'summary.html', chunks: [htmlText({ page: () => packSummary(pack, context) }, words, true)] };
  yield { name: 'workbook.xlsx', chunks: workbook(pack, context) };
  const { options, cube } = pack;
  const form = { ...options.output, format: 'csv', toScreen: false } as const;
  const csv = (table: Table) => delimitedChunks(table, form);
  for (const { file, dimensions } of packTables(pack.table, options.selection.names))
    yield { name: file, chunks: csv(costTable(cube, { dimensions })) };
  const { findings } = pack.checked;
  yield { name: 'findings.csv', chunks: csv(findingsTable(findings, words)) };
  yield { name: 'findings-places.csv', chunks: csv(placesTable(findings, words)) };
  const told = checkReport(pack.checked, words);
  yield { name: 'findings.json', chunks: writeJson(told, (notice) => sentence(notice, words)) };
  if (pack.reconciliation !== undefined) {
    const report = writtenOf(pack.reconciliation, context);
    yield { name: 'reconciliation.html', chunks: [htmlText(report, words, true)] };
    yield { name: 'reconciliation.csv', chunks: csv(report.table()) };
    yield { name: 'reconciliation.json', chunks: await report.json('rows') };
  }
  yield { name: MANIFEST, chunks: manifest(pack, inputs, made, context) };
}

function workbook({ cube, table, options, checked }: Pack, context: Context): Iterable<Uint8Array> {
  const findings = foundByCheck(checked, context.words);
  return workbookChunks({ cube, table, options, findings }, costTable(cube, table.query), context);
}

import { checkReport } from '../../../check/show/report.ts';
import { findingsTable, placesTable } from '../../../check/show/tables.ts';
import type { FileMade, FolderFile } from '../../../render/file/folder.ts';
import { writeJson } from '../../../render/json.ts';
import { costTable } from '../../../report/cost.ts';
import { sentence } from '../../../report/proof-lines.ts';
import type { Table } from '../../../report/table.ts';
import { filtersText, labelsOf } from '../../output/deliver.ts';
import { delimitedChunks, htmlText } from '../../output/report-chunks.ts';
import { workbookChunks } from '../../output/workbook.ts';
import type { Context } from '../../world/context.ts';
import { foundByCheck } from '../check/checked.ts';
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
  yield { name: 'summary.html', chunks: [await htmlText(packSummary(pack, context), context, true)] };
  yield { name: 'workbook.xlsx', chunks: workbook(pack, context) };
  const csv = (table: Table) => delimitedChunks(table, 'csv', pack.options, { isTerminal: false });
  for (const { file, dimensions } of packTables(pack))
    yield { name: file, chunks: await csv(costTable(pack.cube, { dimensions })) };
  const { findings } = pack.checked;
  yield { name: 'findings.csv', chunks: await csv(findingsTable(findings, words)) };
  yield { name: 'findings-places.csv', chunks: await csv(placesTable(findings, words)) };
  const told = checkReport(pack.checked, words);
  yield { name: 'findings.json', chunks: writeJson(told, (notice) => sentence(notice, words)) };
  if (pack.reconciliation !== undefined) {
    const report = writtenOf(pack.reconciliation, words);
    yield { name: 'reconciliation.html', chunks: [await htmlText(report.page(), context, true)] };
    yield { name: 'reconciliation.csv', chunks: await csv(report.table()) };
    yield { name: 'reconciliation.json', chunks: await report.json('rows') };
  }
  yield { name: MANIFEST, chunks: manifest(pack, inputs, made, context) };
}

function workbook({ cube, table, names, options, checked }: Pack, context: Context): Iterable<Uint8Array> {
  const label = labelsOf(names);
  const { words, redactor } = context;
  const findings = foundByCheck(checked, words);
  const delivery = { cube, format: 'xlsx', options, table, summary: false, findings } as const;
  return workbookChunks(
    { ...delivery, ...(names && { names }) },
    costTable(cube, table.query),
    { filters: filtersText(options, redactor), ...(label && { label }) },
    context,
  );
}

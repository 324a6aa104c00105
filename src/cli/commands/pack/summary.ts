import { checkBlocks } from '../../../check/show/page.ts';
import type { Block, Page } from '../../../report/page.ts';
import { summaryPage } from '../../../report/summary.ts';
import { labelsOf } from '../../output/labels.ts';
import { teamOf } from '../../output/workbook-columns.ts';
import type { Context } from '../../world/context.ts';
import { verdictOf } from '../reconcile/deliver.ts';
import type { Pack } from './parts.ts';

/** The page of a pack that is printed: whether both sides agree, the bill, who pays, the proof, what the check has found. */
export function packSummary(pack: Pack, { words }: Context): Page {
  const { cube, checked, options, reconciliation } = pack;
  const { pack: say } = words;
  const { names, text } = options.selection;
  const verdict =
    reconciliation === undefined
      ? note(say.notReconciled)
      : verdictBlock(reconciliation.result.equal, verdictOf(reconciliation, words));
  return [
    ...summaryPage(cube, {
      words,
      filters: text(),
      label: labelsOf(names),
      payers: teamOf(names),
      verdict: [verdict],
    }),
    heading(say.heading),
    ...checkBlocks(checked, words),
    note(say.inFiles('findings.csv, findings.json')),
    ...(reconciliation === undefined
      ? []
      : [
          heading(say.reconciliation),
          note(say.inFiles('reconciliation.html, reconciliation.csv, reconciliation.json')),
        ]),
  ];
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function note(line: string): Block {
  return { kind: 'lines', tone: 'note', lines: [line] };
}

function verdictBlock(isEqual: boolean, line: string): Block {
  return { kind: 'lines', tone: isEqual ? 'good' : 'bad', lines: [line] };
}

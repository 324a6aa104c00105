import { mostDecimals } from '../../report/decimals.ts';
import { grouped } from '../../report/facts.ts';
import type { Block, Page, Tone, ViewTable } from '../../report/page.ts';
import { payableLines, proofLine } from '../../report/proof-lines.ts';
import { billFacts, monthsText } from '../../report/summary.ts';
import { totalsOf } from '../../report/totals.ts';
import type { Words } from '../../words/index.ts';
import { sentence } from '../../words/notice.ts';
import { say } from '../../words/say.ts';
import { type Checked, countsOf, noticesBeside } from '../findings/checked.ts';
import type { Finding, FindingPlace, Severity } from '../findings/finding.ts';
import { placeLine, placeText } from './place-line.ts';

/** Findings of one code that a page shows; machine formats hold all. */
const MOST_OF_A_CODE = 20;
const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warning', note: 'plain' };

/** What `check` shows a person: the verdict first, the findings, the evidence of each with its remedy, the proof. */
export function checkPage(checked: Checked, words: Words): Page {
  const { cube } = checked;
  const { check, page } = words;
  const { shown, more } = limited(checked.findings);
  const notices = noticesBeside(cube).map((notice) => `${page.note}: ${sentence(notice, words)}`);
  const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words), check.proofEqual];
  const blocks: Block[] = [
    { kind: 'lines', tone: verdictTone(checked), lines: verdictLines(checked, words) },
    { kind: 'heading', text: check.heading(monthsText(cube, words)) },
    billFacts(cube, { words }),
  ];
  if (shown.length > 0) {
    blocks.push(findingsView(shown, words), { kind: 'heading', text: check.evidence });
    for (const finding of shown) blocks.push(...evidenceBlocks(finding, more.get(finding) ?? 0, words));
  }
  if (notices.length > 0) blocks.push({ kind: 'lines', tone: 'note', lines: notices });
  return [...blocks, { kind: 'heading', text: page.proof }, { kind: 'lines', tone: 'plain', lines: proof }];
}

/** The same in short: the verdict and the findings, without their places. */
export function checkBlocks(checked: Checked, words: Words): Block[] {
  const { shown } = limited(checked.findings);
  return [
    { kind: 'lines', tone: verdictTone(checked), lines: verdictLines(checked, words) },
    ...(shown.length > 0 ? [findingsView(shown, words)] : []),
  ];
}

/** The verdict in a line; another one where a part of the input was not checked. */
export function verdictLines({ cube, findings }: Checked, { check }: Words): string[] {
  const { error, warning, note } = countsOf(findings);
  const isPart = cube.failures.length > 0 || cube.proof.rejected > 0;
  return [check.verdict(error, warning, note), ...(isPart ? [check.incomplete] : [])];
}

function verdictTone({ findings }: Checked): Tone {
  const { error, warning } = countsOf(findings);
  return error > 0 ? 'bad' : warning > 0 ? 'warning' : 'good';
}

/** The first findings of each code, and how many more there are behind the last of them. */
function limited(findings: readonly Finding[]) {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = byCode.get(`${finding.severity} ${finding.code}`) ?? [];
    own.push(finding);
    byCode.set(`${finding.severity} ${finding.code}`, own);
  }
  const more = new Map<Finding, number>();
  const shown = [...byCode.values()].flatMap((own) => {
    const kept = own.slice(0, MOST_OF_A_CODE);
    if (own.length > kept.length) more.set(kept.at(-1) as Finding, own.length - kept.length);
    return kept;
  });
  return { shown, more };
}

function findingsView(findings: readonly Finding[], words: Words): ViewTable {
  const { check, page } = words;
  const buckets = new Set(
    findings.flatMap(({ cost, currency, tax }) => (cost === null ? [] : [`${currency} ${tax}`])),
  );
  const hasCosts = buckets.size > 0;
  const bucketTitle = (finding: Finding) => (finding.cost === null ? null : bucketText(finding, words));
  return {
    kind: 'table',
    title: check.table,
    columns: [
      { title: check.severity, kind: 'dimension', decimals: 0 },
      { title: check.finding, kind: 'text', decimals: 0 },
      { title: page.titles.rows ?? 'rows', kind: 'count', decimals: 0 },
      ...(hasCosts ? [costColumn(findings, words)] : []),
      ...(buckets.size > 1
        ? [{ title: page.titles.currency ?? 'currency', kind: 'text', decimals: 0 } as const]
        : []),
      { title: check.example, kind: 'text', decimals: 0, dropOrder: 1 },
    ],
    rows: findings.map((finding) => [
      check.severities[finding.severity] ?? finding.severity,
      say(words.findings, finding).what,
      finding.rows,
      ...(hasCosts ? [finding.cost] : []),
      ...(buckets.size > 1 ? [bucketTitle(finding)] : []),
      finding.places[0] === undefined ? null : placeText(finding.places[0], words),
    ]),
    totals: [],
  };
}

function costColumn(findings: readonly Finding[], { page }: Words) {
  const decimals = Math.max(2, mostDecimals(findings.map(({ cost }) => cost)));
  return { title: page.titles.payable ?? 'payable', kind: 'money', decimals, dropOrder: 2 } as const;
}

function bucketText({ currency, tax }: Finding, { page }: Words): string {
  const taxed = tax === null ? '' : `, ${page.values.tax?.[tax] ?? tax}`;
  return `${currency ?? page.unknownCurrency}${taxed}`;
}

function evidenceBlocks(finding: Finding, more: number, words: Words): Block[] {
  const { check, usage } = words;
  const { severity, code, rows, difference, places } = finding;
  const { what, remedy } = say(words.findings, finding);
  const left = rows === null || places.length === 0 || isOfFiles(places) ? 0 : rows - rowsOf(places);
  const details = [
    ...places.map((place) => placeLine(place, finding, words)),
    ...(left > 0 ? [check.moreRows(String(left))] : []),
    ...(difference === null || (rows ?? 0) < 2 ? [] : [check.differs(String(rows), grouped(difference, 0))]),
    `${usage.remedy}: ${remedy}`,
    ...(more > 0 ? [check.moreFindings(String(more))] : []),
  ];
  return [
    {
      kind: 'lines',
      tone: TONES[severity],
      lines: [`${check.severities[severity]} ${code}: ${what}`],
    },
    { kind: 'lines', tone: 'plain', lines: details.map((line) => `  ${line}`) },
  ];
}

/** Such places stand for files or days as a whole, not for rows. */
function isOfFiles(places: readonly FindingPlace[]): boolean {
  return places.every(({ line, rows }) => line === null && rows === undefined);
}

function rowsOf(places: readonly FindingPlace[]): number {
  return places.reduce((sum, { rows }) => sum + (rows ?? 1), 0);
}

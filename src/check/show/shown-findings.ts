import { nameOf, withoutFolders } from '../../cube/without-folders.ts';
import type { GroupKey } from '../../read/contract/answer.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { excerpt } from '../../read/contract/row.ts';
import type { Param } from '../../words/shape/code.ts';
import type { Checked } from '../findings/checked.ts';
import type { CellChange, Finding, FindingCode, FindingPlace } from '../findings/finding.ts';

/** Findings whose places are of single rows, and name their Instance ID; and those that name a line id. */
const OF_ROWS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  ...(['ROW_IDENTITY', 'WITHIN_PRECISION', 'IDENTITY_OPEN', 'SAVINGS_PLAN'] as const),
]);
const OF_LINES: ReadonlySet<FindingCode> = new Set<FindingCode>(['DUPLICATE_LINE', 'CHANGED_LINE']);
/** Parameters that are files. */
const FILES: ReadonlySet<string> = new Set(['file', 'newer', 'other']);
/** Accounts in the name of a delivered file, which need not stand on the bill. */
const DELIVERED_FOR = /\d+_\d+_(?=consumeDetailBill)/gi;

/** Findings as they may be shown: long Instance IDs cut; with a redactor no file, id or name in them. */
export function shownFindings(
  findings: readonly Finding[],
  redactor: Redactor | undefined,
): readonly Finding[] {
  if (redactor === undefined)
    return findings.map((finding) => ({
      ...finding,
      places: finding.places.map((place) => cut(finding, place)),
    }));
  return findings.map((finding) => redacted(finding, redactor));
}

function cut({ code }: Finding, place: FindingPlace): FindingPlace {
  return place.text === undefined || !OF_ROWS.has(code) ? place : { ...place, text: excerpt(place.text) };
}

function redacted(finding: Finding, redactor: Redactor): Finding {
  const { code, subject, params, places } = finding;
  const hide = (text: string) => redactor.sentence(text.replace(DELIVERED_FOR, ''));
  if (code === 'PROMOTION_ENDED') return withPlaces(promotion(finding, redactor), hide, redactor);
  const file = (text: string) => redactor.file(text);
  const hidden = Object.entries(params).map(
    ([name, value]) => [name, hiddenParam(value, FILES.has(name) ? file : hide)] as const,
  );
  const own = subject !== '' && subject === params.file ? file(subject) : hide(subject);
  const shown = { ...finding, subject: own, params: Object.fromEntries(hidden), places };
  return withPlaces(shown, hide, redactor);
}

/** A promotion may be a customer's own, and be called so. */
function promotion(finding: Finding, redactor: Redactor): Finding {
  const { name = '', endsAt = '' } = finding.params;
  const hidden = redactor.pseudonym('promotion', String(name));
  return { ...finding, subject: `${hidden}, ${endsAt}`, params: { name: hidden, endsAt } };
}

function hiddenParam(value: Param, hide: (text: string) => string): Param {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? hide(value) : value.map(hide);
}

function withPlaces(finding: Finding, hide: (text: string) => string, redactor: Redactor): Finding {
  const textOf = (text: string) => {
    if (OF_ROWS.has(finding.code)) return excerpt(redactor.cell('instanceId', text));
    if (finding.code === 'COUNTED_TWICE') return redactor.file(text);
    return OF_LINES.has(finding.code) ? redactor.cell('lineId', text) : hide(text);
  };
  const places = finding.places.map((place) => ({
    ...place,
    file: redactor.file(place.file),
    ...(place.other && { other: { ...place.other, file: redactor.file(place.other.file) } }),
    ...(place.text !== undefined && { text: textOf(place.text) }),
    ...(place.changes && { changes: place.changes.map((change) => hiddenChange(change, redactor)) }),
  }));
  return { ...finding, places };
}

function hiddenChange(change: CellChange, redactor: Redactor): CellChange {
  const { column, here, other } = change;
  if (column === 'tax_kind') return change;
  const key = column.replace(/_[a-z]/g, (text) => text.slice(1).toUpperCase()) as GroupKey;
  return { column, here: redactor.cell(key, here), other: redactor.cell(key, other) };
}

/** What was found, with files by their names without folders: it goes to other people. */
export function withoutFoldersIn({ cube, findings }: Checked): Checked {
  const files = new Set(cube.bill.files);
  const bare = (text: string) => (files.has(text) ? nameOf(text) : text);
  const shown = findings.map((finding) => ({
    ...finding,
    subject: bare(finding.subject),
    params: Object.fromEntries(
      Object.entries(finding.params).map(([name, value]) => [name, hiddenParam(value, bare)]),
    ),
    places: finding.places.map((place) => ({
      ...place,
      file: bare(place.file),
      ...(place.other && { other: { ...place.other, file: bare(place.other.file) } }),
    })),
  }));
  return { cube: withoutFolders(cube), findings: shown };
}

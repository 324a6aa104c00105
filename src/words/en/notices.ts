import { optionName } from '../option-name.ts';
import type { NOTICES } from '../shape/notices.ts';
import type { SentenceOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';
import { enReconcileNotices } from './reconcile.ts';

const list = (texts: readonly string[]) => texts.map((text) => text || '(none)').join(', ');
const texts = (p: { readonly texts: readonly string[]; readonly more?: number }) =>
  `${list(p.texts)}${(p.more ?? 0) > 0 ? `, and ${p.more} more` : ''}`;
const inFiles = (p: { readonly files: readonly string[] }) =>
  p.files.length === 0 ? '' : ` in ${list(p.files)}`;
const rows = (p: { readonly rows: number }) => counted(p.rows, 'row');

/** Warnings and notes in English, by code. */
export const enNotices = {
  MISSING_COLUMN: (p) =>
    `The export lacks columns${inFiles(p)}, so these cannot be reported: ${list(p.columns)}. Export the bill with all columns to have them.`,
  NO_USAGE: (p) =>
    `The export has no usage${inFiles(p)}, so only costs are reported. For tokens export again: Bill Details, Statistic Item = Billable Item.`,
  OPAQUE_ID: (p) =>
    `${rows(p)} with an Instance ID of unknown form, reported under its own text: ${texts(p)}`,
  UNKNOWN_UNIT: (p) =>
    `${rows(p)} in a unit not known: ${texts(p)}. Their usage is in none of the usage columns; see it with --by unit.`,
  UNIT_WITHOUT_COLUMN: (p) =>
    `${rows(p)} in a unit without a usage column of its own: ${texts(p)}. See their usage with --by unit.`,
  UNKNOWN_USAGE_TYPE: (p) => `${rows(p)} with a usage type not known yet: ${texts(p)}`,
  UNKNOWN_CHANNEL: (p) => `${rows(p)} with a channel not known yet: ${texts(p)}`,
  UNKNOWN_FEE_TYPE: (p) => `${rows(p)} with a fee type not known yet: ${texts(p)}`,
  NET_UNKNOWN: (p) =>
    `${rows(p)} with a deduction, in a layout that does not say whether usage is before or after it; usage is reported as written.`,
  NO_MATCH_FOR: (p) =>
    `No row of the bill matches ${optionName(p.option)} ${p.pattern}.${p.meant === '' ? '' : ` Did you mean ${p.meant}?`}`,
  NO_LINE_BEHIND: (p) => `No row of the report has all of ${list(p.texts)}.`,
  TIME_COARSE: (p) =>
    `${rows(p)} of the bill without a time as fine as the samples' step; they stand at the end of their day or month.`,
  TIME_UNKNOWN: (p) =>
    `${rows(p)} of the bill without any time; they stand at the last second of the report.`,
  REJECTED_ROWS: (p) => `${rows(p)} rejected and in no figure: the figures are incomplete.`,
  INPUT_FAILED: (p) => `${p.file} could not be read to its end (${p.reason}): the figures are incomplete.`,
  DAMAGED_IDS: (p) =>
    `A spreadsheet has cut the ids in ${list(p.columns)}${inFiles(p)} to 15 digits, in ${rows(p)} (${list(p.texts)}): they are lost and not guessed. Use the CSV as it was exported.`,
  ROUNDED_AMOUNTS: (p) =>
    `Amounts in ${list(p.columns)}${inFiles(p)} have the 15 digits that a spreadsheet keeps, in ${rows(p)} (${list(p.texts)}): more of them may be lost. Use the CSV as it was exported.`,
  OTHER_PRODUCTS: (p) =>
    `${rows(p)} of other products left aside: ${texts(p)}. --all-products includes them.`,
  TOTAL_ROWS: (p) => `${rows(p)} left aside, since it only adds up rows above: ${texts(p)}.`,
  SEVERAL_ENTITIES: (p) =>
    `The bill has rows of several service entities, which are invoiced apart: ${texts(p)}. --by service-entity tells them apart.`,
  DUPLICATES: (p) =>
    p.delivered === 1
      ? `${rows(p)} with a line id that another row of these inputs has too, since a delivery holds each line in the file of its day and in that of its month; each line is counted once.`
      : `${rows(p)} with a line id that another row of these inputs has too; each line is counted once.`,
  CHANGED_LINES: (p) =>
    `${rows(p)} with a line id that stands with other content elsewhere in these inputs: ${texts(p)}. ${p.both === 1 ? 'All of them count.' : 'The row named second counts.'} "check" shows them, --prefer decides.`,
  NO_LINE_IDS: (p) => `No line ids${inFiles(p)}: rows that stand in two of the files are counted twice.`,
  EMPTY_FILE: (p) => `Skipped, without a byte: ${list(p.files)}`,
  NO_ROWS: (p) => `A header and no row: ${list(p.files)}`,
  NAMED_TWICE: (p) => `Named twice, read once: ${list(p.files)}`,
  SKIPPED_ENTRY: (p) => `Not a table, skipped: ${list(p.files)}`,
  OWN_FILES: (p) => `Written by bill-analyze, so no bill and left aside: ${list(p.files)}`,
  NAMES_UNMATCHED: (p) =>
    `None of the ids in the names file is on the bill. The file has ${list(p.ids)}; the bill has ${list(p.there)}.${NAMES_CAUSES[p.cause] ?? ''}`,
  NAMES_DAMAGED: (p) =>
    `${p.rows === 1 ? '1 id' : `${p.rows} ids`} of the names file ${p.rows === 1 ? 'is' : 'are'} written as a spreadsheet writes numbers: ${list(p.texts)}. They are matched with no id of the bill. Write ids as text.`,
  PREAMBLE: (p) => `Lines above the header were skipped: ${list(p.files)}`,
  REDACTED: (p) =>
    `Accounts, API keys, workspaces, names and files are shown by pseudonyms. ${
      p.keyed === 1
        ? 'Reports made with the same redaction key have the same ones.'
        : 'They are the same in every report of these inputs, and others for other inputs; a redaction key keeps them over months.'
    }`,
  FOCUS_FILLED: (p) =>
    `${rows(p)} without a list cost or a discount on the bill: ListCost or ContractedCost is BilledCost there, and shows no savings. x_FilledFromBilledCost names them.`,
  FOCUS_UNCOUNTED: (p) =>
    `${rows(p)} of usage without a quantity in a unit on the bill: ConsumedQuantity and PricingQuantity are empty there, which FOCUS validators object to.`,
  FOCUS_SAVINGS_PLAN: (p) =>
    `${rows(p)} with a savings plan deduction: EffectiveCost has no share of the plan's price, which is not on the bill.`,
  PRELIMINARY:
    'The bill is preliminary: it was exported before 12:00 (UTC+8) on the 3rd of the next month. Export it again before you reconcile.',
  ...enReconcileNotices,
} satisfies SentenceOf<typeof NOTICES>;

const NAMES_CAUSES: Readonly<Record<string, string>> = {
  spreadsheet: ' A spreadsheet has taken the ids for numbers and rewritten them: enter them as text.',
  secret: ' These look like secret API keys: the bill knows keys by their ids, as the console lists them.',
  separator: ' Several values stand in one cell: check the separator of the file.',
  column: ' The ids of the bill stand in another column of the file: give that one the title id.',
  account: ' They may be of another account or another month.',
};

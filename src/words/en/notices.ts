import { groupThousands } from '../../bill/thousands.ts';
import { asideTexts } from '../aside-products.ts';
import { optionName } from '../option-name.ts';
import type { NOTICES } from '../shape/notices.ts';
import type { OtherKind } from '../shape/other-kind.ts';
import type { SentenceOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';
import { enDiff } from './diff.ts';
import { OTHER_KINDS } from './other-kinds.ts';
import { enPage } from './page.ts';
import { enReconcileNotices } from './reconcile.ts';

const list = (texts: readonly string[]) => texts.map((text) => text || '(none)').join(', ');
const texts = (p: { readonly texts: readonly string[]; readonly more?: number }) =>
  `${list(p.texts)}${(p.more ?? 0) > 0 ? `, and ${p.more} more` : ''}`;
const inFiles = (p: { readonly files: readonly string[] }) =>
  p.files.length === 0 ? '' : ` in ${list(p.files)}`;
const rows = (p: { readonly rows: number }) => counted(p.rows, 'row');

/** Why nothing of an input could be read; of all others a part may have been. */
const FAILED: Readonly<Record<string, string>> = {
  NOT_FOUND: 'was not found',
  NO_HEADER: 'is not read as a bill',
  NO_INSTANCE_ID: 'is not read as a bill',
  NO_AMOUNT: 'is not read as a bill',
  UNREADABLE: 'could not be opened',
};

/** `22 images`; an unknown unit stands as the bill writes it. */
const unitCount = (unit: string, amount: string) =>
  `${groupThousands(amount)} ${unit}${amount === '1' || !/^[a-z]+$/.test(unit) ? '' : 's'}`;

const namedKeys = (p: Readonly<Record<'texts' | 'amounts', readonly string[]>>) =>
  p.texts.map((key, place) => (p.texts.length === 1 ? key : `${key} with ${p.amounts[place]}`)).join(', ');

const ASIDE = {
  tax: enPage.values.tax ?? {},
  unknown: '(not known)',
  unknownCurrency: enPage.unknownCurrency,
  list,
  and: (amounts: readonly string[]) => amounts.join(' + '),
  beside: (product: string, amounts: string) => `${product || '(none)'} (${amounts})`,
};

/** Warnings and notes in English, by code. */
export const enNotices = {
  MISSING_COLUMN: (p) =>
    `The export lacks columns${inFiles(p)}, so these cannot be reported: ${list(p.columns)}. Export the bill with all columns to have them.`,
  INSTANCE_ID_MISSING: (p) =>
    `The export has no Instance ID${inFiles(p)}: model and usage type are those of ${p.header}, and the workspace, API key and channel are unknown. Export the bill with all columns to have them.`,
  NO_USAGE: (p) =>
    `The export has no usage${inFiles(p)}, so only costs are reported. For tokens export again: Bill Details, Statistic Item = Billable Item.`,
  OPAQUE_ID: (p) => `${rows(p)} with an Instance ID of unknown form, reported as written: ${texts(p)}`,
  UNKNOWN_UNIT: (p) =>
    `${rows(p)} in an unknown unit: ${texts(p)}. The usage is in none of the usage columns; --by unit shows it.`,
  UNIT_WITHOUT_COLUMN: (p) =>
    `${rows(p)} in a unit that has no usage column of its own: ${texts(p)}. --by unit shows the usage.`,
  UNKNOWN_USAGE_TYPE: (p) => `${rows(p)} with a usage type that is not known yet: ${texts(p)}`,
  UNKNOWN_CHANNEL: (p) => `${rows(p)} with a channel that is not known yet: ${texts(p)}`,
  UNKNOWN_FEE_TYPE: (p) => `${rows(p)} with a fee type that is not known yet: ${texts(p)}`,
  NET_UNKNOWN: (p) =>
    `${rows(p)} with a deduction, in a layout that does not say whether usage is stated before or after it. Usage is reported as written.`,
  NO_MATCH_FOR: (p) =>
    `No row of the bill matches ${optionName(p.option)} ${p.pattern}.${p.meant === '' ? '' : ` Did you mean ${p.meant}?`}`,
  NO_LINE_BEHIND: (p) => `No row of the report has all of ${list(p.texts)}.`,
  TIME_COARSE: (p) =>
    `${rows(p)} of the bill with a coarser time than the step of the samples: the samples are at the end of the day or month.`,
  TIME_UNKNOWN: (p) =>
    `${rows(p)} of the bill without any time: the samples are at the last second of the report.`,
  FREE_OTHER_UNITS: (p) =>
    `free_tokens counts tokens alone; free quota also covers ${p.units.map((unit, place) => unitCount(unit, p.amounts[place] as string)).join(', ')}. --by unit --measure deducted shows it.`,
  REJECTED_ROWS: (p) => `${rows(p)} rejected and left out of the figures, which are incomplete.`,
  INPUT_FAILED: (p) =>
    `${p.file} ${FAILED[p.reason] ?? 'could not be read to its end'} (${p.reason}): the figures are incomplete.`,
  DAMAGED_IDS: (p) =>
    `A spreadsheet has cut the ids in ${list(p.columns)}${inFiles(p)} to 15 digits, in ${rows(p)} (${list(p.texts)}). The rest is lost and is not guessed. Use the CSV as it was exported.`,
  ROUNDED_AMOUNTS: (p) =>
    `Amounts in ${list(p.columns)}${inFiles(p)} have exactly the 15 digits that a spreadsheet keeps, in ${rows(p)} (${list(p.texts)}). Further digits may be lost. Use the CSV as it was exported.`,
  OTHER_PRODUCTS: (p) => {
    const { sum, products } = asideTexts(p, ASIDE);
    return `${rows(p)} of other products left aside${sum === '' ? '' : `, with a payable of ${sum}`}: ${products}. --all-products includes them.`;
  },
  TOTAL_ROWS: (p) => `${rows(p)} left aside, since it only adds up rows above: ${texts(p)}.`,
  SEVERAL_ENTITIES: (p) =>
    `The bill has rows of several service entities, which are invoiced separately: ${texts(p)}. --by service-entity shows each.`,
  DUPLICATES: (p) =>
    p.delivered === 1
      ? `${rows(p)} with the same line id as another row of these inputs: a delivery has each line in the file of its day and in that of its month. Each line is counted once.`
      : `${rows(p)} with the same line id as another row of these inputs. Each line is counted once.`,
  CHANGED_LINES: (p) =>
    `${rows(p)} with the line id of another row in these inputs, but different content: ${texts(p)}. ${p.both === 1 ? 'All of them count.' : 'The row named second counts.'} "check" shows them; --prefer decides.`,
  NO_LINE_IDS: (p) => `No line ids${inFiles(p)}: a row that is in two of the files is counted twice.`,
  EMPTY_FILE: (p) => `Empty, skipped: ${list(p.files)}`,
  NO_ROWS: (p) => `A header but no rows: ${list(p.files)}`,
  NAMED_TWICE: (p) => `Named twice, read once: ${list(p.files)}`,
  SKIPPED_ENTRY: (p) => `Not a table, skipped: ${list(p.files)}`,
  OWN_FILES: (p) => `Written by bill-analyze, not a bill, left aside: ${list(p.files)}`,
  OTHER_FILES: (p) =>
    `Not bills, left aside: ${list(p.files.map((file, place) => `${file} (${OTHER_KINDS[p.kinds[place] as OtherKind]})`))}`,
  NAMES_UNMATCHED: (p) =>
    `None of the ids in the names file is on the bill. The file has ${list(p.ids)}; the bill has ${list(p.there)}.${NAMES_CAUSES[p.cause] ?? ''}`,
  NAMES_PARTIAL: (p) =>
    `${counted(p.keys, 'API key')} of the bill ${p.keys === 1 ? 'has' : 'have'} no name in the names file, with a payable of ${p.sum}: ${namedKeys(p)}${p.more > 0 ? `, and ${p.more} more` : ''}`,
  NAMES_DAMAGED: (p) =>
    `${p.rows === 1 ? '1 id' : `${p.rows} ids`} of the names file ${p.rows === 1 ? 'is' : 'are'} written as a spreadsheet writes numbers: ${list(p.texts)}. They match no id on the bill. Write ids as text.`,
  PREAMBLE: (p) => `Lines above the header were skipped: ${list(p.files)}`,
  REDACTED: (p) =>
    `Accounts, API keys, workspaces, names and files are shown by pseudonyms. ${
      p.keyed === 1
        ? 'Reports made with the same redaction key use the same ones.'
        : 'They are of this run alone, and another run has others; --redact-key-file keeps them the same from run to run.'
    }`,
  FOCUS_FILLED: (p) =>
    `${rows(p)} without a list cost or a discount on the bill: there, ListCost or ContractedCost is BilledCost and shows no savings. x_FilledFromBilledCost names them.`,
  FOCUS_UNCOUNTED: (p) =>
    `${rows(p)} of usage without a quantity and unit on the bill: there, ConsumedQuantity and PricingQuantity are empty, which FOCUS validators object to.`,
  FOCUS_SAVINGS_PLAN: (p) =>
    `${rows(p)} with a savings plan deduction: there, EffectiveCost has no share of the plan's price, which is not on the bill.`,
  PRELIMINARY:
    'The bill is preliminary: it was exported before 12:00 (UTC+8) on the 3rd of the next month. Export it again before you reconcile.',
  MATCHED_BY_CONTENT: enDiff.byContent,
  NOT_COMPARED: (p) => enDiff.notCompared(list(p.texts)),
  OTHER_MONTHS: (p) => enDiff.onlyMonths(list(p.texts)),
  LINES_NOT_LISTED: enDiff.linesNotListed,
  PRICES_UNDATED: (p) => (p.absent === 1 ? enDiff.pricesAbsent : enDiff.pricesUndated),
  ...enReconcileNotices,
} satisfies SentenceOf<typeof NOTICES>;

const NAMES_CAUSES: Readonly<Record<string, string>> = {
  spreadsheet: ' A spreadsheet has taken the ids for numbers and rewritten them: enter them as text.',
  secret: ' These look like secret API keys: the bill knows keys by their ids, as the console lists them.',
  separator: ' Several values stand in one cell: check the separator of the file.',
  column: ' The ids of the bill stand in another column of the file: give that one the title id.',
  account: ' They may be of another account or another month.',
};

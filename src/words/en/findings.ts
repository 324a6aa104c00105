import type { FINDINGS } from '../shape/findings.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { counted } from './counted.ts';

const list = (texts: readonly string[]) => texts.map((text) => text || '(none)').join(', ');
const more = (p: { readonly more: number }) => (p.more > 0 ? `, and ${p.more} more` : '');
const days = (count: number) => counted(count, 'day');
const hours = (count: number) => counted(count, 'hour');

const IDENTITIES: Readonly<Record<string, string>> = {
  usage: 'usage before deduction − deducted = usage',
  'list-cost': 'list price × usage = list cost',
  'after-discount': 'list cost − discount − savings plan = amount after discount',
  payable: 'amount after discount − coupon − rounding = payable',
  'payable-from-list': 'list cost − discount − coupon − savings plan − rounding = payable',
  settlement: 'payable = voucher + cash + prepaid card + outstanding',
};

const REASONS: Readonly<Record<string, string>> = {
  'coupon-column': 'what is missing may be a coupon, for which the export has no column',
  'settlement-columns': 'what is missing may stand in settlement columns that the export lacks',
  'fee-type': 'the arithmetic of rows of this fee type is not documented',
};

const ROUNDINGS: Readonly<Record<string, string>> = {
  '': 'the precision that the rows state',
  kept: 'the 10 decimals that the provider keeps',
  cents: 'rounding to cents, as rows of older months were billed',
};

const CHECKS: Readonly<Record<string, string>> = {
  usage: 'usage after deduction',
  'list-cost': 'list price × usage',
  payable: 'list cost down to payable',
  'line-ids': 'duplicates by line id',
  days: 'days without rows',
  hours: 'hours without rows',
  'free-quota': 'free quota',
  prices: 'unit prices',
  promotions: 'ends of promotions',
};

const identity = (p: { readonly identity: string }) => IDENTITIES[p.identity] ?? p.identity;
const SEE_BILL =
  'Compare the row with the bill in the console. Export it again, or ask the provider about this line.';
const EXPORT_ALL = 'Export the bill with all columns and check again.';
const UNKNOWN = 'Nothing is lost: it is reported as written. A newer bill-analyze may know it.';
/** How to see all lines of a kind. A text that a shell or a key would misread is looked up by its dimension. */
const lines = (column: string, dimension: string, value: string) =>
  /^[\p{L}\p{N}_.-]+$/u.test(value)
    ? `The lines: --trace ${column}=${value}.`
    : `Find it with --by ${dimension}.`;

/** What each finding of `check` says, in English. */
export const enFindings = {
  INPUT_FAILED: {
    what: (p) => `${p.file} could not be read to its end (${p.reason})`,
    remedy: 'Get the file again: what is missing of it was not checked.',
  },
  REJECTED_ROWS: {
    what: 'some rows could not be read: they are in none of the figures and were not checked',
    remedy: 'Correct them or export the bill again; --rejects FILE writes all of them.',
  },
  ROW_IDENTITY: { what: (p) => `does not hold: ${identity(p)}`, remedy: SEE_BILL },
  CHANGED_LINE: {
    what: (p) =>
      p.within === 1
        ? 'one file has the same line id with different content: a line was altered'
        : 'the same line id with different content in two files: the line was issued again, or altered',
    remedy: (p) => {
      if (p.both === 1) return 'Both count, because of --prefer none. Leave out the file that is not valid.';
      return p.within === 1
        ? 'Only the first of them counts. Export again.'
        : 'Only one of them counts, as shown for each. --prefer newest or oldest decides which.';
    },
  },
  DUPLICATE_LINE: {
    what: (p) =>
      p.within === 1
        ? 'a line is in one file twice, and so is its cost'
        : 'lines are in two files: the exports overlap, and each line counts once in reports',
    remedy: (p) => (p.within === 1 ? 'Export again, or remove the second row.' : 'Nothing to do.'),
  },
  UNIT_MISMATCH: {
    what: (p) => `usage is in "${p.unit}" but the price is ${p.price}`,
    remedy: 'The unit or the price is wrong: compare the rows with the bill in the console.',
  },
  PART_MISSING: {
    what: (p) => `parts of the delivery ${p.base} are missing: ${list(p.missing)}`,
    remedy: 'Fetch the missing parts and give all parts.',
  },
  PRELIMINARY: {
    what: (p) => `${p.month} is preliminary: exported before 12:00 (UTC+8) on the 3rd of the next month`,
    remedy: 'Export it again after that time, before you reconcile.',
  },
  WRONG_STATISTIC_ITEM: {
    what: 'the export has no usage columns, as with Statistic Item = Instance',
    remedy: 'Export again: Bill Details, Statistic Item = Billable Item.',
  },
  FREE_QUOTA_MISSING: {
    what: (p) =>
      `${p.month} has neither free-quota rows nor any row with payable 0, while account ${p.account} has had free quota`,
    remedy: 'Export again with the box "include rows with payable 0" ticked.',
  },
  DAYS_MISSING: {
    what: (p) => `${days(p.days)} without rows between ${p.first} and ${p.last}: ${list(p.ranges)}${more(p)}`,
    remedy: 'Compare these days with the console: were there no calls, or is a part of the export missing?',
  },
  DELIVERY_DAY_MISSING: {
    what: (p) => `the daily delivery has no file for ${p.day}, not even an empty one`,
    remedy: 'Fetch the file of that day.',
  },
  COUNTED_TWICE: {
    what: (p) =>
      `${p.file} has the same Instance IDs on the same days as ${p.other}, but no line ids to tell them apart: its lines seem to count twice`,
    remedy: 'Give only one of the two files: a day summary or another layout holds the same lines again.',
  },
  ONLY_IN_OLDER: {
    what: (p) =>
      `the newer export ${p.newer} lacks these lines of ${p.file}, though it has others of it; they count`,
    remedy: 'They may have been withdrawn. Check the newer export alone; "diff OLD NEW" shows them.',
  },
  FREE_QUOTA_CHARGED: {
    what: 'rows with the fee type free quota that cost something',
    remedy:
      'Free quota costs nothing: compare the rows with the bill in the console. The lines: --trace fee_type=free-quota.',
  },
  PART_SHORT: {
    what: (p) =>
      `a part of the delivery ${p.base} before the last has fewer than ${p.rows} rows, while others are full`,
    remedy: 'Fetch that part again: it may have been cut.',
  },
  PART_FULL: {
    what: (p) => `the last part of ${p.base} is full (${p.rows} rows): another may follow`,
    remedy: 'Look for a next part in the delivery.',
  },
  MIXED_MONTHS: {
    what: (p) => `one file holds several billing months: ${list(p.texts)}`,
    remedy: 'Look at one month with --month, or --by month.',
  },
  OTHER_MONTH: {
    what: (p) => `rows of ${p.month} in a file whose name says ${p.named}`,
    remedy: 'Find out whether the file was renamed or put together from others.',
  },
  DUPLICATE_ROW: {
    what: (p) =>
      `suspicious: rows without line ids are the same in every cell${p.within === 1 ? '' : ', in two files'}; each is counted`,
    remedy: (p) =>
      p.timed === 1
        ? 'Rows by the minute should differ. Export with line ids to be sure.'
        : 'Different calls may look alike here. Export with line ids to be sure.',
  },
  UNIT_OF_TYPE: {
    what: (p) => `usage type ${p.type} is measured in "${p.unit}", not in tokens`,
    remedy: 'Compare the rows with the bill in the console.',
  },
  MIXED_UNITS: {
    what: (p) => `one Instance ID is measured in several units: ${list(p.texts)}`,
    remedy: 'Compare the rows with the bill in the console; the unit of fewer rows is shown here.',
  },
  WITHIN_PRECISION: {
    what: (p) => `holds apart from ${ROUNDINGS[p.reason] ?? p.reason}: ${identity(p)}`,
    remedy: 'Nothing to do: the difference is rounding by the provider.',
  },
  IDENTITY_OPEN: {
    what: (p) => `cannot be decided: ${identity(p)}; ${REASONS[p.reason] ?? p.reason}`,
    remedy: (p) => (p.reason === 'fee-type' ? SEE_BILL : EXPORT_ALL),
  },
  SAVINGS_PLAN: {
    what: 'rows with a savings plan: its place in the chain of amounts is not documented, so they are not checked',
    remedy: 'Compare their total with the savings plan in the console.',
  },
  NOT_CHECKED: {
    what: (p) =>
      `not checked, because columns are missing: ${p.texts.map((name) => CHECKS[name] ?? name).join(', ')}`,
    remedy: EXPORT_ALL,
  },
  LINE_IDS_LOST: {
    what: 'a spreadsheet has rounded the line ids, so they do not show duplicates',
    remedy: 'Check the export as it came, not a copy that a spreadsheet has saved.',
  },
  FINALITY_UNKNOWN: {
    what: 'final or preliminary: the file name does not show it',
    remedy: 'Keep the name of the export: it holds the time at which it was made.',
  },
  FREE_QUOTA_UNSEEN: {
    what: (p) =>
      p.had === 1
        ? `${p.month} has no free-quota rows, while account ${p.account} has had them; rows with payable 0 are there, so the quota may have ended`
        : `${p.month} has neither free-quota rows nor any row with payable 0: either there was no free quota, or such rows were left out`,
    remedy: 'If there was free quota, export again with the box "include rows with payable 0" ticked.',
  },
  PERIOD_STARTS_LATE: {
    what: (p) => `the first row is from ${p.first}, ${days(p.days)} after ${p.begin}`,
    remedy: 'If the account was in use before, export the whole month.',
  },
  PERIOD_ENDS_EARLY: {
    what: (p) =>
      p.days > 0
        ? `the last row is from ${p.last}, ${days(p.days)} before the end of the month`
        : `rows come around the clock, but the last one is from ${p.last}`,
    remedy: 'If the account was in use until the end, the file may be cut: --expect-rows proves it.',
  },
  QUIET_HOURS: {
    what: (p) => `${hours(p.hours)} of ${p.of} without rows, on days that have some`,
    remedy: 'Nothing to do if nobody works at night.',
  },
  DAY_OUTSIDE_MONTH: {
    what: (p) => `usage on a day outside its billing month ${p.month}`,
    remedy: 'Compare the day with the console: it may have been billed late, or mistyped.',
  },
  MIXED_ACCOUNTS: {
    what: (p) => `several accounts: ${list(p.texts)}`,
    remedy: 'Tell them apart with --by account.',
  },
  MIXED_CURRENCIES: {
    what: (p) => `several currencies: ${list(p.texts)}; they are never added up`,
    remedy: 'Look at one with --currency.',
  },
  NO_INSTANCE_ID: {
    what: 'rows without an Instance ID: the bill does not say which model and key they belong to',
    remedy: 'Compare them with the bill in the console. Reports show them under the model "(none)".',
  },
  UNKNOWN_INSTANCE_ID: {
    what: (p) => `an Instance ID of unknown form: ${p.text}`,
    remedy: (p) => `${UNKNOWN} ${lines('model', 'model', p.text)}`,
  },
  UNKNOWN_USAGE_TYPE: {
    what: (p) => `a usage type that is not known yet: ${p.text}`,
    remedy: (p) => `${UNKNOWN} ${lines('usage_type', 'type', p.text)}`,
  },
  UNKNOWN_UNIT: {
    what: (p) => `a unit that is not known yet: ${p.text}; its usage is in no usage column`,
    remedy: (p) => `--by unit shows its usage. ${lines('unit', 'unit', p.text)}`,
  },
  UNKNOWN_CHANNEL: {
    what: (p) => `a channel that is not known yet: ${p.text}`,
    remedy: (p) => `${UNKNOWN} ${lines('channel', 'channel', p.text)}`,
  },
  UNKNOWN_FEE_TYPE: {
    what: (p) => `a fee type that is not known yet: ${p.text}`,
    remedy: (p) => `${UNKNOWN} ${lines('fee_type', 'fee-type', p.text)}`,
  },
  CORRECTION: {
    what: (p) => `rows with the fee type ${p.feeType}`,
    remedy: (p) => `Ask the provider what it corrects. ${lines('fee_type', 'fee-type', p.feeType)}`,
  },
  SEVERAL_PRICES: {
    what: (p) => `${p.model} at several list prices per ${p.unit}: ${list(p.texts)}${more(p)}`,
    remedy: 'Prices change, or differ by region and tier: compare them with the price list.',
  },
  PROMOTION_ENDED: {
    what: (p) => `the promotion "${p.name}" ended at ${p.endsAt}`,
    remedy: 'Usage after that cost more, and so will the next month.',
  },
  PROMOTIONS_UNREAD: {
    what: 'too many different promotion texts: those of these rows were not examined',
    remedy: 'Check a part of the bill, such as one day.',
  },
} satisfies SentencesOf<typeof FINDINGS>;

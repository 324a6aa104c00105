import type { BridgePart } from '../../compare/months/bridge.ts';
import { STATUSES } from '../../compare/reconcile/reasons/line.ts';
import { SEVERITIES } from '../../words/shape/code.ts';
import { MEASURE_MEANINGS } from './contract-columns.ts';
import { type Meanings, means } from './meaning.ts';

/** Columns beside those of the contract, table by table. */
const PLACED = means({
  file: 'the file; `ARCHIVE/ENTRY` of an archive',
  line: 'the physical line, counted from 1',
  message: 'a sentence in the language of the run',
  remedy: 'what to do, in the language of the run',
});

const FINDING: Meanings = {
  ...PLACED,
  severity: { meaning: 'how grave it is', values: SEVERITIES, filled: true },
  ...means({
    code: 'the stable code of the finding',
    subject: 'what it is about: a sum that does not hold, a model, a text that is not known',
    cost: 'payable of the rows',
    difference: 'left side less right side, over all rows',
  }),
  rows: { meaning: 'rows concerned; empty where it is not about rows' },
};

export const FINDINGS: Meanings = {
  ...FINDING,
  ...means({ file: 'that of the first place', line: 'that of the first place' }),
};

export const PLACES: Meanings = {
  ...FINDING,
  ...means({
    other_file: 'of the other of two rows that do not agree',
    other_line: 'of the other of two rows that do not agree',
    text: 'an Instance ID, a cell, a day',
    left: 'what the row makes',
    right: 'what the row says instead',
    difference: 'left − right',
    changes: '`payable=9.99|0.11`: what this row and the other say, by column, parted by ` + `',
  }),
};

export const RECONCILE: Meanings = {
  ...means({
    measure: 'what is compared: a measure of the bill, or `prompt_tokens` (input with cached)',
    ours: "the bill's amount; empty where it has no such key, or does not say",
    theirs: "the other side's amount",
    difference: 'theirs − ours, an amount that is not there being 0',
    factor: 'theirs ÷ ours with 4 decimals',
    reason: "what reproduces the other side's number, in code: `rounded:decimals=2`",
  }),
  status: {
    meaning: '`over`, `under`: the other side has more or less; `missing_here`: the bill has no such key',
    values: STATUSES,
    filled: true,
  },
};

const SIDES = means({
  old_file: 'where the OLD bill has the line',
  old_line: 'where the OLD bill has the line',
  new_file: 'where the NEW bill has the line',
  new_line: 'where the NEW bill has the line',
  old_payable: 'on the OLD bill',
  new_payable: 'on the NEW bill',
  line_id: "the bill's own id of the line",
});

export const DIFF_LINES: Meanings = {
  ...SIDES,
  change: { meaning: 'what became of the line', values: ['added', 'removed', 'changed'], filled: true },
  ...means({
    columns: 'the columns in which it changed, parted by spaces',
    difference: 'by how much it raises the payable; empty where its amounts are of two currencies or taxes',
  }),
};

export const DIFF_CELLS: Meanings = {
  ...SIDES,
  ...means({ column: 'the column, by its machine name', old: 'its text before', new: 'its text now' }),
};

export const DIFF_BY_LINES: Meanings = {
  ...SIDES,
  ...means({
    old_rows: 'lines on the OLD bill',
    new_rows: 'lines on the NEW bill',
    added_rows: 'lines that the NEW bill alone has',
    removed_rows: 'lines that the OLD bill alone has',
    changed_rows: 'lines that say something else',
    change: 'new_payable − old_payable',
    added: 'payable of the added lines',
    removed: 'payable of the removed lines',
    changed: 'by how much changed lines raise the payable',
  }),
};

const PARTS: Readonly<Record<BridgePart, string>> = {
  volume: 'all billed usage of the unit grew alike: (V1 ÷ V0 − 1) · L0',
  mix: 'the shift between models and types: (q1 − q0 · V1 ÷ V0) · p0',
  price: 'the change of the average list price: (p1 − p0) · q1',
  free_quota: 'usage that began to cost less usage that ceased to cost',
  discount: 'less that was taken off is a rise',
  coupon: 'less that was taken off is a rise',
  savings_plan: 'less that was taken off is a rise',
  rounding: 'less that was taken off is a rise',
  other_deduction: 'what lies between list cost and payable in no column of the bill',
  new_models: 'payable of models that the NEW bill alone has',
  retired_models: 'payable of models that the OLD bill alone has',
  fees: 'refunds, adjustments and the like',
  no_usage: 'list cost of rows without billed usage',
};

const USED = 'that of the row';

export const DIFF_BRIDGE: Meanings = {
  ...SIDES,
  presence: {
    meaning: 'whether the model has usage on both bills or on one; empty: on neither',
    values: ['continuing', 'new', 'retired'],
  },
  old_billed: { meaning: 'billed usage on the OLD bill', unit: USED },
  new_billed: { meaning: 'billed usage on the NEW bill', unit: USED },
  old_free: { meaning: 'usage that free quota covered on the OLD bill', unit: USED },
  new_free: { meaning: 'usage that free quota covered on the NEW bill', unit: USED },
  ...means({ change: 'new_payable − old_payable; the parts behind it add up to it' }),
  ...means(PARTS),
};

export const DIFF_BY_MONTHS: Meanings = {
  ...Object.fromEntries(
    Object.entries(MEASURE_MEANINGS).flatMap(([name, { meaning, unit }]) =>
      [
        ['old', 'OLD'],
        ['new', 'NEW'],
      ].map(([side, bill]) => [
        `${side}_${name}`,
        { meaning: `${name} on the ${bill} bill: ${meaning}`, unit },
      ]),
    ),
  ),
  ...means({ change: 'new_payable − old_payable' }),
};

export const DIFF_PRICES: Meanings = means({
  unit: 'as the bill writes it, since prices are for one of it: `千tokens`',
  old_price: 'list price that gave way',
  new_price: 'list price that came',
  old_price_until: 'the last day with the old price; a month where the bill has no days',
  new_price_from: 'the first day with the new price; a month where the bill has no days',
});

export const TRACE: Meanings = {
  ...PLACED,
  ...means({
    line_id: "the bill's own id of the line",
    instance_id: 'the cell as written',
    list_price: 'the price of one price_unit',
    price_unit: 'as the bill writes it',
    arithmetic: 'every sum that the cells of the line allow, worked out, parted by `; `',
  }),
  holds: { meaning: 'whether all these sums hold; empty where there is none', values: [true, false] },
};

export const CONFIG: Meanings = {
  ...means({
    setting: 'as a settings file has it: `commands.check.failOn`',
    value: 'empty where nothing is set; a list is parted by commas',
    variable: 'the variable of the environment',
    file: 'the settings file',
    line: 'in that file',
    column: 'in that line',
  }),
  source: {
    meaning: 'where the value comes from',
    values: ['command line', 'environment', 'project', 'user', 'default'],
    filled: true,
  },
};

export const REJECTS: Meanings = {
  ...PLACED,
  ...means({
    column: 'the header as written in the file',
    code: 'the stable code of the problem',
    cell: 'the cell as written',
    problem: 'what is wrong, in the language of the run',
    expected: 'what would have been right',
  }),
};

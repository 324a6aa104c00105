/** What is wrong with the other side of a reconciliation, in English. */
import type { PROBLEMS, ProblemCell } from '../shape/problems.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { enPage } from './page.ts';
import { raise } from './problem-phrases.ts';

const list = (texts: readonly string[]) => texts.join(', ');
const columnsFound = (p: { readonly columns: readonly string[] }) =>
  `Columns found: ${list(p.columns)}. Say which is which.`;
const intoLines = (name: string) => (p: { readonly limit: number }) =>
  `Turn it into lines (jq -c '.[]' log.json > log.ndjson), or raise the limit: --limit ${name}=N (now ${p.limit}).`;

export const sum = (currency: string, tax: string) =>
  `${currency || enPage.unknownCurrency} ${enPage.values.tax?.[tax] ?? tax}`;

const LOG_LEFT = 'The record is left out of every figure.';

export const enReconcileProblems = {
  NO_RECORDS: {
    what: 'the file holds no records',
    expected: 'a CSV with a header, a JSON array of objects, or one JSON object a line',
    remedy: 'Export it again.',
  },
  NO_TABLE: {
    what: (p) => `no header with several columns was found; the file begins with: ${p.found}`,
    expected: 'a CSV with a header, a JSON array of objects, or one JSON object a line',
    remedy: 'Name the statement or the log.',
  },
  BROKEN_JSON: {
    what: (p) => `this is not well-formed JSON (${p.reason})`,
    expected: 'an array of objects, or one object a line',
    remedy: 'Export it again; it may be cut.',
  },
  JSON_TOO_LARGE: {
    what: (p) => `a JSON document of more than ${p.limit} bytes is not read in one piece`,
    expected: 'one object a line for a file of that size',
    remedy: intoLines('json'),
  },
  TOO_MANY_VALUES: {
    what: (p) => `a JSON document of more than ${p.limit} values is not read in one piece`,
    expected: 'one object a line for a file of that size',
    remedy: intoLines('values'),
  },
  TABLE_TOO_LARGE: {
    what: (p) => `a table that is kept in memory takes more than ${p.limit} bytes`,
    expected: 'names or prices of what the bill has',
    remedy: raise('table'),
  },
  NOT_JSON: {
    what: 'the line is not JSON',
    expected: 'one JSON object a line',
    remedy: LOG_LEFT,
  },
  NOT_AN_OBJECT: {
    what: 'the record is not a JSON object',
    expected: 'an object with a field for each value',
    remedy: LOG_LEFT,
  },
  NOT_TOKENS: {
    what: (p) => `${p.column} is not a number of tokens`,
    expected: 'a whole number',
    remedy: LOG_LEFT,
  },
  NOT_USAGE: {
    what: (p) => `${p.column} is not an amount of usage`,
    expected: 'a number from 0; for images and characters, a whole number',
    remedy: LOG_LEFT,
  },
  CACHED_OVER_PROMPT: {
    what: (p) => `${p.column} is more than the prompt's tokens, which should include it`,
    expected: 'cached tokens that are part of the prompt, or a total_tokens that counts them beside it',
    remedy: `${LOG_LEFT} Where the prompt is counted without cached tokens, say so: --map cache_read_tokens=FIELD.`,
  },
  PROMPT_IN_DOUBT: {
    what: (p) => `${p.column} contradicts the other numbers of the call`,
    expected: 'a prompt that is the sum of its cached and its other tokens, and a total that holds all',
    remedy: `${LOG_LEFT} Name the field that is right: --map prompt_tokens=FIELD.`,
  },
  USAGE_NOT_MONEY: {
    what: (p) => `the row is named after a unit of usage, so ${p.column} is not an amount of money`,
    expected: 'a statement with amounts of money, or a table of usage',
    remedy:
      'If it holds usage, say --kind log. If it is money, name its column: --map payable=COLUMN, or give a currency.',
  },
  NO_MODEL: {
    what: 'the call has no model',
    expected: 'the name of a model',
    remedy: `${LOG_LEFT} Name the field: --map model=FIELD.`,
  },
  NOT_A_LOG_TIME: {
    what: 'the call has no time that can be read',
    expected: '2026-05-13T18:46:00+08:00, 2026-05-13 18:46:00, or seconds since 1970',
    remedy: `${LOG_LEFT} Name the field: --map time=FIELD, or compare without days: --by model.`,
  },
  PRICE_WITHOUT: {
    what: (p) => `a price has no ${p.name}`,
    expected: 'the columns model, type or direction, price, unit, and currency',
    remedy: 'Complete the line.',
  },
  PRICE_TWICE: {
    what: (p) => `this model and direction already have a price, on line ${p.first}`,
    expected: 'one price for each; prices by context tier cannot be applied to a log',
    remedy: 'Remove one of the two lines.',
  },
  PRICES_UNLIKE: {
    what: (p) => `the prices are in several currencies: ${p.found}`,
    expected: 'one currency',
    remedy: 'Make one file for each, and run once with each.',
  },
  NOT_A_PRICED_TYPE: {
    what: (p) => `${p.column} is not a kind of token`,
    expected: 'input, cached, output, or a usage type such as input_token, input_token_cache, output_token',
    remedy: 'Correct the line.',
  },
  NOT_A_PRICE_UNIT: {
    what: (p) => `${p.column} is not a number of tokens`,
    expected: '1K, 1M, 千tokens, 元/百万tokens',
    remedy: 'Correct the line.',
  },
  NO_COLUMN_OF_AMOUNTS: {
    what: 'no column of the other side holds amounts that the bill has too',
    expected: 'a column that is called like a measure of the bill, or is said to be one',
    remedy: columnsFound,
  },
  SEVERAL_COLUMNS: {
    what: (p) => `several columns of the other side can be ${p.name}: ${list(p.columns)}`,
    remedy: 'Say which of them is meant.',
  },
  NO_SUCH_COLUMN: {
    what: (p) => `a column is named that the other side does not have: ${p.name}`,
    remedy: columnsFound,
  },
  COLUMN_MISSING: {
    what: (p) => `the other side has no column for ${p.name}`,
    remedy: columnsFound,
  },
  NO_SUCH_NAME: {
    what: (p) => `the bill has no dimension or measure ${p.name}`,
    remedy: (p) => `Names: ${list(p.known)}.`,
  },
  INVALID_MODEL_MAP: {
    what: (p) => `"${p.value}" does not say which model is which`,
    expected: 'a pair such as qwen-plus-2025=qwen-plus or dashscope/*=*',
    remedy: 'Correct the pair.',
  },
  INVALID_ZONE: {
    what: (p) => `"${p.value}" is no time zone`,
    expected: 'an offset such as +08:00, -05:00 or Z',
    remedy: 'Correct the offset.',
  },
  NOT_A_LOG_KEY: {
    what: (p) => `a log cannot be compared by "${p.name}"`,
    remedy: (p) => `Dimensions of a log: ${list(p.known)}.`,
  },
  SEVERAL_SUMS: {
    what: (p) => {
      const sums = p.currencies.map((currency, place) => sum(currency, p.taxes[place] ?? ''));
      return `the other side does not state its currency, and the bill has several: ${list(sums)}`;
    },
    remedy:
      'Filter the bill by one of them, or add a column of currencies (and of tax: included, excluded) to the other side.',
  },
} satisfies Partial<SentencesOf<typeof PROBLEMS, ProblemCell>>;

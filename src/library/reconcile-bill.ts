import { zoneOf } from '../calls/time.ts';
import { expectation } from '../compare/reconcile/expectation.ts';
import { type ReconciledBills, reconcileBills } from '../compare/reconcile/reconcile-bills.ts';
import { type FileKind, fileSource } from '../compare/reconcile/sources/open-source.ts';
import type { Prices } from '../compare/reconcile/sources/prices.ts';
import { type SaidOfSide, sideColumn, sideOptions } from '../compare/reconcile/sources/side-options.ts';
import type { OtherSource } from '../compare/reconcile/sources/source.ts';
import { type ModelRule, modelRule } from '../compare/reconcile/sources/values.ts';
import type { Tolerance } from '../compare/reconcile/tolerance.ts';
import { namesDimensions } from '../cube/names.ts';
import { BillError } from '../words/problem.ts';
import { billReader, type ReaderOptions, reported } from './bill-reader.ts';
import { type Selection, unknownDimension } from './selection.ts';

/** A statement or a log of calls; which of them, its first records tell where `kind` does not. */
export interface OtherFiles {
  /** CSV, NDJSON or JSON: paths of files, folders or globs, or `-`. */
  readonly files: readonly string[];
  readonly kind?: FileKind;
  /** Dimensions to compare by, by option or column name; all that the other side has when left out. */
  readonly by?: readonly string[];
  /** Measures to compare, by machine name; all that the other side has when left out. */
  readonly measures?: readonly string[];
  /** What its columns or fields hold, where their names do not tell: `{ payable: 'Amount', model: 'Model' }`. */
  readonly map?: Readonly<Record<string, string>>;
  /** Its models under the bill's names, tried in their order: `{ 'dashscope/*': '*' }`. */
  readonly models?: Readonly<Record<string, string>>;
  /** Of times that say none: `+08:00`, `-05:00` or `Z`. */
  readonly zone?: string;
  /** What a token costs, as `readPrices` reads it: the cost of a log is compared too. */
  readonly prices?: Prices;
}

/** The sum that the bill should come to: that of an invoice. */
export interface ExpectedPayable {
  /** In units of 10⁻¹⁸, as `parseDecimal` gives it. */
  readonly payable: bigint;
  /** `CNY`; needed where the bill has several. */
  readonly currency?: string;
}

export interface ReconcileBillOptions extends ReaderOptions, Selection {
  /** How far two amounts may be apart and still count as equal; as `parseTolerance` reads it. Nothing when left out. */
  readonly tolerance?: Tolerance;
}

/**
 * Sets bills against another side, key by key, and looks for what reproduces each difference exactly:
 * `const { result } = await reconcileBill(['may.csv'], { files: ['statement.csv'] })`, then `result.equal`,
 * `result.lines`, `reconciliationTable(result)`. Amounts are `bigint` in units of 10⁻¹⁸.
 *
 * Records of the other side that could not be read are in `answer.rejects` and `answer.failures`. Throws a BillError where
 * nothing can be read of either side, for a name that there is none of (`UNKNOWN_DIMENSION`, `NO_SUCH_NAME`,
 * `NO_SUCH_COLUMN`, `NOT_A_LOG_KEY`), where it is not clear what a column holds (`SEVERAL_COLUMNS`,
 * `NO_COLUMN_OF_AMOUNTS`, `COLUMN_MISSING`), and where money of no currency could be any of several (`SEVERAL_SUMS`).
 */
export async function reconcileBill(
  inputs: readonly string[],
  against: OtherFiles | ExpectedPayable,
  options: ReconcileBillOptions = {},
): Promise<ReconciledBills> {
  const { filters, names, tolerance, ...reading } = options;
  const source = await sourceOf(against, options);
  const asked = { filters, names, tolerance };
  const { reconciled, bills } = await reconcileBills(inputs, source, asked, billReader(reading));
  return reported(reconciled, bills);
}

async function sourceOf(
  against: OtherFiles | ExpectedPayable,
  { filters, names, limits, strict, decimalMark }: ReconcileBillOptions,
): Promise<OtherSource> {
  if ('payable' in against) return expectation(against.payable, against.currency);
  const { files, kind, by, measures, map = {}, models = {}, zone, prices } = against;
  const said: SaidOfSide = {
    map: Object.entries(map),
    models: Object.entries(models).map(ruleOf),
    by: by?.map((name) => columnBy(name, names)),
    zone: zone === undefined ? undefined : zoneNamed(zone),
    ...{ measures, prices, filters, names, limits, strict, decimalMark },
  };
  return fileSource(files, kind, sideOptions(said));
}

function columnBy(name: string, names: Selection['names']): string {
  const extra = names === undefined ? [] : namesDimensions(names);
  const found = sideColumn(name, extra);
  if (found === undefined) throw unknownDimension(name, extra);
  return found;
}

function ruleOf([theirs, ours]: readonly [string, string]): ModelRule {
  const rule = modelRule(`${theirs}=${ours}`);
  if (rule === undefined) throw new BillError({ code: 'INVALID_MODEL_MAP', value: `${theirs}=${ours}` });
  return rule;
}

function zoneNamed(text: string): string {
  const zone = zoneOf(text);
  if (zone === undefined) throw new BillError({ code: 'INVALID_ZONE', value: text });
  return zone;
}

import { checkBeside, mustBeSame } from '../../../check/check-bills.ts';
import { withoutFoldersIn } from '../../../check/show/shown-findings.ts';
import { type ReconciledBills, withoutFoldersOf } from '../../../compare/reconcile/reconcile-bills.ts';
import { buildCube, keysFor } from '../../../cube/build.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import { withoutFolders } from '../../../cube/without-folders.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import type { OptionValues } from '../../options/commands.ts';
import { judgeExpectations } from '../../options/expect.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { RunOptions, SelectionOptions } from '../../options/run-options.ts';
import { workbookColumns } from '../../output/workbook-columns.ts';
import { lineOptions } from '../../reading/line-options.ts';
import { looksOf } from '../../reading/looks.ts';
import { readAlike } from '../../reading/read-alike.ts';
import {
  type BillsRead,
  billReader,
  complain,
  exitOf,
  inputsOf,
  readBills,
  sayUnreported,
  shownPath,
} from '../../reading/read-bills.ts';
import { secondReading } from '../../reading/second-reading.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { reconciliation } from '../reconcile/reconcile.ts';
import { distinct, summaryColumns } from '../report/report.ts';
import { packFiles } from './files.ts';
import { hashed, packInputs } from './inputs.ts';
import { type Pack, packColumns } from './parts.ts';
import { mustBeFree, restorePack, writePack } from './place.ts';

/** `pack FILES… -o DIR/`: all the papers of a month, from the same input the same bytes (but for pseudonyms
 * without a key). Returns the exit code. */
export async function pack(args: readonly string[], options: RunOptions, context: Context): Promise<number> {
  const { words } = context;
  const files = inputsOf(args, context);
  const output = outputOf(options, context);
  await restorePack(output);
  for (const file of files)
    if (await isReadOnce(file)) throw new UsageError({ code: 'READ_ONCE', params: { file } });
  const inputs = await packInputs(files, options.values);
  await mustBeFree(output, [...inputs.map(({ path }) => path), ...options.reading.others]);
  const looks = await looksOf(inputs.map(({ path }) => path));
  const { bills, parts } = await readAlike(files, options.reading, (reading) =>
    partsOf(files, { ...options, reading }, context),
  );
  if (parts === undefined) return sayUnreported(bills.reading, context);
  const sources = await hashed(inputs, looks);
  const count = await writePack(output, (made) => packFiles(parts, sources, made, context));
  await context.say(words.pack.wrote(count, shownPath(output, context)));
  await complain(bills, options.reading, context);
  // The expected payable is the other side of the reconciliation.
  const { rows, matches } = options.expected;
  const judged = judgeExpectations({ rows, matches }, parts.cube, words);
  for (const line of judged.lines) await context.say(line);
  return exitOf(bills, !judged.isMet || isFound(parts));
}

/** What the exit code tells: an error of the bill, or two sides that differ. */
function isFound({ checked, reconciliation }: Pack): boolean {
  const isWrong = checked.findings.some(({ severity }) => severity === 'error');
  return isWrong || (reconciliation !== undefined && !reconciliation.result.equal);
}

/** Only a reconciliation has a use for these. */
const RECONCILING = {
  kind: '--kind',
  map: '--map',
  mapModel: '--map-model',
  tolerance: '--tolerance',
  prices: '--prices',
  logZone: '--log-zone',
} as const;

/** Called as files are, but for an archive: `2026.05` is a folder. */
const FILE_NAME = /[^/\\]\.(?!zip$)[a-z]\w{0,7}$/i;

function outputOf({ values }: RunOptions, { redactor }: Context): string {
  const { output } = values;
  if (output === undefined) throw new UsageError({ code: 'PACK_WITHOUT_OUTPUT' });
  if (output === '-' || FILE_NAME.test(output))
    throw new UsageError({ code: 'PACK_NO_FOLDER', params: { path: output } });
  const other = Object.entries(RECONCILING).find(
    ([key]) => values[key as keyof typeof RECONCILING] !== undefined,
  );
  if (!isReconciled(values) && other !== undefined)
    throw new UsageError({ code: 'PACK_NOT_RECONCILED', params: { option: other[1] } });
  if (isReconciled(values) && redactor !== undefined) throw new UsageError({ code: 'PACK_NOT_REDACTED' });
  return output;
}

function isReconciled({ against, expectPayable }: OptionValues): boolean {
  return against !== undefined || expectPayable !== undefined;
}

/** Reads the bills: once for the reports, once for the check, and once for a reconciliation where one is asked for. */
async function partsOf(
  files: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<{ bills: BillsRead; parts?: Pack }> {
  const { reading, selection, values } = options;
  const { names } = selection;
  const table = resolveTable({}, names === undefined ? [] : namesDimensions(names));
  const plan = planOf(table, selection);
  const bills = await readBills(files, { keys: keysFor(plan) }, reading, context);
  if (isUnreported(bills.reading)) return { bills };
  const cube = buildCube(bills.reading, plan);
  const checked = await checkBeside(files, cube, lineOptions(reading), billReader(reading, context));
  if (checked === undefined) throw new Error('internal fault: a file that was read once only');
  const reconciled = isReconciled(values) ? await bothSides(files, options, context) : undefined;
  if (reconciled !== undefined) mustBeSame(cube, reconciled.cube);
  return {
    bills: withOtherSide(bills, reconciled),
    parts: {
      cube: withoutFolders(cube),
      checked: withoutFoldersIn(checked),
      table,
      options,
      reconciliation: reconciled,
    },
  };
}

function planOf(table: Pack['table'], { names, filters }: SelectionOptions): CubePlan {
  const columns = [
    ...table.columns,
    ...packColumns(table, names),
    ...summaryColumns(),
    ...workbookColumns(names),
  ];
  return { dimensions: distinct(columns), filters, names };
}

/** What could not be read of the other side is no less missing. */
function withOtherSide(bills: BillsRead, reconciled: ReconciledBills | undefined): BillsRead {
  if (reconciled === undefined) return bills;
  const { rejects, failures } = reconciled.answer;
  for (const problem of rejects) bills.rejects.add(problem);
  const { reading } = bills;
  return { ...bills, reading: { ...reading, failures: [...reading.failures, ...failures] } };
}

async function bothSides(
  files: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<ReconciledBills | undefined> {
  const { reconciled } = await reconciliation(
    files,
    { ...options, reading: secondReading(options.reading) },
    context,
  );
  return reconciled && withoutFoldersOf(reconciled);
}

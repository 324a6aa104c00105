import { codeNumbers } from '../bill/code-numbers.ts';
import { inputExportTime, isFinal } from '../bill/file-name.ts';
import { memo } from '../bill/memo.ts';
import { isCachedHit } from '../bill/usage-type.ts';
import type { FileAnswer, GroupKey } from '../read/contract/answer.ts';
import type { Reading, Redactor } from '../read/contract/reading.ts';
import { asideSums } from './aside-sums.ts';
import { CorrectionTally } from './corrections.ts';
import type { BillInfo, Cube, Proof } from './cube.ts';
import { type CubePart, LEFT_OUT, measuredAmounts } from './cube-amounts.ts';
import { type CubeColumns, coded, type ValueColumn, ValueNumbers } from './cube-columns.ts';
import { RowMeasures } from './cube-row.ts';
import { rowsOf } from './cube-rows.ts';
import { ALWAYS_GROUPED } from './decode.ts';
import type { DimensionColumn } from './dimensions.ts';
import { filterNeeds, type GroupFilter, groupFilter } from './filters.ts';
import { FreeUnits } from './free-units.ts';
import { countedBy, type Meanings, meaningsOf } from './meanings.ts';
import { type MeasureRules, measureRules } from './measure-rules.ts';
import type { Measure } from './measures.ts';
import { noticesOf, Observed } from './notices.ts';
import type { CubePlan } from './plan.ts';
import { redactedUnmatched, redactedValue } from './redacted-group.ts';
import { NamesSeen } from './unmatched-names.ts';
import { UnnamedKeys } from './unnamed-keys.ts';

/** What a reader must group by to answer a plan. */
export function keysFor(plan: CubePlan): readonly GroupKey[] {
  const asked = plan.dimensions.flatMap((dimension) => dimension.needs);
  return [...new Set([...kindKeys(plan), ...asked])];
}

/** What decides whether a group counts, how it is measured, and what is said of it. */
function kindKeys({ filters = {} }: CubePlan): readonly GroupKey[] {
  return [...new Set([...ALWAYS_GROUPED, ...filterNeeds(filters)])];
}

/** Decodes what was read, filters it, and merges what is alike; every row is accounted for in the proof. */
export function buildCube(reading: Reading, plan: CubePlan): Cube {
  const { redactor, answers } = reading;
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  const seen = new Seen(plan, redactor);
  const files = answers.map((answer) => fileOf(answer, plan, redactor, filter, seen));
  const { columns, unfiltered } = unitedFiles(files, plan.dimensions);
  seen.observed.final = finality(answers, seen.observed);
  return {
    dimensions: plan.dimensions.map((dimension) => dimension.name),
    groups: rowsOf(columns),
    bill: billInfo(reading, seen.observed),
    proof: proofOf(answers, unfiltered),
    notices: [
      ...noticesOf(reading, plan, seen.observed, redactedUnmatched(filter.unmatched(), redactor)),
      ...seen.notices(),
    ],
    corrections: seen.corrected.corrections(),
    withoutId: seen.corrected.withoutId(),
    failures: reading.failures,
    asideProducts: asideSums(answers),
  };
}

/** What is noted of groups on their way into the cube, for the description of the bill and for warnings. */
class Seen {
  readonly observed = new Observed();
  readonly corrected = new CorrectionTally();
  readonly names: NamesSeen | undefined;
  readonly unnamed: UnnamedKeys | undefined;
  readonly free: FreeUnits;

  constructor(plan: CubePlan, redactor: Redactor | undefined) {
    this.names = plan.names === undefined ? undefined : new NamesSeen(plan.names, redactor);
    this.unnamed = plan.names === undefined ? undefined : new UnnamedKeys(plan.names, redactor);
    this.free = new FreeUnits(plan);
  }

  notices() {
    return [...this.free.notices(), ...(this.names?.notices() ?? []), ...(this.unnamed?.notices() ?? [])];
  }
}

/** The groups of one file: which of them count, and the values that they have in each dimension. */
interface CubeFile extends Omit<CubePart, 'targets'> {
  readonly answer: FileAnswer;
  /** The groups that the filters keep. */
  readonly kept: Uint32Array;
  /** Of each group, and of each kind its currency. */
  readonly kinds: Uint32Array;
  readonly currencies: readonly (string | null)[];
  readonly meanings: (dimension: DimensionColumn) => Meanings;
  readonly redactor: Redactor | undefined;
  readonly filtered: number;
}

function fileOf(
  answer: FileAnswer,
  plan: CubePlan,
  redactor: Redactor | undefined,
  filter: GroupFilter,
  seen: Seen,
): CubeFile {
  const { groups } = answer;
  const keys = kindKeys(plan);
  const kinds = meaningsOf(answer, keys, redactor);
  const isKept = kinds.all.map(({ real, shown }) => {
    // Filters and names are of the real ids; everything else is of what may be told.
    seen.observed.billed(answer, shown);
    seen.names?.see(real);
    return filter.keeps(real);
  });
  const file = { groups, ...rulesOf(kinds) };
  const rows = countedBy(kinds, groups.rows);
  noteKinds({ ...file, answer, kinds, rows, isKept }, seen);
  return {
    ...file,
    answer,
    kinds: kinds.numbers,
    kept: keptOf(kinds, isKept),
    currencies: kinds.all.map(({ shown }) => shown.currency),
    meanings: ({ needs, also = [] }) =>
      needs.every((key) => keys.includes(key)) ? kinds : meaningsOf(answer, [...needs, ...also], redactor),
    redactor,
    filtered: rows.reduce((sum, count, kind) => (isKept[kind] === true ? sum : sum + count), 0),
  };
}

/** The rules of all kinds, each once, and of each group the place of its own. */
function rulesOf({ numbers, all }: Meanings): Pick<CubePart, 'ruled' | 'rules'> {
  const rules: MeasureRules[] = [];
  const known = new Map<string, number>();
  const ofKind = all.map(({ shown: { id, unit, feeType } }) => {
    const key = JSON.stringify([
      unit.base,
      String(unit.factor),
      feeType,
      isCachedHit(id.type),
      id.type.direction,
    ]);
    const place = known.get(key) ?? rules.push(measureRules({ unit, type: id.type, feeType })) - 1;
    known.set(key, place);
    return place;
  });
  return { rules, ruled: numbers.map((kind) => ofKind[kind] as number) };
}

interface NotedKinds extends Omit<CubePart, 'targets'> {
  readonly answer: FileAnswer;
  readonly kinds: Meanings;
  readonly rows: Float64Array;
  readonly isKept: readonly boolean[];
}

function noteKinds({ answer, groups, kinds, ruled, rules, rows, isKept }: NotedKinds, seen: Seen): void {
  const { numbers, all } = kinds;
  const part = { groups, targets: numbers, ruled, rules };
  const amounts = memo((name) => measuredAmounts([part], all.length, name as Measure));
  const netUnknown = countedBy(kinds, groups.netUnknown);
  for (const [kind, { real, shown }] of all.entries()) {
    if (isKept[kind] !== true) continue;
    const count = rows[kind] as number;
    const measures = new RowMeasures(amounts as CubeColumns['amounts'], kind).asMeasures();
    seen.corrected.add(shown, count, measures);
    seen.free.add(shown, count, measures);
    seen.unnamed?.add(real, count, measures.payable);
    seen.observed.counted(answer, { rows: count, netUnknown: netUnknown[kind] as number }, shown);
  }
}

function keptOf({ numbers }: Meanings, isKept: readonly boolean[]): Uint32Array {
  const kept = new Uint32Array(numbers.length);
  let count = 0;
  for (let index = 0; index < numbers.length; index++)
    if (isKept[numbers[index] as number] === true) kept[count++] = index;
  return kept.subarray(0, count);
}

/** The groups of all files by their dimensions, currency and tax. */
function unitedFiles(files: readonly CubeFile[], dimensions: readonly DimensionColumn[]) {
  const size = files.reduce((sum, { kept }) => sum + kept.length, 0);
  const values = dimensions.map((dimension) => valuesOf(files, size, dimension));
  const currency = perKind(files, size, ({ currencies }, kind) => currencies[kind] ?? null);
  const tax = perKind(files, size, ({ answer }) => answer.layout.tax);
  const { numbers, count, firsts } = codeNumbers([...values, currency, tax].map(coded), size);
  const parts = partsOf(files, numbers);
  const picked = (column: ValueColumn): ValueColumn => ({
    values: column.values,
    codes: firsts.map((index) => column.codes[index] as number),
  });
  const columns: CubeColumns = {
    size: count,
    dimensions: values.map(picked),
    currency: picked(currency),
    tax: picked(tax),
    rows: rowsIn(parts, count),
    amounts: memo((name) => measuredAmounts(parts, count, name as Measure)) as CubeColumns['amounts'],
  };
  return { columns, unfiltered: files.reduce((sum, { filtered }) => sum + filtered, 0) };
}

function valuesOf(files: readonly CubeFile[], size: number, dimension: DimensionColumn): ValueColumn {
  const numbers = new ValueNumbers();
  const codes = new Uint32Array(size);
  let at = 0;
  for (const { kept, meanings, redactor } of files) {
    const { numbers: own, all } = meanings(dimension);
    const known = all.map(({ real, shown }) => numbers.of(redactedValue(dimension, real, shown, redactor)));
    for (let place = 0; place < kept.length; place++)
      codes[at++] = known[own[kept[place] as number] as number] as number;
  }
  return { values: numbers.values, codes };
}

function perKind(
  files: readonly CubeFile[],
  size: number,
  value: (file: CubeFile, kind: number) => string | null,
): ValueColumn {
  const numbers = new ValueNumbers();
  const codes = new Uint32Array(size);
  let at = 0;
  for (const file of files) {
    const known = file.currencies.map((_, kind) => numbers.of(value(file, kind)));
    for (let place = 0; place < file.kept.length; place++)
      codes[at++] = known[file.kinds[file.kept[place] as number] as number] as number;
  }
  return { values: numbers.values, codes };
}

function partsOf(files: readonly CubeFile[], numbers: Uint32Array): readonly CubePart[] {
  let at = 0;
  return files.map(({ groups, ruled, rules, kept }) => {
    const targets = new Uint32Array(groups.size).fill(LEFT_OUT);
    for (let place = 0; place < kept.length; place++)
      targets[kept[place] as number] = numbers[at++] as number;
    return { groups, ruled, rules, targets };
  });
}

function rowsIn(parts: readonly CubePart[], count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const { groups, targets } of parts) {
    for (let index = 0; index < groups.size; index++) {
      const target = targets[index] as number;
      if (target !== LEFT_OUT) sums[target] = (sums[target] as number) + (groups.rows[index] as number);
    }
  }
  return sums;
}

function proofOf(answers: readonly FileAnswer[], filtered: number): Proof {
  const sum = (key: keyof FileAnswer['counts']) =>
    answers.reduce((total, { counts }) => total + counts[key], 0);
  return {
    rowsRead: sum('rowsRead'),
    counted: sum('counted') - filtered,
    leftAside: sum('leftAside'),
    totalRows: sum('totalRows'),
    filtered,
    duplicates: sum('duplicates'),
    rejected: sum('rejected'),
  };
}

function billInfo(reading: Reading, observed: Observed): BillInfo {
  return {
    files: reading.files,
    months: [...observed.months].sort(),
    accounts: [...observed.accounts].sort(),
    final: observed.final,
  };
}

/** False when any file was exported too early for any of its months; null when any name tells nothing. */
function finality(answers: readonly FileAnswer[], observed: Observed): boolean | null {
  const verdicts = answers.flatMap((answer) => {
    const months = [...(observed.monthsOf.get(answer) ?? [])];
    return months.map((month) => isFinal(inputExportTime(answer.file), month));
  });
  if (verdicts.includes(false)) return false;
  return verdicts.length === 0 || verdicts.includes(null) ? null : true;
}

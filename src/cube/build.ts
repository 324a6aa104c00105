import { Combinations } from '../bill/combinations.ts';
import { inputExportTime, isFinal } from '../bill/file-name.ts';
import type { FileAnswer, GroupKey } from '../read/contract/answer.ts';
import type { Reading } from '../read/contract/reading.ts';
import { asideSums } from './aside-sums.ts';
import { CorrectionTally } from './corrections.ts';
import type { BillInfo, Cube, Group, Proof } from './cube.ts';
import { ALWAYS_GROUPED, type DecodedGroup, groupDecoder } from './decode.ts';
import { filterNeeds, groupFilter } from './filters.ts';
import { FreeUnits } from './free-units.ts';
import { addInto, type Measure, type Measures, measure } from './measures.ts';
import { noticesOf, Observed } from './notices.ts';
import type { CubePlan } from './plan.ts';
import { redactedGroup, redactedUnmatched, redactedValue } from './redacted-group.ts';
import { NamesSeen } from './unmatched-names.ts';
import { UnnamedKeys } from './unnamed-keys.ts';

/** What a reader must group by to answer a plan. */
export function keysFor(plan: CubePlan): readonly GroupKey[] {
  const asked = plan.dimensions.flatMap((dimension) => dimension.needs);
  return [...new Set([...ALWAYS_GROUPED, ...asked, ...filterNeeds(plan.filters ?? {})])];
}

/** Decodes what was read, filters it, and merges what is alike; every row is accounted for in the proof. */
export function buildCube(reading: Reading, plan: CubePlan): Cube {
  const { redactor } = reading;
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  const merger = new Merger(plan.dimensions.length);
  const observed = new Observed();
  const corrected = new CorrectionTally();
  const names = plan.names === undefined ? undefined : new NamesSeen(plan.names, redactor);
  const unnamed = plan.names === undefined ? undefined : new UnnamedKeys(plan.names, redactor);
  const free = new FreeUnits(plan);
  let filtered = 0;
  for (const answer of reading.answers) {
    const decode = groupDecoder(answer);
    for (const raw of answer.groups) {
      // Filters and names are of the real ids; from here on only what may be told.
      const real = decode(raw);
      const group = redactor === undefined ? real : redactedGroup(real, redactor);
      observed.billed(answer, group);
      names?.see(real);
      if (!filter.keeps(real)) {
        filtered += raw.rows;
        continue;
      }
      const values = plan.dimensions.map((dimension) => redactedValue(dimension, real, group, redactor));
      const { id, unit, feeType } = group;
      const measures = measure({ sums: raw.sums, unit, type: id.type, feeType });
      corrected.add(group, raw.rows, measures);
      free.add(group, raw.rows, measures);
      unnamed?.add(real, raw.rows, measures.payable);
      merger.add(values, group, raw.rows, measures);
      observed.counted(answer, raw, group);
    }
  }
  observed.final = finality(reading.answers, observed);
  return {
    dimensions: plan.dimensions.map((dimension) => dimension.name),
    groups: merger.result(),
    bill: billInfo(reading, observed),
    proof: proofOf(reading.answers, filtered),
    notices: [
      ...noticesOf(reading, plan, observed, redactedUnmatched(filter.unmatched(), redactor)),
      ...free.notices(),
      ...(names?.notices() ?? []),
      ...(unnamed?.notices() ?? []),
    ],
    corrections: corrected.corrections(),
    withoutId: corrected.withoutId(),
    failures: reading.failures,
    asideProducts: asideSums(reading.answers),
  };
}

type Merging = Omit<Group, 'rows' | 'measures'> & { rows: number; measures: Record<Measure, bigint | null> };

class Merger {
  private readonly groups: Merging[] = [];
  private readonly numbers: Combinations;

  constructor(dimensions: number) {
    this.numbers = new Combinations(dimensions + 2);
  }

  /** Takes the measures over: more are added into them. */
  add(values: Group['values'], { currency, tax }: DecodedGroup, rows: number, measures: Measures): void {
    const number = this.numbers.of([...values, currency, tax]);
    const known = this.groups[number];
    if (known === undefined) this.groups.push({ values, currency, tax, rows, measures });
    else {
      known.rows += rows;
      addInto(known.measures, measures);
    }
  }

  result(): readonly Group[] {
    return this.groups;
  }
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

import type { DecimalMark } from '../bill/decimal-mark.ts';
import type { PlainRecord } from '../read/records/record.ts';
import type { RecordStream } from '../read/records/record-stream.ts';
import type { Problem } from '../words/problem.ts';
import { type CallNeeds, type CallRead, callOf } from './call.ts';
import type { Call, CallProof, CallReading, LeftReason } from './contract.ts';
import { type SaidBy, withPoints } from './decimal-mark.ts';
import { CallMerger, type Merged } from './merge.ts';
import type { CallClaims } from './record/said.ts';
import { hasLongForm, longForm } from './shapes/long-form.ts';
import { plain } from './shapes/plain.ts';
import type { CallShape } from './shapes/shape.ts';
import { shapeOf } from './shapes/shapes.ts';

export interface CallOptions extends CallNeeds {
  /** Field of a call → field or path of the record: what the user says of it. */
  readonly map: ReadonlyMap<string, string>;
  /** Of usage in rows of text; a point where it is left out. */
  readonly decimalMark?: DecimalMark;
}

/** Names of unknown fields that are kept: a hostile file has no end of them. */
const MOST_UNKNOWN = 100;

/** Reads calls out of records of any shape; each record is recognised for itself, as a log may hold several. */
export function readCalls(records: RecordStream, options: CallOptions): CallReading {
  const reader = new Reader(records, options);
  return {
    calls: () => reader.calls(),
    proof: () => reader.proof(),
    rejects: records.rejects,
    failures: records.failures,
  };
}

/** What the first records say of their calls: what these can be told apart by. */
export async function toldAtFirst(
  records: RecordStream,
  map: ReadonlyMap<string, string>,
): Promise<readonly SaidBy[]> {
  const recognise = new Recognition();
  const beginning = await records.beginning();
  return beginning.map((record) => ({ record, said: saidIn(record, recognise.of(record), map) }));
}

/** All that a record says; nothing where it is left aside. */
function saidIn(
  { fields }: PlainRecord,
  shape: CallShape,
  map: ReadonlyMap<string, string>,
  leave: (reason: LeftReason) => void = () => {},
): readonly CallClaims[] {
  const said = shape.read(fields, map);
  if (!('left' in said)) return 'texts' in said ? [said] : said;
  leave(said.left);
  return [];
}

/** The shape of each record. A row of the long form that is called by no unit is of that form all the same. */
class Recognition {
  private last: { readonly file: string; readonly shape: CallShape } | undefined;

  of({ file, fields }: PlainRecord): CallShape {
    const before = this.last?.file === file ? this.last.shape : undefined;
    const isRow = before === longForm && hasLongForm(fields);
    const shape = isRow ? longForm : (shapeOf(fields) ?? plain);
    this.last = { file, shape };
    return shape;
  }
}

class Reader {
  private readonly merger = new CallMerger();
  private readonly left: Record<LeftReason, number> = {
    gateway_cache: 0,
    refund: 0,
    not_a_call: 0,
    money: 0,
  };
  private readonly unknown = new Map<string, number>();
  private counted = 0;
  private totalsDiffer = 0;
  private cachedTakenOut = 0;
  private readonly recognise = new Recognition();

  constructor(
    private readonly records: RecordStream,
    private readonly options: CallOptions,
  ) {}

  async *calls(): AsyncGenerator<Call> {
    for await (const record of this.records.records()) {
      const shape = this.recognise.of(record);
      const said = saidIn(record, shape, this.options.map, (reason) => this.left[reason]++);
      if (said.length === 0) this.records.took();
      for (const each of said) {
        const pointed = withPoints(each, record, this.options.decimalMark ?? '.');
        yield* this.judged(this.merger.take(pointed, record));
      }
    }
    yield* this.judged(this.merger.end());
  }

  private *judged(merged: Generator<Merged>): Generator<Call> {
    for (const each of merged) {
      const call = callOf(each, this.options);
      if ('code' in call) this.rejectAll(call, each.records);
      else {
        this.records.took();
        this.counted += each.records;
        this.note(each.said, call);
        yield call.call;
      }
    }
  }

  /** Each of the rows that make an impossible whole is rejected: their proof counts records. */
  private rejectAll(problem: Problem, records: number): void {
    for (let count = 0; count < Math.max(1, records); count++) this.records.reject(problem);
  }

  private note({ unknown }: CallClaims, call: CallRead): void {
    if (call.totalDiffers) this.totalsDiffer++;
    if (call.cachedTakenOut) this.cachedTakenOut++;
    for (const name of call.lacksLength ? [...unknown, 'video_count'] : unknown)
      if (this.unknown.has(name) || this.unknown.size < MOST_UNKNOWN)
        this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
  }

  proof(): CallProof {
    const { merger, records } = this;
    return {
      read: records.read,
      counted: this.counted,
      parts: merger.parts,
      repeated: merger.repeated,
      leftAside: this.left,
      rejected: records.rejects.length,
      conflicts: { records: merger.conflicts, ids: merger.conflicting },
      unknownUsage: this.unknown,
      totalsDiffer: this.totalsDiffer,
      cachedTakenOut: this.cachedTakenOut,
    };
  }
}

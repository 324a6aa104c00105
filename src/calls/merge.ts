import { DigestSet } from '../read/group/line-ids.ts';
import type { PlainRecord } from '../read/records/record.ts';
import type { CallClaims } from './record/said.ts';
import { addedUp, contentOf, isOneCall, together } from './same-call.ts';

/** Calls that a call waits for more of its records at least: as many are never being answered at once. */
const MOST_OPEN = 20_000;
/** Ids that are remembered, twice over: the oldest are forgotten, so that a log of any length can be read. */
const MOST_REMEMBERED = 1_000_000;
const MOST_SHOWN = 3;
const NOTHING = Buffer.alloc(0);

/** A call as its records together say it. */
export interface Merged {
  readonly said: CallClaims;
  /** Its last record. */
  readonly record: PlainRecord;
  /** Records that it is counted by. */
  readonly records: number;
}

/**
 * Makes one call of several records with one request id. A streamed answer has a record for each part, whose usage
 * grows or stands in one of them; a log may say the same call again. Records that say something else count, each for
 * itself, and are told. Records without an id go straight through.
 */
export class CallMerger {
  parts = 0;
  repeated = 0;
  conflicts = 0;
  readonly conflicting: string[] = [];
  /**
   * Calls that wait for more of their records, in two generations: the older one is closed as a whole when the younger
   * is full. A map that loses its first entry again and again would look for it longer each time.
   */
  private open = new Map<string, Merged>();
  private older = new Map<string, Merged>();
  private last: { readonly file: string; readonly id: string } | undefined;
  private seen = new DigestSet();
  private before: DigestSet | undefined;
  private remembered = 0;

  *take(said: CallClaims, record: PlainRecord): Generator<Merged> {
    const own = this.idOf(said, record);
    const next = { said, record, records: said.further ? 0 : 1 };
    if (own === undefined) {
      yield next;
      return;
    }
    const id = said.joins === 'row' ? `row ${own}` : own;
    if (said.joins !== undefined) this.last = { file: record.file, id };
    const known = this.open.get(id) ?? this.older.get(id);
    if (known === undefined) yield* this.begin(id, next);
    else if (said.joins === 'row') this.addRow(id, known, next);
    else yield* this.join(id, known, next);
  }

  *end(): Generator<Merged> {
    yield* this.closeOlder();
    yield* this.closeOlder();
  }

  /** What continues a stream has the id of the last that was opened in its file. */
  private idOf({ texts, joins }: CallClaims, { file, line }: PlainRecord): string | undefined {
    if (texts.request_id !== undefined || joins === undefined) return texts.request_id;
    if (joins === 'continues' && this.last?.file === file) return this.last.id;
    return joins === 'part' || joins === 'piece' ? `${file}:${line}` : undefined;
  }

  private *begin(id: string, call: Merged): Generator<Merged> {
    this.open.set(id, call);
    if (this.open.size >= MOST_OPEN) yield* this.closeOlder();
  }

  private *closeOlder(): Generator<Merged> {
    const closing = this.older;
    this.older = this.open;
    this.open = new Map();
    for (const [id, call] of closing) yield* this.close(id, call);
  }

  private put(id: string, call: Merged): void {
    (this.older.has(id) ? this.older : this.open).set(id, call);
  }

  /** Rows of one model, time and key are one sum of each kind: only all of them tell what their total holds. */
  private addRow(id: string, known: Merged, next: Merged): void {
    const said = addedUp(known.said, next.said);
    this.put(id, { ...next, said, records: known.records + next.records });
  }

  private *join(id: string, known: Merged, next: Merged): Generator<Merged> {
    const isPart = next.said.joins !== undefined && known.said.joins !== undefined;
    if (!isPart && contentOf(known.said) === contentOf(next.said)) this.repeated++;
    else if (isPart || isOneCall(known.said.texts, next.said.texts)) {
      this.parts++;
      this.put(id, { ...next, said: together(known.said, next.said), records: known.records });
    } else {
      this.conflict(id);
      yield next;
    }
  }

  /** A call is remembered by its id when all of it is known: met again with the same content it is the same. */
  private *close(id: string, call: Merged): Generator<Merged> {
    if (call.said.joins === 'row') {
      yield call;
      return;
    }
    const met = this.meet(id, call);
    if (met === undefined) yield call;
    else if (met) this.repeated++;
    else {
      this.conflict(id);
      yield call;
    }
  }

  /** Whether the id was closed with the same content before; undefined where it was not. */
  private meet(id: string, { said, record }: Merged): boolean | undefined {
    const content = { common: Buffer.from(contentOf(said)), own: NOTHING, form: '' };
    const place = { file: record.file, line: record.line ?? 0 };
    const older = this.before?.findOrKeep(id, content, place);
    if (older !== undefined) return older.same;
    const met = this.seen.findOrKeep(id, content, place);
    if (met === undefined && ++this.remembered >= MOST_REMEMBERED) {
      this.before = this.seen;
      this.seen = new DigestSet();
      this.remembered = 0;
    }
    return met?.same;
  }

  private conflict(id: string): void {
    this.conflicts++;
    if (this.conflicting.length < MOST_SHOWN && !this.conflicting.includes(id)) this.conflicting.push(id);
  }
}

import type { FileAnswer } from '../../read/contract/answer.ts';
import type { Place, Repeat } from '../../read/contract/lines.ts';
import type { FindingKind } from '../findings/finding.ts';
import type { Findings } from '../findings/findings.ts';
import type { Overlap } from './older-exports.ts';

interface AlikeRows {
  rows: number;
  readonly places: Pick<Repeat, 'first' | 'place'>[];
}

/** Repeated rows: the same line id with the same or different content, or rows without ids that are alike. */
export class Repeats {
  /** Rows without ids, by the two files. */
  private readonly alike = new Map<string, AlikeRows>();
  private readonly shared = new Map<string, Overlap & { rows: number }>();

  constructor(
    private readonly findings: Findings,
    private readonly most: number,
  ) {}

  add(repeat: Repeat): void {
    if (repeat.basis === 'row') this.addAlike(repeat);
    else {
      this.findings.add(kindOf(repeat), { rows: 1, place: placeOf(repeat, repeat.id) });
      this.noteOverlap(repeat);
    }
  }

  /** The pairs of files that have lines in common, by their ids. */
  overlaps(): readonly Overlap[] {
    return [...this.shared.values()];
  }

  private noteOverlap({ first, place, counts }: Repeat): void {
    if (first.file === place.file || counts === 'both') return;
    const key = `${first.file}\0${place.file}`;
    const known = this.shared.get(key) ?? { first: first.file, second: place.file, rows: 0 };
    known.rows++;
    this.shared.set(key, known);
  }

  /** Judges rows without ids, once the layouts of the files and their rows are known. */
  finish(answers: readonly FileAnswer[]): void {
    const byFile = new Map(answers.map((answer) => [answer.file, answer]));
    for (const { rows, places } of this.alike.values()) {
      const { first, place } = places[0] as AlikeRows['places'][number];
      const answer = byFile.get(place.file);
      const isWithin = first.file === place.file;
      const isMost = !isWithin && rows * 2 >= (answer?.counts.counted ?? Number.POSITIVE_INFINITY);
      const isTimed = answer !== undefined && hasTimes(answer);
      const kind: FindingKind = {
        code: 'DUPLICATE_ROW',
        severity: isTimed || isMost ? 'warning' : 'note',
        subject: scopeOf(isWithin),
        params: { within: isWithin ? 1 : 0, timed: isTimed ? 1 : 0 },
      };
      this.findings.add(kind, { rows });
      for (const each of places) this.findings.add(kind, { place: placeOf(each) });
    }
  }

  private addAlike(repeat: Repeat): void {
    const { first, place } = repeat;
    const key = JSON.stringify([first.file, place.file]);
    const known = this.alike.get(key) ?? { rows: 0, places: [] };
    known.rows++;
    if (known.places.length < Math.max(1, this.most)) known.places.push({ first, place });
    this.alike.set(key, known);
  }
}

/** A line that is in one file twice is paid for twice. Two exports may overlap: each line counts once. */
function kindOf({ same, first, place, counts }: Repeat): FindingKind {
  const isWithin = first.file === place.file;
  if (!same)
    return {
      code: 'CHANGED_LINE',
      subject: scopeOf(isWithin),
      params: { within: isWithin ? 1 : 0, both: counts === 'both' ? 1 : 0 },
    };
  return {
    code: 'DUPLICATE_LINE',
    severity: isWithin ? 'error' : 'note',
    subject: scopeOf(isWithin),
    params: { within: isWithin ? 1 : 0 },
  };
}

function scopeOf(isWithin: boolean): string {
  return isWithin ? 'within-file' : 'across-files';
}

function placeOf({ first, place }: { first: Place; place: Place }, text?: string) {
  return { ...place, other: first, text };
}

/** Rows by the minute differ in time, key, model, type or channel: two that are alike are most likely the same one. */
function hasTimes({ layout: { columns } }: FileAnswer): boolean {
  return columns.startedAt !== undefined || columns.consumedAt !== undefined;
}

import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import { SEVERITIES, type Severity } from '../../words/shape/code.ts';
import { FINDINGS } from '../../words/shape/findings.ts';
import type { Finding, FindingKind, FindingPlace } from './finding.ts';

/** In the order in which those of one severity are shown. */
const CODES = Object.keys(FINDINGS);

/** What one sighting adds to its finding. */
export interface Sighting {
  readonly rows?: number;
  readonly cost?: bigint | null;
  readonly difference?: bigint;
  readonly place?: FindingPlace;
}

interface Growing extends Finding {
  rows: number | null;
  cost: bigint | null;
  difference: bigint | null;
  places: FindingPlace[];
}

/** Collects sightings into findings: counted, added up exactly, the first places kept. */
export class Findings {
  private readonly all = new Map<string, Growing>();

  /** `most`: the places that are kept of each finding. */
  constructor(private readonly most: number) {}

  add(kind: FindingKind, { rows, cost, difference, place }: Sighting = {}): void {
    const finding = this.of(kind);
    if (rows !== undefined) finding.rows = (finding.rows ?? 0) + rows;
    if (cost !== undefined && cost !== null) finding.cost = (finding.cost ?? 0n) + cost;
    if (difference !== undefined) finding.difference = (finding.difference ?? 0n) + difference;
    if (place !== undefined && finding.places.length < this.most) finding.places.push(place);
  }

  /** The gravest first, then in the order of the codes, then the costliest. */
  result(): readonly Finding[] {
    return [...this.all.values()].sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        CODES.indexOf(a.code) - CODES.indexOf(b.code) ||
        compareSizes(b, a) ||
        compare(nameOf(a), nameOf(b)),
    );
  }

  private of(kind: FindingKind): Growing {
    const { code, subject, currency = null, tax = null, params } = kind;
    const severity = kind.severity ?? severityOf(code);
    const key = JSON.stringify([code, severity, subject, currency, tax]);
    const known = this.all.get(key);
    if (known !== undefined) return known;
    const places: FindingPlace[] = [];
    const made = {
      ...{ code, severity, subject, currency, tax, params: { ...params } },
      ...{ rows: null, cost: null, difference: null, places },
    };
    this.all.set(key, made);
    return made;
  }
}

/** Of a code that has only one. */
function severityOf(code: Finding['code']): Severity {
  return FINDINGS[code].severities[0] as Severity;
}

function compareSizes(a: Finding, b: Finding): number {
  const [x, y] = [a.cost ?? 0n, b.cost ?? 0n].map((cost) => absolute(cost)) as [bigint, bigint];
  return compare(x, y) || (a.rows ?? 0) - (b.rows ?? 0);
}

function nameOf({ subject, currency, tax }: Finding): string {
  return JSON.stringify([subject, currency, tax]);
}

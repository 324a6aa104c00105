import type { Cube } from '../../cube/cube.ts';
import type { Notice, NoticeCode } from '../../words/notice.ts';
import { SEVERITIES } from '../../words/shape/code.ts';
import type { Finding, Severity } from './finding.ts';

/** What was found in bills, and the cube under it. */
export interface Checked {
  readonly cube: Cube;
  readonly findings: readonly Finding[];
}

/** Notices of the cube that no finding says, more exactly: they are about the reading. */
const BESIDE: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'NET_UNKNOWN',
  'UNIT_WITHOUT_COLUMN',
  'OTHER_PRODUCTS',
  'NO_LINE_IDS',
  'EMPTY_FILE',
  'NO_ROWS',
  'NAMED_TWICE',
  'SKIPPED_ENTRY',
  'PREAMBLE',
]);

export function noticesBeside({ notices }: Cube): readonly Notice[] {
  return notices.filter(({ code }) => BESIDE.has(code));
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Record<
    Severity,
    number
  >;
}

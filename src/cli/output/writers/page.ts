import type { Writer } from '../written.ts';

/** The analytics page, which bills alone have. */
export const write: Writer = (report) => report.analytics?.() ?? [];

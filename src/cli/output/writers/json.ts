import type { Writer } from '../written.ts';

export const write: Writer = (report) => report.json('rows');

import { writeNdjson } from '../../../render/ndjson.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report) => writeNdjson(report.table());

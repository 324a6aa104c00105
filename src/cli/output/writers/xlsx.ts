import { tableWorkbook } from '../workbook.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report, _output, context) =>
  report.workbook?.() ?? tableWorkbook(report.sheet?.() ?? report.table(), report.beside(), context);

import { AMOUNTS } from '../../read/contract/answer.ts';
import type { BillLine } from '../../read/contract/lines.ts';
import type { Findings } from '../findings/findings.ts';
import { type RowFinding, rowFindings } from './row-findings.ts';

const PAYABLE = AMOUNTS.indexOf('payable');

/** Takes rows one by one and adds what is found on each to the findings. It need not see rows that are right. */
export function rowInspector(findings: Findings): (line: BillLine) => void {
  return (line) => {
    const found = rowFindings(line.row, line.amounts);
    for (const each of found) add(findings, each, line);
  };
}

function add(findings: Findings, found: RowFinding, { row, amounts }: BillLine): void {
  const { subject, reason, left, right } = found;
  const about = {
    currency: (row.text('currency') || amounts.symbol).toUpperCase() || null,
    tax: row.layout.tax,
    subject: reason === '' ? subject : `${subject}:${reason}`,
    params: { identity: subject, reason },
  };
  const { code, severity } = found;
  findings.add(code === 'ROW_IDENTITY' ? { code, severity, ...about } : { code, ...about }, {
    rows: 1,
    cost: amounts.sums[PAYABLE] ?? null,
    ...(left === undefined || right === undefined ? {} : { difference: left - right }),
    place: {
      file: row.file,
      line: row.line,
      text: row.text('instanceId'),
      ...(left === undefined || right === undefined ? {} : { left, right }),
    },
  });
}

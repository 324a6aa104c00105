import { type HandRow, handBill } from '../cli/commands/report/hand-bill.ts';

/** Units that have no measure of their own, as the reports name them; the last two would run or be found in every object. */
export const ODD_UNITS = ['hour', '页', '<img src=x onerror=alert(1)>', 'constructor'] as const;
const ON_BILL = ['小时', '页', '<img src=x onerror=alert(1)>', 'constructor'];

/** Two months of lines in five units, several keys, models and kinds; amounts as odd as a bill may have them. */
export function oddUnits(): string {
  const rows = Array.from({ length: 160 }, (_, n): HandRow => {
    const month = n % 4 === 0 ? '04' : '05';
    // The units come later than the tokens: a picture of them still has the days of all.
    const isToken = n < 40 || n % 5 === 0;
    const day = String(1 + ((n * 7) % 12) + (isToken ? 0 : 9)).padStart(2, '0');
    const amount = `${n % 9}.${String(1_000_003 + n * 7919).slice(1)}`;
    const isFree = n % 11 === 0;
    return {
      line: `L${n}`,
      id: `${n % 7 === 0 ? '' : 5_000_001 + (n % 3)};llm-${n % 2 ? 'a' : 'b'};model-${n % 6};${isToken ? 'input_token' : 'times'};${n % 7 === 0 ? 'bmp' : ''};0`,
      month: `2026${month}`,
      day: `2026${month}${day}`,
      started: n % 13 === 0 ? '' : `2026-${month}-${day} ${String((n * 5) % 24).padStart(2, '0')}:15:00`,
      unit: isToken ? '千tokens' : (ON_BILL[Math.floor(n / 4) % ON_BILL.length] as string),
      consumed: amount,
      deducted: isFree ? amount : '0',
      usage: isFree ? '0' : amount,
      fee: isFree ? '免费额度' : '云资源按量费用',
      list: isFree ? '0' : `${n}.25`,
      payable: isFree ? '0' : `${n}.25`,
    };
  });
  return handBill(rows);
}

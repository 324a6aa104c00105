import { parseArgs } from 'node:util';
import { bigBill, LAYOUTS } from './big-bill.ts';
import { writeBill } from './make-bill.ts';

/** `tsx samples/generator/big.ts --rows 300000 --seed 1 --out FILE [--layout A]`: a big bill, its answer on stdout. */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '300000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    layout: { type: 'string', default: 'A' },
  },
});
const layout = LAYOUTS[values.layout];
if (values.out === undefined || layout === undefined) {
  process.stderr.write(
    `usage: big.ts --rows N --seed N --out FILE [--layout ${Object.keys(LAYOUTS).join('|')}]\n`,
  );
  process.exitCode = 2;
} else {
  const expected = await writeBill(values.out, bigBill(layout, Number(values.rows), Number(values.seed)));
  process.stdout.write(`${JSON.stringify(expected)}\n`);
}

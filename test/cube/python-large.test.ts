import { againstPython } from '../support/money/against-python.ts';
import { rounds } from '../support/setup/effort.ts';

againstPython('bills of 1,000 rows and a long one against Python’s decimal', [
  ...Array.from({ length: rounds(1, 10) }, () => 1_000),
  rounds(5_000, 100_000),
]);

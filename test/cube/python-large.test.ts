import { againstPython } from '../support/money/against-python.ts';

againstPython('10 bills of 1,000 rows and one of 100,000 against Python’s decimal', [
  ...Array.from({ length: 10 }, () => 1_000),
  100_000,
]);

import { againstPython } from '../support/money/against-python.ts';
import { rounds } from '../support/setup/effort.ts';

/** All of them, with those of python-large.test.ts, are a thousand. */
const BILLS = rounds(69, 989);

/** Ten rows mostly, up to a hundred. */
const sizes = Array.from({ length: BILLS }, (_, index) => (index % 10 === 0 ? 10 + (index % 91) : 10));

againstPython('small random bills against Python’s decimal', sizes);

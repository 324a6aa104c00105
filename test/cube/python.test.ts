import { againstPython } from '../support/money/against-python.ts';

/** With those of python-large.test.ts they are a thousand. */
const BILLS = 989;

/** Ten rows mostly, up to a hundred. */
const sizes = Array.from({ length: BILLS }, (_, index) => (index % 10 === 0 ? 10 + (index % 91) : 10));

againstPython('989 small random bills against Python’s decimal', sizes);

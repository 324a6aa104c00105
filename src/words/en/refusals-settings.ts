/** Why settings are refused, in English. */
import type { Expected, REFUSALS } from '../shape/refusals.ts';
import type { SentencesOf } from '../shape/sentences.ts';
import { didYouMean, list } from './phrases.ts';

const CORRECT = 'Correct it, or leave it out with --no-config.';

const WHY = {
  filter:
    'A filter that is forgotten makes a wrong total, so give it on the command line. Only currency is allowed here.',
  writes: 'Say on the command line what is written, and where.',
  opens: 'Say on the command line what is opened to others.',
  shares: 'Say on the command line whether a report is made to be shared.',
  asked: 'Say on the command line what a run is to show.',
};

const MISSING = {
  value: 'a value',
  key: 'a key in double quotes',
  colon: '":"',
  'comma-or-brace': '"," or "}"',
  'comma-or-bracket': '"," or "]"',
  end: 'the end of the file',
  'less-depth': 'the end of a list or an object (too many are nested)',
};

function kindOf({ type, among = [], least = 0, most }: Expected): string {
  const kinds: Readonly<Record<Expected['type'], string>> = {
    switch: 'true or false',
    text: 'a text',
    file: 'the path of a file',
    choice: `one of ${list(among)}`,
    count: most === undefined ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`,
    size: 'a whole number above 0, such as 5000 or "64M"',
    amount: 'an amount such as "459582.78"',
    texts: 'a text or a list of texts',
  };
  return kinds[type];
}

export const enSettingsRefusals = {
  SETTINGS_UNKNOWN_KEY: {
    what: (p) => `unknown setting "${p.key}"`,
    remedy: (p) => `${didYouMean(p.meant)}Settings here: ${list(p.known)}.`,
  },
  SETTINGS_NOT_HERE: {
    what: (p) => `"${p.key}" is not allowed in a settings file`,
    remedy: (p) => WHY[p.why],
  },
  SETTINGS_NOT_TAKEN: {
    what: (p) => `${p.command} does not take the setting "${p.key}"`,
    remedy: CORRECT,
  },
  SETTINGS_OF_COMMANDS: {
    what: (p) => `"${p.key}" is a setting of single commands`,
    remedy: (p) => `Write it as "commands": {"…": {"${p.key}": …}}, for one of: ${list(p.commands)}.`,
  },
  SETTINGS_TWICE: { what: (p) => `"${p.key}" is set twice`, remedy: 'Leave one of them.' },
  SETTINGS_NOT_OBJECT: {
    what: (p) => (p.key === '' ? 'settings must be an object: {…}' : `"${p.key}" must be an object: {…}`),
    remedy: CORRECT,
  },
  SETTINGS_VALUE: {
    what: (p) => `"${p.key}" must be ${kindOf(p.kind)}, not ${p.found}`,
    remedy: (p) => didYouMean(p.meant).trim() || CORRECT,
  },
  SETTINGS_NOT_JSON: {
    what: (p) =>
      p.found === ''
        ? `this is not JSON: it ends where ${MISSING[p.expected]} is missing`
        : `this is not JSON: ${MISSING[p.expected]} is missing before ${p.found}`,
    remedy: CORRECT,
  },
  SETTINGS_UNREADABLE: { what: (p) => `the settings cannot be read (${p.reason})`, remedy: CORRECT },
  SETTINGS_TOO_LARGE: { what: (p) => `a settings file has at most ${p.most} bytes`, remedy: CORRECT },
  SETTINGS_NOT_UTF8: { what: 'the settings are not UTF-8', remedy: 'Save the file as UTF-8.' },
  SETTINGS_WRITABLE: {
    what: 'everyone may write this settings file',
    remedy: (p) => `Allow only yourself to write it: chmod o-w ${p.path}. Or leave it out with --no-config.`,
  },
  SETTINGS_PLANTED: {
    what: 'this settings file belongs to another user, and everyone may write in its folder',
    remedy: 'Work in a folder of your own, or leave it out with --no-config.',
  },
} satisfies Partial<SentencesOf<typeof REFUSALS>>;

import type { Words } from '../../../words/index.ts';
import { UsageError } from '../../world/usage-error.ts';
import type { SettingsUsed } from './apply.ts';
import type { Kind } from './kinds.ts';
import type { SettingsProblem } from './load.ts';

/** A problem of settings in words: wrong usage, with its place and what to do. */
export function settingsUsage({ place, fault }: SettingsProblem, words: Words): UsageError {
  const { what, hint } = sentences(fault, words);
  return new UsageError(words.settings.at(place, what), hint);
}

interface Sentences {
  readonly what: string;
  readonly hint: string;
}

function sentences(fault: SettingsProblem['fault'], words: Words): Sentences {
  const { settings: say, usage, page } = words;
  switch (fault.code) {
    case 'unknown-key': {
      const known = say.knownKeys(page.listed(fault.known));
      const hint = fault.meant === undefined ? known : `${usage.meant(fault.meant)} ${known}`;
      return { what: say.unknownKey(fault.key), hint };
    }
    case 'not-a-setting':
      return { what: say.notASetting(fault.key), hint: say.why[fault.why] };
    case 'not-taken':
      return { what: say.notTaken(fault.command, fault.key), hint: say.orNoConfig };
    case 'of-a-command':
      return {
        what: say.ofACommand(fault.key),
        hint: say.underCommands(fault.key, page.listed(fault.commands)),
      };
    case 'twice':
      return { what: say.twice(fault.key), hint: say.leaveOne };
    case 'not-an-object':
      return { what: say.notAnObject(fault.key), hint: say.orNoConfig };
    case 'wrong-value': {
      const hint = fault.meant === undefined ? say.orNoConfig : usage.meant(fault.meant);
      return { what: say.wrongValue(fault.key, kindWords(fault.kind, words), fault.found), hint };
    }
    default:
      return fileSentences(fault, words);
  }
}

type FileFault = Extract<
  SettingsProblem['fault'],
  { code: 'unreadable' | 'too-large' | 'not-text' | 'not-json' | 'writable' | 'planted' }
>;

function fileSentences(fault: FileFault, { settings: say }: Words): Sentences {
  switch (fault.code) {
    case 'unreadable':
      return { what: say.unreadable(fault.reason), hint: say.orNoConfig };
    case 'too-large':
      return { what: say.tooLarge(String(fault.most)), hint: say.orNoConfig };
    case 'not-text':
      return { what: say.notText, hint: say.saveAsUtf8 };
    case 'not-json': {
      const expected = say.missing[fault.expected];
      const what = fault.found === '' ? say.notJsonAtEnd(expected) : say.notJson(expected, fault.found);
      return { what, hint: say.orNoConfig };
    }
    case 'writable':
      return { what: say.writable, hint: say.closeFile(fault.path) };
    case 'planted':
      return { what: say.planted, hint: say.moveAway };
  }
}

function kindWords(kind: Kind, { settings: { kinds }, page }: Words): string {
  switch (kind.type) {
    case 'choice':
      return kinds.choice(page.listed(kind.among));
    case 'count':
      return kind.most === undefined
        ? kinds.atLeast(String(kind.least))
        : kinds.between(String(kind.least), String(kind.most));
    default:
      return kinds[kind.type];
  }
}

/** The one note of a run: which files, and what of them took effect. */
export function usedNote(used: readonly SettingsUsed[], { settings: say }: Words): string {
  return say.used(
    used.map(({ file, keys }) => say.usedOf(file ?? say.variables, keys.join(', '))).join('; '),
  );
}

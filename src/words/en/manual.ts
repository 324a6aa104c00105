/** Words of the manual page, which is in English alone and made by the build: nothing that runs loads them. */
export const enManual = {
  title: 'User Commands',
  sections: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    options: 'OPTIONS',
    commands: 'COMMANDS',
    exit: 'EXIT STATUS',
    environment: 'ENVIRONMENT',
    examples: 'EXAMPLES',
    more: 'SEE ALSO',
  },
  about:
    'Data goes to standard output and words about it to standard error. A row that cannot be read is rejected and shown, never counted as 0. A file or folder that is called like a command is written ./NAME.',
  exits: [
    ['0', 'all is well; also when the reader of a pipe has gone'],
    ['1', 'an expectation was not met, a check found an error, or compared lines or sums differ'],
    ['2', 'wrong usage'],
    ['3', 'input that cannot be read, has no rows, or has rejected rows; output that cannot be written'],
    ['130', 'interrupted'],
    ['143', 'terminated'],
  ] as readonly (readonly [string, string])[],
  variables: [
    ['LC_ALL, LC_MESSAGES, LANG', 'the language, where --lang does not say it'],
    ['NO_COLOR, FORCE_COLOR', 'whether there is colour, where no option says it'],
    ['BILL_ANALYZE_REDACT_KEY', 'the secret that keeps pseudonyms the same over months'],
    ['BILL_ANALYZE_DEBUG', 'shows where a fault of the program lies'],
    ['NODE_DISABLE_COMPILE_CACHE', 'keeps no compiled code beside the executable'],
  ] as readonly (readonly [string, string])[],
  moreHelp: (command: string) => `${command} prints the documentation of a command or a topic.`,
  alsoTakes: (options: string) => `It also takes, in the sense above: ${options}.`,
};

/** Words of `help` and `completion`, in English. */
export const enHelp = {
  command: 'explain a command or a topic in full',
  topicArgument: 'a command or a topic; without one, this overview',
  unknownTopic: (name: string) => `there is no help on "${name}"`,
  topics: (names: string) => `Topics: ${names}.`,
  completionCommand: 'print a script that completes command lines in bash, zsh or fish',
  shellArgument: 'bash, zsh or fish',
  unknownShell: (name: string) => `"${name}" is no shell that can be completed`,
  shells: (names: string) => `Shells: ${names}.`,
};

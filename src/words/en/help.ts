/** Words of `help` and `completion`, in English. */
export const enHelp = {
  command: 'explain a command or a topic in full',
  topicArgument: 'a command or a topic; without one, this overview',
  topics: (names: string) => `Topics: ${names}.`,
  completionCommand: 'print a script that completes command lines in bash, zsh or fish',
  shellArgument: 'bash, zsh or fish',
};

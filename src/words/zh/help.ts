import type { Words } from '../shape/words.ts';

/** help 与 completion 用语。 */
export const zhHelp: Words['help'] = {
  command: '详细说明某个命令或主题',
  topicArgument: '命令或主题；不给出则显示总览',
  topics: (names) => `可用主题：${names}。`,
  completionCommand: '输出用于 bash、zsh 或 fish 的命令行补全脚本',
  shellArgument: 'bash、zsh 或 fish',
};

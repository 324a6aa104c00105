import type { Words } from '../shape/words.ts';

/** help、completion 与手册页用语。 */
export const zhHelp: Words['help'] = {
  command: '详细说明某个命令或主题',
  topicArgument: '命令或主题；不给出则显示总览',
  unknownTopic: (name) => `没有关于“${name}”的帮助`,
  topics: (names) => `可用主题：${names}。`,
  completionCommand: '输出用于 bash、zsh 或 fish 的命令行补全脚本',
  shellArgument: 'bash、zsh 或 fish',
  unknownShell: (name) => `不支持为“${name}”补全`,
  shells: (names) => `可用的 shell：${names}。`,
  manual: '用户命令',
  sections: {
    name: '名称',
    synopsis: '概要',
    description: '说明',
    options: '选项',
    commands: '命令',
    exit: '退出码',
    environment: '环境变量',
    examples: '示例',
    more: '另见',
  },
  about:
    '数据写到标准输出，说明写到标准错误。无法读取的行会被拒绝并列出，绝不会当作 0 计入。与命令同名的文件或文件夹请写作 ./NAME。',
  exits: [
    ['0', '一切正常；管道的读取方提前离开也算正常'],
    ['1', '与预期不符、检查发现错误，或比较的明细、合计不同'],
    ['2', '用法错误'],
    ['3', '输入无法读取、没有数据行或有被拒绝的行；输出无法写入'],
    ['130', '被中断'],
    ['143', '被终止'],
  ],
  variables: [
    ['LC_ALL, LC_MESSAGES, LANG', '未给出 --lang 时的语言'],
    ['NO_COLOR, FORCE_COLOR', '未给出颜色选项时是否使用颜色'],
    ['BILL_ANALYZE_REDACT_KEY', '使化名跨月保持一致的密钥'],
    ['BILL_ANALYZE_DEBUG', '显示程序故障的位置'],
    ['NODE_DISABLE_COMPILE_CACHE', '不在可执行文件旁保存编译结果'],
  ],
  moreHelp: (command) => `${command} 显示某个命令或主题的文档。`,
  alsoTakes: (options) => `也接受上文的选项：${options}。`,
};

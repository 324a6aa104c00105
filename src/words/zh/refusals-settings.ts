/** 拒绝配置文件的原因，中文。 */
import type { Expected } from '../shape/refusals.ts';
import type { Words } from '../shape/words.ts';
import { didYouMean, list } from './phrases.ts';

const CORRECT = '请更正，或用 --no-config 不使用它。';

const WHY = {
  filter: '被遗忘的筛选条件会使合计出错，请写在命令行中。配置文件中只允许 currency。',
  writes: '写出什么、写到哪里，请在命令行中说明。',
  opens: '对他人开放什么，请在命令行中说明。',
  shares: '报表是否用于分享，请在命令行中说明。',
  asked: '本次要看什么，请在命令行中说明。',
};

const MISSING = {
  value: '值',
  key: '双引号括起的键',
  colon: '“:”',
  'comma-or-brace': '“,”或“}”',
  'comma-or-bracket': '“,”或“]”',
  end: '文件结尾',
  'less-depth': '列表或对象的结尾（嵌套层数过多）',
};

function kindOf({ type, among = [], least = 0, most }: Expected): string {
  const kinds: Readonly<Record<Expected['type'], string>> = {
    switch: ' true 或 false',
    text: '文本',
    file: '文件路径',
    choice: `以下之一：${list(among)}`,
    count: most === undefined ? `不小于 ${least} 的整数` : ` ${least} 到 ${most} 的整数`,
    size: '大于 0 的整数，如 5000 或 "64M"',
    amount: '金额，如 "459582.78"',
    texts: '文本或文本列表',
  };
  return kinds[type];
}

export const zhSettingsRefusals: Pick<
  Words['refusals'],
  keyof typeof import('../en/refusals-settings.ts').enSettingsRefusals
> = {
  SETTINGS_UNKNOWN_KEY: {
    what: (p) => `未知的设置“${p.key}”`,
    remedy: (p) => `${didYouMean(p.meant)}此处可用的设置：${list(p.known)}。`,
  },
  SETTINGS_NOT_HERE: { what: (p) => `“${p.key}”不能写在配置文件中`, remedy: (p) => WHY[p.why] },
  SETTINGS_NOT_TAKEN: { what: (p) => `${p.command} 不接受设置“${p.key}”`, remedy: CORRECT },
  SETTINGS_OF_COMMANDS: {
    what: (p) => `“${p.key}”是单个命令的设置`,
    remedy: (p) => `请写作 "commands": {"…": {"${p.key}": …}}，可用于：${list(p.commands)}。`,
  },
  SETTINGS_TWICE: { what: (p) => `“${p.key}”出现了两次`, remedy: '请只保留一处。' },
  SETTINGS_NOT_OBJECT: {
    what: (p) => (p.key === '' ? '配置文件应为一个对象：{…}' : `“${p.key}”应为对象：{…}`),
    remedy: CORRECT,
  },
  SETTINGS_VALUE: {
    what: (p) => `“${p.key}”应为${kindOf(p.kind)}，而不是 ${p.found}`,
    remedy: (p) => didYouMean(p.meant) || CORRECT,
  },
  SETTINGS_NOT_JSON: {
    what: (p) =>
      p.found === ''
        ? `不是合法的 JSON：末尾缺少${MISSING[p.expected]}`
        : `不是合法的 JSON：${p.found} 之前缺少${MISSING[p.expected]}`,
    remedy: CORRECT,
  },
  SETTINGS_UNREADABLE: { what: (p) => `无法读取配置文件（${p.reason}）`, remedy: CORRECT },
  SETTINGS_TOO_LARGE: { what: (p) => `配置文件最多 ${p.most} 字节`, remedy: CORRECT },
  SETTINGS_NOT_UTF8: { what: '配置文件不是 UTF-8 编码', remedy: '请将文件保存为 UTF-8。' },
  SETTINGS_WRITABLE: {
    what: '任何人都可以改写这个配置文件',
    remedy: (p) => `请收回他人的写权限：chmod o-w ${p.path}；或用 --no-config 不使用它。`,
  },
  SETTINGS_PLANTED: {
    what: '这个配置文件属于其他用户，而且任何人都可以在其所在文件夹中写入',
    remedy: '请在自己的文件夹中运行，或用 --no-config 不使用它。',
  },
};

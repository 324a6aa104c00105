import type { Words } from '../shape/words.ts';

/** 配置文件与 `config` 命令的用语。 */
export const zhSettings: Words['settings'] = {
  noConfig: '不使用配置文件和环境变量中的设置',
  used: (files) => `设置：${files}`,
  usedOf: (file, keys) => `${file}（${keys}）`,
  variables: '环境变量',
  command: '显示生效的设置及其来源',
  commandArgument: '只看该命令的设置；不写则显示全部',
  heading: '设置',
  files: '文件',
  noFiles: '无',
  origins: { project: '项目文件', user: '用户文件' },
  columns: { setting: '设置', value: '值', source: '来源', place: '位置' },
  sources: {
    'command line': '命令行',
    environment: '环境变量',
    project: '项目',
    user: '用户',
    default: '默认',
  },
  unset: '–',
};

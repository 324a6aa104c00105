import type { OtherKind } from '../shape/other-kind.ts';

/** 账单旁的文件是什么。 */
export const OTHER_KINDS: Readonly<Record<OtherKind, string>> = {
  names: '名称文件',
  prices: '价目表',
  statement: '对账单',
  log: '调用日志',
};

export const OTHER_REMEDIES: Readonly<Record<OtherKind, string>> = {
  names: '请指定账单，并用 --names 指定此文件。',
  prices: '请指定账单，并用 reconcile --prices 指定此文件。',
  statement: '请与账单对账：reconcile 账单 --against 对账单。',
  log: '请与账单对账：reconcile 账单 --against 日志。',
};

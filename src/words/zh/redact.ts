import type { Words } from '../shape/words.ts';

/** 脱敏用语。 */
export const zhRedact: Words['redact'] = {
  option: '账号、API Key、业务空间、名称和文件以化名显示；金额不变',
  keyFile: '使化名跨月保持一致的密钥文件（或 BILL_ANALYZE_REDACT_KEY）；没有密钥时化名只对应本次输入',
};

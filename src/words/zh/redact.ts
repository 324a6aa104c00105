import type { Words } from '../shape/words.ts';

/** 脱敏用语。 */
export const zhRedact: Words['redact'] = {
  option: '账号、API Key、业务空间、名称和文件以化名显示；金额不变',
  keyFile: '使各次运行的化名保持一致的密钥文件（或 BILL_ANALYZE_REDACT_KEY）；没有密钥时每次运行的化名都不同',
};

/** 多处处理办法共用的中文说法。 */
export const EXPORT =
  '请在控制台导出：费用与成本 > 账单详情，统计项选“计费项”，勾选包含应付金额为 0 的记录。';

export const raise = (name: string) => (p: { readonly limit: number }) =>
  `如文件无误，可放宽上限：--limit ${name}=N（现为 ${p.limit}）。`;

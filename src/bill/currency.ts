/** Decimals of a currency whose unit nobody states: most have hundredths. */
const USUAL = 2;

/**
 * How many decimals an invoice has in a currency (ISO 4217, as the runtime knows it): 2 for CNY and USD, 0 for JPY. For
 * a currency that is not stated, or is not one, 2.
 */
export function invoiceDecimals(currency: string | null): number {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return USUAL;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? USUAL;
}

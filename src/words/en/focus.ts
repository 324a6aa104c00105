/** Words of the FOCUS export, in English. */
export const enFocus = {
  options: {
    focusVersion: 'FOCUS 1.2 (default) or 1.4; with --format focus',
    grain: 'rows of the FOCUS export: day (default: like lines of a day are added up) or line',
    focusSet:
      'state what the bill does not say: BillingAccountId, BillingAccountName, BillingCurrency, InvoiceId',
  },
};

/** Files beside bills that are no bills. */
export type OtherKind = 'names' | 'prices' | 'statement' | 'log';

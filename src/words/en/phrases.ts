/** `csv, tsv, json` */
export const list = (texts: readonly string[]) => texts.join(', ');

/** Empty where nothing is near enough. */
export const didYouMean = (meant: string | undefined) =>
  meant === undefined ? '' : `Did you mean ${meant}? `;

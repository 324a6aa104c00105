/** `csv、tsv、json` */
export const list = (texts: readonly string[]) => texts.join('、');

/** Empty where nothing is near enough. */
export const didYouMean = (meant: string | undefined) => (meant === undefined ? '' : `是否指 ${meant}？`);

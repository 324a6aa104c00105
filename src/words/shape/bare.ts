interface Dictionaries {
  readonly titles: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Words that are looked up by texts of a bill: `constructor` must find nothing there. */
export function bare<P extends Dictionaries>(page: P): P {
  const { titles, values } = page;
  for (const dictionary of [titles, values, ...Object.values(values)])
    Object.setPrototypeOf(dictionary, null);
  return page;
}

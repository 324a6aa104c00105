/** Reads figures off a page as a person does: from the text of a terminal. */

export type PageLine = readonly [label: string, value: string];

/** The lines under a title, up to the next blank line, each as label and figure without separators. */
export function linesUnder(page: string, title: string): PageLine[] {
  const lines = page.split('\n');
  const at = lines.indexOf(title);
  if (at === -1) return [];
  const end = lines.indexOf('', at);
  return lines.slice(at + 1, end).map(labelled);
}

function labelled(line: string): PageLine {
  const match = /^(.*?)\s+(-?[\d,]+(?:\.\d+)?)\s*$/.exec(line);
  if (match === null) throw new Error(`no figure in ${line}`);
  return [(match[1] as string).trim(), (match[2] as string).replaceAll(',', '')];
}

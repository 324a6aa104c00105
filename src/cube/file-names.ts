/** What a bill's own name says beside the account: when it was exported, of which month. */
const EXPORTED =
  /^\d+-(\d{14}(?:_\d{6})?_consumedetailbillv2(?:daysummary)?)(?: ?\(\d+\))?((?:\.csv|\.gz|\.zip|\.xlsx)+)$/i;
const DELIVERED = /^\d+_\d+_(consumeDetailBillV2_\d{6}(?:\d\d)?)((?:\.csv|\.gz|\.zip|\.xlsx)+)$/i;
const EXTENSION = /\.(?:csv|tsv|txt|gz|zip|xlsx)$/i;
const ENTRY = /^(.*?\.(?:zip|xlsx))\/(.+)$/is;

/**
 * Names of files by their number in the order they are asked for: a path may hold the account, a company, a person.
 * The time of the export stays, for it says whether a bill is final.
 */
export class FileNames {
  private readonly names = new Map<string, string>();
  private readonly given = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** Files that are called by what they are: the names file. */
  constructor(called: ReadonlyMap<string, string> = new Map()) {
    for (const [name, made] of called) {
      this.names.set(name, made);
      this.given.add(made);
    }
  }

  /** `file-1-20260603120501_202605_consumedetailbillv2.csv`, `file-2.zip/file-1.csv`; `-` is nobody's name. */
  of(name: string): string {
    if (name === '-' || name === '' || this.given.has(name)) return name;
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const [, archive, entry = name] = ENTRY.exec(name) ?? [];
    const folder = archive === undefined ? '' : `${this.of(archive)}/`;
    const number = (this.counts.get(folder) ?? 0) + 1;
    this.counts.set(folder, number);
    const made = `${folder}file-${number}${ending(entry)}`;
    this.names.set(name, made);
    this.given.add(made);
    return made;
  }

  /** A text with the names in it replaced, the longest first; the last part of a path too. */
  replacedIn(text: string): string {
    const spellings = [...this.names].flatMap(([name, made]) => [
      [name, made] as const,
      [last(name), made] as const,
    ]);
    const longest = spellings.filter(([name]) => name !== '').sort(([a], [b]) => b.length - a.length);
    return longest.reduce((all, [name, made]) => all.replace(wholeWord(name), () => made), text);
  }
}

/** A file may be called `a`, which is no reason to replace that letter in a word. */
function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${escaped}(?![\p{L}\p{N}_])`, 'gu');
}

function ending(path: string): string {
  const name = last(path);
  const [, exported, after] = EXPORTED.exec(name) ?? [];
  if (exported !== undefined) return `-${exported}${after}`;
  const [, delivered, behind] = DELIVERED.exec(name) ?? [];
  if (delivered !== undefined) return `-${delivered}${behind}`;
  return EXTENSION.exec(name)?.[0].toLowerCase() ?? '';
}

function last(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

export type Params = Readonly<Record<string, string | number>>;

export type NoticeParams = Readonly<Record<string, string | number | readonly string[]>>;

export interface ProblemWords {
  what(params: Params): string;
  expected?(params: Params): string;
  remedy(params: Params): string;
}

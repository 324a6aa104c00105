import type { CommandSpec } from '../../options/command-spec.ts';
import { LINE_FORMATS } from '../../options/formats.ts';
import { REPORT } from '../report/spec.ts';

/** The report with `--trace`: the lines behind one cell of it. */
export const TRACE: CommandSpec = { ...REPORT, name: '--trace', formats: LINE_FORMATS };

import { chalkColour } from '../../../render/terminal/colour.ts';
import { renderTerminal } from '../../../render/terminal/terminal.ts';
import type { Page } from '../../../report/page.ts';
import type { OutputOptions } from '../../options/run-options.ts';
import { colourLevel } from '../../world/colour-level.ts';
import type { Context } from '../../world/context.ts';
import type { Writer } from '../written.ts';

export const write: Writer = async (report, output, context) => [
  await terminalText(report.page(), output, context),
];

/** A page for a terminal, as wide as it is. */
export async function terminalText(
  page: Page,
  { toScreen, color }: OutputOptions,
  { words, env, width }: Context,
  hiddenColumns = words.page.hiddenColumns,
): Promise<string> {
  const { listed } = words.page;
  return renderTerminal(page, {
    width: toScreen ? width : null,
    colour: await chalkColour(colourLevel(color, env, toScreen)),
    moreColumns: (hidden) => hiddenColumns(listed(hidden)),
  });
}

// Makes the sources that are made of others, which is all that running from the sources needs: the compiled scanner,
// the worker's text and the page's code. Does nothing where nothing has changed.
import { makeGenerated } from './generated.mjs';

await makeGenerated();

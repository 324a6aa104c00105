import { render } from 'preact';
import { LANGUAGES, languageFor } from '../../words/index.ts';
import { App, Failed } from './app.tsx';
import { openBill, TooOld } from './source.ts';

/** Opens the data and shows it; whatever goes wrong is said on the page. */
async function start(): Promise<void> {
  const place = document.getElementById('app') as HTMLElement;
  const ownLang = (languageFor(document.documentElement.lang) ?? LANGUAGES[0]).code;
  try {
    const first = await openBill();
    place.replaceChildren();
    render(<App first={first} ownLang={ownLang} />, place);
  } catch (error) {
    console.error(error);
    place.replaceChildren();
    render(<Failed lang={ownLang} isOld={error instanceof TooOld} />, place);
  }
}

void start();

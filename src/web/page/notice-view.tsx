import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../words/index.ts';
import { placeOf, tell } from '../../words/problem.ts';
import type { Live } from './live.ts';

interface Props {
  readonly words: Words;
  readonly live: { readonly live: Live; readonly isUpdated: boolean };
}

/** What has happened to the files since the page was opened. */
export function NoticeView({ words, live: { live, isUpdated } }: Props) {
  const { web } = words;
  const text = said(words, live, isUpdated);
  const [hidden, setHidden] = useState('');
  useEffect(() => setHidden(''), [live]);
  const isBad = live === 'lost' || (typeof live === 'object' && live.stale !== undefined);
  return (
    <div class={isBad ? 'notice bad' : 'notice'} role="status">
      {text === '' || hidden === text ? null : (
        <p>
          {text}{' '}
          <button type="button" onClick={() => setHidden(text)}>
            {web.dismiss}
          </button>
        </p>
      )}
    </div>
  );
}

function said(words: Words, live: Live, isUpdated: boolean): string {
  const { web } = words;
  if (live === 'lost') return web.lost;
  if (live?.stale === undefined) return isUpdated ? web.updated : '';
  const place = placeOf(live.stale);
  return web.stale(`${place === '' ? '' : `${place}: `}${tell(live.stale, words).what}`);
}

import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../words/index.ts';
import type { Live } from './live.ts';

interface Props {
  readonly words: Words;
  readonly live: { readonly live: Live; readonly isUpdated: boolean };
}

/** What has happened to the files since the page was opened. */
export function NoticeView({ words: { web }, live: { live, isUpdated } }: Props) {
  const text = live === 'lost' ? web.lost : live?.stale !== undefined ? web.stale(live.stale) : isUpdated ? web.updated : '';
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

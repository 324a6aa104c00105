import { useMemo } from 'preact/hooks';
import type { Scene } from '../query/scene.ts';
import { missingChoices } from '../views/missing.ts';
import type { Go } from './use-view.ts';

/** What the address asks for and the bill does not have. */
export function MissingView({ scene, go }: { readonly scene: Scene; readonly go: Go }) {
  const missing = useMemo(() => missingChoices(scene), [scene]);
  return (
    <div class="notice bad missing" role="status">
      {missing.map(({ text, without }) => (
        <p key={text}>
          {text}{' '}
          <button type="button" onClick={() => go(without)}>
            {scene.words.web.dismiss}
          </button>
        </p>
      ))}
    </div>
  );
}

import type { Scene } from '../query/scene.ts';
import type { Missing } from '../views/missing.ts';
import type { Go } from './use-view.ts';

interface Props {
  readonly scene: Scene;
  readonly missing: readonly Missing[];
  readonly go: Go;
}

/** What the address asks for and the bill does not have. */
export function MissingView({ scene, missing, go }: Props) {
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

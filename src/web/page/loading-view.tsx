import type { Words } from '../../words/index.ts';
import type { RollupsLook } from './use-rollups.ts';

interface Props {
  readonly words: Words;
  readonly looked: RollupsLook;
}

/** While the server computes, and where it could not; it is heard of, but takes no room when all is well. */
export function LoadingView({ words: { web }, looked: { isLoading, trouble, shown, retry } }: Props) {
  const reasons = { large: web.rollupLarge, late: web.rollupLate, failed: web.rollupFailed };
  return (
    <div class={shown === undefined ? 'computing first' : 'computing'} role="status">
      {isLoading ? <p>{web.computing}</p> : null}
      {trouble === undefined ? null : (
        <p class="bad">
          {reasons[trouble]}{' '}
          <button type="button" onClick={retry}>
            {web.again}
          </button>
        </p>
      )}
    </div>
  );
}

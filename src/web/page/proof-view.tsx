import { useMemo } from 'preact/hooks';
import type { Scene } from '../query/scene.ts';
import { proofOf } from '../views/proof.ts';
import { isServed } from './source.ts';

/** What is to be known of the bill, and where every one of its rows has gone. */
export function ProofView({ scene }: { readonly scene: Scene }) {
  const { store, words } = scene;
  const { web, page } = words;
  const { notices, proof } = useMemo(() => proofOf(scene), [scene]);
  const { version, byDay } = store.head;
  return (
    <footer class="proof">
      {notices.length === 0 && !byDay ? null : (
        <ul class="notices">
          {byDay ? <li>{web.byDay}</li> : null}
          {notices.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <h2>{page.proof}</h2>
      {proof.map((line) => (
        <p class="proof-line" key={line}>
          {line}
        </p>
      ))}
      <p class="note">{isServed() ? web.servedBy(version) : web.madeBy(version)}</p>
    </footer>
  );
}

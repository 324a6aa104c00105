import { make } from './make.ts';

/** Tests of the executable run what the sources say now, not what was built last. */
export default function setup(): void {
  make('build:js');
}

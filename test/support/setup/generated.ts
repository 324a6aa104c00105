import { make } from './make.ts';

/** Tests in process need what the sources import that is made by the build, and no more. */
export default function setup(): void {
  make('build:generated');
}

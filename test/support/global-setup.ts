import { execFileSync } from 'node:child_process';

/** Tests of the executable run what the sources say now, not what was built last. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build:js'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

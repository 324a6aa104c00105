export { write } from './csv.ts';

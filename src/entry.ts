export { systemHost } from './host/system.ts';
export { main } from './main.ts';

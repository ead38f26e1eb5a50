import type { Bilingual } from '../words/bilingual.ts';
import { visible } from '../words/visible.ts';
import type { Context } from './context.ts';

/** Says sentences to the person, each on a line of the error output. */
export function tell({ host, say }: Pick<Context, 'host' | 'say'>, texts: readonly Bilingual[]): void {
  for (const text of texts) host.out.message(`${visible(say(text))}\n`);
}

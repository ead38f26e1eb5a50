import { mostNoted, type NotedRun, notedWords } from '../compliance/remarks.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visible } from '../words/visible.ts';
import { type DamagedRun, firstOfMany, leftOutWords } from '../workflows/office/odd-entries.ts';
import type { Context } from './context.ts';

/** Says sentences to the person, each on a line of the error output. */
export function tell({ host, say }: Pick<Context, 'host' | 'say'>, texts: readonly Bilingual[]): void {
  for (const text of texts) host.out.message(`${visible(say(text))}\n`);
}

/** Says what was left out of the runs that were looked at. */
export const tellDamaged = (context: Context, damaged: readonly DamagedRun[]): void =>
  tell(context, leftOutWords(damaged));

/** Says what there is to say of runs that were counted. */
export const tellNoted = (context: Context, noted: readonly NotedRun[]): void =>
  tell(context, notedWords(noted, mostNoted));

/** Says sentences that are alike: of many the first, and how many more there are. */
export const tellFirst = (context: Context, texts: readonly Bilingual[]): void =>
  tell(context, firstOfMany(texts));

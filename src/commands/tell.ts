import type { Bilingual } from '../words/bilingual.ts';
import { visible } from '../words/visible.ts';
import type { DamagedRun } from '../workflows/office/odd-entries.ts';
import type { Context } from './context.ts';

/** Says sentences to the person, each on a line of the error output. */
export function tell({ host, say }: Pick<Context, 'host' | 'say'>, texts: readonly Bilingual[]): void {
  for (const text of texts) host.out.message(`${visible(say(text))}\n`);
}

const most = 20;

/** Says what was left out: runs that are damaged or cannot be read, then what is no run; of many the first, and how many more there are. */
export function tellDamaged(context: Context, damaged: readonly DamagedRun[]): void {
  for (const isRun of [true, false]) {
    const some = damaged.filter(({ run }) => (run !== undefined) === isRun);
    tellFirst(
      context,
      some.map(({ why }) => why),
    );
  }
}

/** Says sentences that are alike: of many the first, and how many more there are. */
export function tellFirst(context: Context, texts: readonly Bilingual[]): void {
  tell(context, texts.slice(0, most));
  const more = texts.length - most;
  if (more > 0)
    tell(context, [{ id: `… dan ${more} lagi seperti itu.`, en: `… and ${more} more like these.` }]);
}

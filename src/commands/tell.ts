import type { Bilingual } from '../words/bilingual.ts';
import { visible } from '../words/visible.ts';
import type { DamagedRun } from '../workflows/figures/observe-runs.ts';
import type { Context } from './context.ts';

/** Says sentences to the person, each on a line of the error output. */
export function tell({ host, say }: Pick<Context, 'host' | 'say'>, texts: readonly Bilingual[]): void {
  for (const text of texts) host.out.message(`${visible(say(text))}\n`);
}

/** Says which runs were left out because their record is damaged. */
export function tellDamaged(context: Context, damaged: readonly DamagedRun[]): void {
  tell(
    context,
    damaged.map(({ why }) => why),
  );
}

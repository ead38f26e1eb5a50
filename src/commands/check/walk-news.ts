import { printClock } from '../../calendar/print-date.ts';
import { actionWords } from '../../checklist/action-words.ts';
import type { RunEvent } from '../../checklist/events.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { RunAtWork } from '../../workflows/run/run-at-work.ts';

/** The last of what others did, the close before all else, and how much more there is; nothing when they did nothing. */
export function whatOthersDid({ news, office }: RunAtWork, before: string): Bilingual {
  const shown = news.findLast(({ type }) => type === 'close') ?? news.at(-1);
  if (!shown) return { id: '', en: '' };
  const { by, at } = shown.stamp;
  const [what, who] = [actionWords(shown), visibleLine(by.name)];
  const clock = printClock(at, office.zone);
  const more = news.length - 1;
  const [moreId, moreEn] = more === 0 ? ['', ''] : [` (dan ${more} lagi)`, ` (and ${more} more)`];
  return {
    id: `${before}${who}, ${clock}: ${what.id}${moreId}.`,
    en: `${before}${who}, ${clock}: ${what.en}${moreEn}.`,
  };
}

/** Written in the very moment in which somebody else closed the run. */
export function cameLate(event: RunEvent, run: RunAtWork): Bilingual {
  const [what, others] = [actionWords(event), whatOthersDid(run, ' ')];
  return {
    id: `${what.id} tersimpan, tetapi pelaksanaan ditutup pada saat itu juga: belum dihitung.${others.id}`,
    en: `${what.en} is saved, but the run was closed in that very moment: it does not count yet.${others.en}`,
  };
}

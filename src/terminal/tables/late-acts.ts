import { dateTimeWords } from '../../calendar/print-date.ts';
import { actionWords, saidWith } from '../../checklist/action-words.ts';
import type { RunEvent } from '../../checklist/events.ts';
import type { RunState } from '../../checklist/state.ts';
import type { TerminalStreams } from '../../host/host.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { hang } from '../text-width.ts';

/** What lines of a run are drawn with. */
export type Screen = {
  readonly host: { readonly terminal: Pick<TerminalStreams, 'columns'> };
  readonly say: Say;
  readonly palette: Palette;
};
/** What came after the close, as lines of the screen; none when nothing did. */
export function lateActLines(
  { say, palette, host }: Screen,
  { state, zone }: { readonly state: RunState; readonly zone: string },
): readonly string[] {
  const { lateActs, acceptanceDropped } = state;
  if (lateActs.length === 0) return [];
  const width = Math.min(host.terminal.columns(), 120) - 1;
  const dropped = acceptanceDropped ? say(droppedWords) : '';
  return [
    palette.bad(say(lateHead(lateActs.length))) + dropped,
    ...lateActs.flatMap((act) => hang('  ', say(lateActWords(act, zone)), width)),
  ];
}

const lateHead = (count: number): Bilingual => ({
  id: `${count} tindakan sesudah ditutup, belum dihitung`,
  en: `${count} acts after the close, not counted yet`,
});

const droppedWords: Bilingual = {
  id: '; karena itu penerimaannya gugur',
  en: '; the acceptance has fallen because of it',
};

/** An act after the close: when, who, what, and what was said with it. */
function lateActWords(act: RunEvent, zone: string): Bilingual {
  const [when, what, said] = [
    dateTimeWords(act.stamp.at, zone),
    actionWords(act),
    visibleLine(saidWith(act)),
  ];
  const [who, why] = [visibleLine(act.stamp.by.name), said === '' ? '' : ` · ${said}`];
  return { id: `${when.id}, ${who}: ${what.id}${why}`, en: `${when.en}, ${who}: ${what.en}${why}` };
}

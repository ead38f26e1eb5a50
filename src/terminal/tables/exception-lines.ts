import { dateTimeWords } from '../../calendar/print-date.ts';
import { enteredAfterwards } from '../../checklist/late-entry.ts';
import { type ActivityState, activityState, type RunState } from '../../checklist/state.ts';
import type { ExceptionKind, ReviewException } from '../../compliance/exceptions.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { hang } from '../text-width.ts';
import { lateActLines, type Screen } from './late-acts.ts';

/** Why an activity stands out, in words. */
const exceptionWords: Readonly<Record<ExceptionKind, Bilingual>> = {
  sesudah_ditutup: { id: 'ada tindakan sesudah ditutup', en: 'acts after the close' },
  tidak_sesuai: { id: 'TIDAK SESUAI', en: 'TIDAK SESUAI (not as required)' },
  belum_dijawab: { id: 'belum dijawab', en: 'not answered' },
  terlambat: { id: 'terlambat', en: 'late' },
  tidak_berlaku: { id: 'tidak berlaku', en: 'not applicable' },
  dikoreksi: { id: 'dikoreksi', en: 'corrected' },
  dalam_detik: { id: 'dijawab dalam hitungan detik', en: 'answered within seconds' },
  dicatat_belakangan: { id: 'dicatat belakangan', en: 'entered afterwards' },
};

/** `zone` is that of the office's clock, by which times are shown. */
type Reviewed = { readonly part: Part; readonly state: RunState; readonly zone: string };

/** The exceptions of a run as lines of the screen, what came after the close first; each with its reason and its last note. */
export function exceptionLines(
  screen: Screen,
  { part, state, zone }: Reviewed,
  exceptions: readonly ReviewException[],
): readonly string[] {
  const { host, say, palette } = screen;
  const all = activityRows(part).length;
  const head = palette.bold(
    say({
      id: `Telaah ${visibleLine(part.name)}: ${exceptions.length} dari ${all} kegiatan perlu dilihat`,
      en: `Review of ${visibleLine(part.name)}: ${exceptions.length} of ${all} activities to look at`,
    }),
  );
  const width = Math.min(host.terminal.columns(), 120) - 1;
  return [
    head,
    ...lateActLines(screen, { state, zone }),
    ...exceptions.flatMap(({ code, kinds }) => {
      const activity = activityState(state, code);
      const why = kinds.map((kind) => `${say(exceptionWords[kind])}${say(entryTime(kind, activity, zone))}`);
      const said = wordsOf(activity).map(visibleLine);
      return hang(`  ${code}  `, [why.join(', '), ...said].join(' · '), width);
    }),
  ];
}

/** When an answer from paper was really entered. */
function entryTime(kind: ExceptionKind, activity: ActivityState, zone: string): Bilingual {
  const at = kind === 'dicatat_belakangan' ? enteredAfterwards(activity) : undefined;
  if (at === undefined) return { id: '', en: '' };
  const { id, en } = dateTimeWords(at, zone);
  return { id: ` ${id}`, en: ` ${en}` };
}

const wordsOf = ({ answer, notes }: ActivityState): readonly string[] =>
  [answer?.reason, notes.at(-1)?.text].filter((text) => text !== undefined);

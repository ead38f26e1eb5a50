import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { Result, RunEvent } from './events.ts';

/** What an event did, as it is told after recording: `URMIN-01 dimulai`. */
export function actionWords(event: RunEvent): Bilingual {
  const code = 'activity' in event ? event.activity : undefined;
  const words = wordsOf(event);
  return code === undefined ? words : { id: `${code} ${words.id}`, en: `${code} ${words.en}` };
}

/** What was said with an event: its reason, or its text; empty when nothing was. */
export function saidWith(event: RunEvent): string {
  if ('reason' in event && event.reason !== undefined) return event.reason;
  return 'text' in event ? (event.text ?? '') : '';
}

function wordsOf(event: RunEvent): Bilingual {
  switch (event.type) {
    case 'answer':
      return resultWords[event.result];
    case 'correct':
      return {
        id: `dikoreksi menjadi ${resultWords[event.result].id}`,
        en: `corrected to ${resultWords[event.result].en}`,
      };
    case 'handover':
      return {
        id: `diserahkan kepada ${visibleLine(event.to.name)}`,
        en: `handed over to ${visibleLine(event.to.name)}`,
      };
    case 'evidence':
      return { id: `bukti ${visibleLine(event.name)}`, en: `evidence ${visibleLine(event.name)}` };
    default:
      return plainWords[event.type];
  }
}

const plainWords = {
  open: { id: 'dibuka', en: 'opened' },
  join: { id: 'diikuti', en: 'joined' },
  start: { id: 'dimulai', en: 'started' },
  pause: { id: 'dijeda', en: 'paused' },
  resume: { id: 'dilanjutkan', en: 'resumed' },
  note: { id: 'catatan', en: 'note' },
  close: { id: 'ditutup', en: 'closed' },
  reopen: { id: 'dibuka kembali', en: 'opened again' },
  report: { id: 'laporan', en: 'report' },
  followup: { id: 'tindak lanjut', en: 'follow-up' },
  review: { id: 'telaah', en: 'review' },
  migrate: { id: 'pindah ke SOP yang baru', en: 'moved to the newer SOP' },
  unlock: { id: 'kunci dilepas', en: 'lock taken away' },
} as const satisfies Record<
  Exclude<RunEvent['type'], 'answer' | 'correct' | 'handover' | 'evidence'>,
  Bilingual
>;

/** The result words as the form prints them. */
export const resultWords = {
  sesuai: { id: 'SESUAI', en: 'SESUAI (as required)' },
  tidak_sesuai: { id: 'TIDAK SESUAI', en: 'TIDAK SESUAI (not as required)' },
  tidak_berlaku: { id: 'TIDAK BERLAKU', en: 'TIDAK BERLAKU (not applicable)' },
} as const satisfies Record<Result, Bilingual>;

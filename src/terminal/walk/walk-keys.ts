import type { ActivityMove } from '../../checklist/allowed.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { pad, widthOf } from '../text-width.ts';
import type { Canvas, WalkView } from './walk-screen.ts';

/** Everything a key of the walk can ask for. */
export type WalkWish =
  | 'start'
  | 'sesuai'
  | 'tidak_sesuai'
  | 'tidak_berlaku'
  | 'pause'
  | 'resume'
  | 'note'
  | 'correct'
  | 'evidence'
  | 'followup'
  | 'handover'
  | 'go'
  | 'close'
  | 'leave';

type KeySpec = {
  readonly key: string;
  readonly wish: WalkWish;
  readonly needs: ActivityMove | 'run';
  readonly label: Bilingual;
  readonly help: Bilingual;
};

/** The keys of the walk; the letters are the same in both languages, as printed beside the desk. */
export const walkKeys: readonly KeySpec[] = [
  {
    key: 'm',
    wish: 'start',
    needs: 'start',
    label: { id: 'mulai', en: 'start' },
    help: { id: 'mulai kegiatan ini; waktunya berjalan', en: 'start this activity; its clock runs' },
  },
  {
    key: 's',
    wish: 'sesuai',
    needs: 'answer',
    label: { id: 'sesuai', en: 'as required' },
    help: { id: 'selesai, SESUAI dengan SOP', en: 'finished, SESUAI (as the SOP requires)' },
  },
  {
    key: 't',
    wish: 'tidak_sesuai',
    needs: 'answer',
    label: { id: 'tidak sesuai', en: 'not as required' },
    help: { id: 'selesai, TIDAK SESUAI (alasan ditanyakan)', en: 'finished, TIDAK SESUAI (asks why)' },
  },
  {
    key: 'b',
    wish: 'tidak_berlaku',
    needs: 'dismiss',
    label: { id: 'tidak berlaku', en: 'not applicable' },
    help: { id: 'kali ini tidak berlaku (alasan ditanyakan)', en: 'does not apply this time (asks why)' },
  },
  {
    key: 'j',
    wish: 'pause',
    needs: 'pause',
    label: { id: 'jeda', en: 'pause' },
    help: { id: 'jeda: waktu berhenti, alasan ditanyakan', en: 'pause: the clock stops, asks why' },
  },
  {
    key: 'l',
    wish: 'resume',
    needs: 'resume',
    label: { id: 'lanjut', en: 'resume' },
    help: { id: 'lanjutkan setelah jeda', en: 'go on after a pause' },
  },
  {
    key: 'k',
    wish: 'correct',
    needs: 'correct',
    label: { id: 'koreksi', en: 'correct' },
    help: {
      id: 'koreksi jawaban; yang lama tetap tercatat',
      en: 'correct an answer; the old one stays on record',
    },
  },
  {
    key: 'c',
    wish: 'note',
    needs: 'note',
    label: { id: 'catatan', en: 'note' },
    help: { id: 'tulis catatan pada kegiatan ini', en: 'write a note on this activity' },
  },
  {
    key: 'f',
    wish: 'evidence',
    needs: 'evidence',
    label: { id: 'berkas bukti', en: 'evidence' },
    help: { id: 'lampirkan berkas bukti', en: 'attach a file as evidence' },
  },
  {
    key: 'i',
    wish: 'followup',
    needs: 'followup',
    label: { id: 'tindak lanjut', en: 'follow-up' },
    help: {
      id: 'tindak lanjut atas tidak sesuai: siapa, sampai kapan',
      en: 'what is done about it, by whom, until when',
    },
  },
  {
    key: 'o',
    wish: 'handover',
    needs: 'handover',
    label: { id: 'operkan', en: 'hand over' },
    help: { id: 'serah terima kegiatan ini kepada rekan', en: 'hand this activity to a colleague' },
  },
  {
    key: 'g',
    wish: 'go',
    needs: 'run',
    label: { id: 'ke kegiatan', en: 'go to' },
    help: {
      id: 'pergi ke kegiatan: kode, nomor urut, atau kata',
      en: 'go to an activity: code, place or word',
    },
  },
  {
    key: 'a',
    wish: 'close',
    needs: 'run',
    label: { id: 'akhiri', en: 'close' },
    help: { id: 'tutup pelaksanaan bila semua sudah dijawab', en: 'close the run when all is answered' },
  },
  {
    key: 'q',
    wish: 'leave',
    needs: 'run',
    label: { id: 'keluar', en: 'leave' },
    help: {
      id: 'keluar; semua tersimpan, lanjutkan kapan saja',
      en: 'leave; all is kept, go on at any time',
    },
  },
];

/** The keys that can be used now, laid out in as many lines as they need. */
export function keyLines(
  moves: readonly ActivityMove[],
  view: WalkView,
  { palette, say }: Canvas,
  width: number,
): readonly string[] {
  const usable = walkKeys.filter((spec) => isUsable(spec, moves, view));
  const items = usable.map((spec) => [spec.key.toUpperCase(), say(spec.label)] as const);
  const all = [
    ...items,
    ['↑↓', say({ id: 'pilih', en: 'choose' })],
    ['?', say({ id: 'bantuan', en: 'help' })],
  ] as const;
  const lines: string[] = [];
  let line = '';
  for (const [key, label] of all) {
    const item = `${palette.accent(key)} ${label}`;
    if (line !== '' && widthOf(line) + 3 + widthOf(item) > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? item : `   ${item}`;
  }
  return [...lines, line, ''].slice(0, Math.max(2, lines.length + 1));
}

/** Whether a key does anything for the chosen activity. */
export function isUsable(spec: KeySpec, moves: readonly ActivityMove[], view: WalkView): boolean {
  if (spec.needs !== 'run') return moves.includes(spec.needs);
  return (
    spec.wish !== 'close' || view.rows.every((row) => view.state.activities.get(row.activity.code)?.answer)
  );
}

/** The help page: every key and what it does. */
export function helpLines({ palette, say }: Canvas, width: number): readonly string[] {
  const keys = walkKeys.map((spec) => ` ${palette.accent(pad(spec.key.toUpperCase(), 6))} ${say(spec.help)}`);
  const move = say({
    id: 'pilih kegiatan (juga PgUp, PgDn, Home, End); tidak mengubah apa pun',
    en: 'choose an activity (also PgUp, PgDn, Home, End); changes nothing',
  });
  return [
    ` ${palette.accent(pad('↑ ↓', 6))} ${move}`,
    ...keys,
    ` ${palette.accent(pad('Ctrl-C', 6))} ${say({ id: 'sama dengan keluar', en: 'the same as leave' })}`,
  ].map((line) => line.slice(0, width + 20));
}

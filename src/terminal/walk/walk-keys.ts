import { type Intent, isAllowed, unanswered } from '../../checklist/allowed.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { pad, widthOf } from '../text-width.ts';
import { type Canvas, codeAt, type WalkView } from './walk-view.ts';

/** Everything a key of the walk can ask for: an act on the chosen activity, or something about the run. */
export type Asked = Intent | AskedOfRun;
type AskedOfRun = { readonly act: 'close' | 'go' | 'leave' };

type KeySpec = {
  readonly key: string;
  readonly asks: Asked;
  readonly label: Bilingual;
  readonly help: Bilingual;
};

/** The keys of the walk; the letters are the same in both languages, as printed beside the desk. */
export const walkKeys: readonly KeySpec[] = [
  {
    key: 'm',
    asks: { act: 'start' },
    label: { id: 'mulai', en: 'start' },
    help: { id: 'mulai kegiatan ini; waktunya berjalan', en: 'start this activity; its clock runs' },
  },
  {
    key: 's',
    asks: { act: 'answer', result: 'sesuai' },
    label: { id: 'sesuai', en: 'as required' },
    help: { id: 'selesai, SESUAI dengan SOP', en: 'finished, SESUAI (as the SOP requires)' },
  },
  {
    key: 't',
    asks: { act: 'answer', result: 'tidak_sesuai' },
    label: { id: 'tidak sesuai', en: 'not as required' },
    help: { id: 'selesai, TIDAK SESUAI (alasan ditanyakan)', en: 'finished, TIDAK SESUAI (asks why)' },
  },
  {
    key: 'b',
    asks: { act: 'answer', result: 'tidak_berlaku' },
    label: { id: 'tidak berlaku', en: 'not applicable' },
    help: { id: 'kali ini tidak berlaku (alasan ditanyakan)', en: 'does not apply this time (asks why)' },
  },
  {
    key: 'j',
    asks: { act: 'pause' },
    label: { id: 'jeda', en: 'pause' },
    help: { id: 'jeda: waktu berhenti, alasan ditanyakan', en: 'pause: the clock stops, asks why' },
  },
  {
    key: 'l',
    asks: { act: 'resume' },
    label: { id: 'lanjut', en: 'resume' },
    help: { id: 'lanjutkan setelah jeda', en: 'go on after a pause' },
  },
  {
    key: 'k',
    asks: { act: 'correct' },
    label: { id: 'koreksi', en: 'correct' },
    help: {
      id: 'koreksi jawaban; yang lama tetap tercatat',
      en: 'correct an answer; the old one stays on record',
    },
  },
  {
    key: 'c',
    asks: { act: 'note' },
    label: { id: 'catatan', en: 'note' },
    help: { id: 'tulis catatan pada kegiatan ini', en: 'write a note on this activity' },
  },
  {
    key: 'f',
    asks: { act: 'evidence' },
    label: { id: 'berkas bukti', en: 'evidence' },
    help: { id: 'lampirkan berkas bukti', en: 'attach a file as evidence' },
  },
  {
    key: 'i',
    asks: { act: 'followup' },
    label: { id: 'tindak lanjut', en: 'follow-up' },
    help: {
      id: 'tindak lanjut atas tidak sesuai: siapa, sampai kapan',
      en: 'what is done about it, by whom, until when',
    },
  },
  {
    key: 'o',
    asks: { act: 'handover' },
    label: { id: 'operkan', en: 'hand over' },
    help: { id: 'serah terima kegiatan ini kepada rekan', en: 'hand this activity to a colleague' },
  },
  {
    key: 'g',
    asks: { act: 'go' },
    label: { id: 'ke kegiatan', en: 'go to' },
    help: {
      id: 'pergi ke kegiatan: kode, nomor urut, atau kata',
      en: 'go to an activity: code, place or word',
    },
  },
  {
    key: 'a',
    asks: { act: 'close' },
    label: { id: 'akhiri', en: 'close' },
    help: { id: 'tutup pelaksanaan bila semua sudah dijawab', en: 'close the run when all is answered' },
  },
  {
    key: 'q',
    asks: { act: 'leave' },
    label: { id: 'keluar', en: 'leave' },
    help: {
      id: 'keluar; semua tersimpan, lanjutkan kapan saja',
      en: 'leave; all is kept, go on at any time',
    },
  },
];

/** The keys that can be used now, laid out in as many lines as they need. */
export function keyLines(
  view: WalkView,
  selected: number,
  { palette, say }: Canvas,
  width: number,
): readonly string[] {
  const usable = walkKeys.filter(({ asks }) => isUsable(asks, view, selected));
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

/** Whether what a key asks for may be done now to the chosen activity, or to the run. */
export function isUsable(asks: Asked, view: WalkView, selected: number): boolean {
  const { part, state } = view;
  if (isOfRun(asks))
    return asks.act !== 'close' || (state.closedAt === undefined && unanswered(part, state).length === 0);
  const code = codeAt(view, selected);
  return code !== undefined && isAllowed(asks, state, code);
}

/** Whether a key is about the run, not about the chosen activity. */
export const isOfRun = (asks: Asked): asks is AskedOfRun => ['close', 'go', 'leave'].includes(asks.act);

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

import { type ActivityRow, activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import { itemOf } from '../sop/standard-time.ts';
import { shortened } from '../words/shortened.ts';
import { visibleLine } from '../words/visible.ts';

/** How much of an activity fits on the line of a comment. */
const longest = 100;

/**
 * An answers file of a part with every code in it and nothing answered: YAML with a comment above each code that says which row of the
 * paper it is. `name` is that of the file, for the command in its head.
 */
export function answersTemplate(part: Part, name: string): string {
  const rows = activityRows(part);
  return [
    `# Isian formulir ${part.code} dari kertas. Isi lalu periksa: sop check ${part.code} --answers ${visibleLine(name)} --dry-run`,
    '#   hasil   : sesuai, tidak_sesuai, atau tidak_berlaku; kosong = belum dijawab',
    '#   alasan  : wajib untuk tidak_sesuai dan tidak_berlaku',
    ...(rows.some(isPerItem)
      ? ['#   jumlah  : untuk waktu per berkas dan sebangsanya, berapa yang dikerjakan; kosong = 1']
      : []),
    '#   mulai, selesai: "2026-11-20 08:00", keduanya atau tidak sama sekali',
    '',
    'format: 1',
    `bagian: ${part.code}`,
    'petugas:        # nama petugas yang mengerjakan, atau pakai --as "Nama Petugas"',
    'jawaban:',
    ...rows.flatMap(entry),
    'tutup: true     # tutup pelaksanaan bila semua kegiatan sudah dijawab',
    '',
  ].join('\n');
}

const isPerItem = ({ activity }: ActivityRow): boolean => itemOf(activity.standardTime) !== undefined;

function entry(row: ActivityRow): readonly string[] {
  const { activity, level } = row;
  const { code, number, text, standardTime } = activity;
  const words = [
    ...(number === undefined ? [] : [`${number}.`]),
    `${level > 1 ? '• ' : ''}${shortened(text, longest)}`,
    ...(standardTime ? [`(${standardTime.text})`] : []),
  ];
  return [
    `  # ${visibleLine(words.join(' '))}`,
    `  - kode: ${code}`,
    '    hasil:',
    '    alasan:',
    ...(isPerItem(row) ? ['    jumlah:'] : []),
    '    mulai:',
    '    selesai:',
  ];
}

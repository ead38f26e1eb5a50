import { notedWords } from '../../compliance/remarks.ts';
import type { Pattern } from '../../compliance/summary.ts';
import { runsWell, type Table7Row } from '../../compliance/table7.ts';
import { judgedWords, unknownYearsWarning } from '../blocks/report-words.ts';
import { patternWords } from '../compliance/compliance-document.ts';
import type { Table7Input, Table7Part } from './table7-input.ts';

/** What must be known to read the table: first what is amiss with its figures, then how it was made. */
export function table7Statements(input: Table7Input, part: Table7Part): readonly string[] {
  return [
    ...warnings(input, part).map((text) => `PERHATIAN: ${text}`),
    'Bentuk tabel menurut Tabel 7 PermenPAN-RB Nomor 35 Tahun 2012; pemantauan dilakukan sekurang-kurangnya setiap 6 bulan.',
    `Tanda ✓ adalah usul dari catatan: berjalan dengan baik bila sekurang-kurangnya ${percent(runsWell.compliance)} hasil yang dinilai SESUAI dan, bila waktunya diukur, sekurang-kurangnya ${percent(runsWell.onTime)} tepat waktu. Batas itu bukan dari peraturan; penilai yang menentukan dan membubuhkan paraf.`,
    'Yang dihitung hanya pelaksanaan yang sudah ditutup; kegiatan termasuk periode saat kegiatan itu selesai.',
    judgedWords,
    'SESUAI dan TIDAK SESUAI adalah penilaian petugas; tepat waktu adalah hasil hitungan waktu kerja tanpa jeda menurut kalender tersebut di atas.',
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function warnings(
  { periodOver, skipped, noted }: Table7Input,
  { part, rows, unknownYears, formerCodes, patterns }: Table7Part,
): readonly string[] {
  return [
    ...unknownYearsWarning(unknownYears),
    ...(periodOver ? [] : ['Periode belum berakhir ketika tabel ini dibuat; isinya masih dapat berubah.']),
    ...named(skipped, (list) => `Catatan pelaksanaan rusak dan tidak dihitung: ${list}.`),
    ...notedWords(noted.filter((one) => one.part === part.code)).map(({ id }) => id),
    ...named(formerCodes, (list) => `Ada di catatan, tetapi tidak lagi di SOP ini: ${list}.`),
    ...toLookAt(patterns),
    ...unassessed(rows),
  ];
}

function named(codes: readonly string[], sentence: (list: string) => string): readonly string[] {
  return codes.length === 0 ? [] : [sentence(codes.join(', '))];
}

/** Runs by pattern; a pattern is listed for the supervisor and is no proof. */
function toLookAt(patterns: readonly Pattern[]): readonly string[] {
  const kinds = [...new Set(patterns.map(({ kind }) => kind))];
  const lists = kinds.map((kind) => {
    const runs = new Set(patterns.filter((one) => one.kind === kind).map(({ run }) => run));
    return `${patternWords[kind].replaceAll('_', ' ')} (${[...runs].join(', ')})`;
  });
  return lists.length === 0 ? [] : [`Untuk diperiksa atasan, bukan bukti: ${lists.join('; ')}.`];
}

function unassessed(rows: readonly Table7Row[]): readonly string[] {
  const count = rows.filter(({ assessment }) => assessment === 'belum_dinilai').length;
  if (count === 0) return [];
  return [`${count} dari ${rows.length} prosedur belum dinilai; kedua kolom penilaiannya dibiarkan kosong.`];
}

import type { Finding, PlacedPart, Rule } from '../rule.ts';

/**
 * Activities that nobody is named for. There is one finding for each part, with the count, because the column is
 * usually lost for a whole table at a time: dozens of equal lines would bury the other findings, and whoever fills the
 * column in does it part by part. If only a few rows lack it, the finding names them.
 */
export const missingRoles: Rule = {
  id: 'missing-roles',
  group: 'pelaksana',
  severity: 'warning',
  title: { id: 'Kegiatan tanpa pelaksana', en: 'Activities without a pelaksana' },
  why: {
    id: 'Kegiatan tanpa pelaksana tidak ada yang bertanggung jawab, dan kolomnya di formulir kosong.',
    en: 'Nobody answers for an activity without a pelaksana, and its columns on the form stay blank.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) => parts.flatMap((part) => findingOf(part)),
};

function findingOf({ part, path, rows }: PlacedPart): readonly Finding[] {
  const without = rows
    .filter(({ activity }) => activity.roles.length === 0)
    .map(({ activity }) => activity.code);
  if (without.length === 0) return [];
  const named = without.length <= 5 ? `: ${without.join(', ')}` : '';
  const count = `${without.length}`;
  return [
    {
      path: [...path, 'kegiatan'],
      of: 'key',
      message: {
        id: `${count} dari ${rows.length} kegiatan ${part.code} belum punya pelaksana${named}.`,
        en: `${count} of ${rows.length} activities of ${part.code} name no pelaksana${named}.`,
      },
      hint: {
        id: 'Tambahkan "pelaksana: [KODE]" pada tiap kegiatan, dengan kode dari daftar pelaksana dokumen.',
        en: 'Add "pelaksana: [CODE]" to each activity, with a code from the list of the document.',
      },
    },
  ];
}

import type { Finding, Rule } from '../rule.ts';

/** An activity is written without a subject. Titles of the columns and the usual words for staff are looked for at its beginning. */
export const subjectNamed: Rule = {
  id: 'subject-named',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Pelaku disebut dalam uraian', en: 'The doer is named in the text' },
  why: {
    id: 'Pelaksana punya kolom sendiri; uraian hanya menyebut pekerjaannya.',
    en: 'The pelaksana have columns of their own; the text says the work only.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop, rows }) => {
    const titles = sop.roles.flatMap(({ code, title }) => [code, title]);
    return rows.flatMap(({ activity, path }): readonly Finding[] => {
      const subject = subjectOf(activity.text, titles);
      if (subject === undefined) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: {
            id: `Uraian diawali pelakunya ("${subject}").`,
            en: `The text begins with the doer ("${subject}").`,
          },
          hint: {
            id: 'Mulailah dengan kata kerja aktif; pelakunya ditulis pada kunci pelaksana.',
            en: 'Begin with an active verb; who does it stands under the key pelaksana.',
          },
        },
      ];
    });
  },
};

const staff =
  /^(?:para )?(?:petugas|staf|anggota|pegawai|pejabat|pelaksana|operator|pimpinan|kepala|kasi|kaur|paur|bamin|banum)\b[^,;]{0,40}?(?= (?:me|ber|di|akan|wajib|harus))/iu;

/** Who does it, where a text begins with that. `titles` are those of the columns. */
export function subjectOf(text: string, titles: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  const title = titles.find((one) => lower.startsWith(`${one.toLowerCase()} `));
  return title ?? staff.exec(text)?.[0];
}

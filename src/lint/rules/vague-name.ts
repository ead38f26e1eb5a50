import type { Finding, Rule } from '../rule.ts';

/** The form prints "nama SOP" before the name already; what is left without that word has to say what is done. */
export const vagueName: Rule = {
  id: 'vague-name',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Nama SOP tidak berisi', en: 'An SOP name that says little' },
  why: {
    id: 'SOP dicari menurut namanya; kata SOP di depan semua nama tidak membedakan apa pun.',
    en: 'An SOP is looked up by its name; the word SOP before every name sets nothing apart.',
  },
  check: ({ sop }) => {
    const rest = sop.name.trim().replace(prefix, '').trim();
    if (!(/[a-z]/i.test(rest) || /\p{L}/u.test(rest)) || empty.test(rest))
      return [findingOf(emptyMessage(sop.name))];
    return rest === sop.name.trim() ? [] : [findingOf(prefixMessage(sop.name, rest))];
  },
};

/** The words themselves, not a longer word that begins with them. */
const prefix = /^(?:(?:sop|standar operasional prosedur)(?![a-zÀ-ÖØ-öø-ɏ\d])[\s:.–-]*)+/i;

/** Names that stand in a template until the right one is written. */
const empty = /^(?:nama|judul|contoh|kegiatan|prosedur|pekerjaan|tugas|baru|test|tes)$/iu;

const emptyMessage = (name: string): Finding['message'] => ({
  id: `Nama "${name}" tidak mengatakan apa yang dikerjakan.`,
  en: `The name "${name}" does not say what is done.`,
});

const prefixMessage = (name: string, rest: string): Finding['message'] => ({
  id: `Nama "${name}" diawali kata SOP; cukup "${rest}".`,
  en: `The name "${name}" begins with the word SOP; "${rest}" is enough.`,
});

const findingOf = (message: Finding['message']): Finding => ({
  path: ['nama'],
  message,
  hint: {
    id: 'Tulis pekerjaannya saja, misalnya "Pengelolaan surat masuk".',
    en: 'Write the work only, such as "Pengelolaan surat masuk".',
  },
});

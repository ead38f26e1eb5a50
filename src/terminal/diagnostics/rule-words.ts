import type { Severity } from '../../document/diagnostic.ts';
import type { RuleGroup } from '../../lint/rule.ts';
import type { Bilingual } from '../../words/bilingual.ts';

/** The groups of rules as people read them, in the order of the form. */
export const groupWords: Readonly<Record<RuleGroup, Bilingual>> = {
  identity: { id: 'Identitas', en: 'Identity' },
  activities: { id: 'Kegiatan', en: 'Activities' },
  pelaksana: { id: 'Pelaksana', en: 'Pelaksana' },
  'mutu-baku': { id: 'Mutu baku', en: 'Mutu baku' },
  flow: { id: 'Alur', en: 'Flow' },
  document: { id: 'Dokumen', en: 'Document' },
};

export const severityWords: Readonly<Record<Severity | 'off', Bilingual>> = {
  error: { id: 'galat', en: 'error' },
  warning: { id: 'peringatan', en: 'warning' },
  info: { id: 'catatan', en: 'note' },
  off: { id: 'mati', en: 'off' },
};

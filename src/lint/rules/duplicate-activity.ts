import type { Activity } from '../../sop/sop.ts';
import { plainText } from '../folder-index.ts';
import type { Finding, PlacedActivity, Rule } from '../rule.ts';

/** The same text twice is either one row too many, or two activities that nobody can tell apart. */
export const duplicateActivity: Rule = {
  id: 'duplicate-activity',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Uraian kegiatan yang sama', en: 'Activities with the same text' },
  why: {
    id: 'Uraian yang sama dua kali adalah baris yang berlebih, atau dua kegiatan yang tidak dapat dibedakan orang.',
    en: 'The same text twice is a row too many, or two activities that nobody can tell apart.',
  },
  check: ({ rows, locate }) => {
    const first = new Map<string, PlacedActivity>();
    return rows.flatMap((row): readonly Finding[] => {
      const key = plainText(row.activity.text);
      const before = first.get(key);
      if (!before) {
        first.set(key, row);
        return [];
      }
      return [findingOf(row, before, locate([...before.path, 'uraian']).start.line)];
    });
  },
};

function findingOf(row: PlacedActivity, before: PlacedActivity, line: number): Finding {
  const unlike = differences(row.activity, before.activity);
  const code = before.activity.code;
  const samePart = row.part === before.part;
  return {
    path: [...row.path, 'uraian'],
    message: {
      id: `Uraiannya sama dengan ${code} (baris ${line})${unlike.length > 0 ? `, tetapi ${unlike.join(' dan ')} berbeda` : ''}.`,
      en: `Same text as ${code} (line ${line})${unlike.length > 0 ? `, but another ${unlike.join(' and ')}` : ''}.`,
    },
    hint: samePart
      ? {
          id: 'Hapus salah satu, atau tulis apa yang membedakannya.',
          en: 'Delete one of them, or write what sets them apart.',
        }
      : {
          id: 'Tulis apa yang dikerjakan bagian ini sendiri, atau samakan mutu bakunya.',
          en: 'Write what this part itself does, or make their standards the same.',
        },
  };
}

/** The columns, by their keys in the file, that two activities with one text fill differently. */
function differences(a: Activity, b: Activity): readonly string[] {
  const columns: readonly (readonly [string, boolean])[] = [
    ['kelengkapan', sameItems(a.requirements, b.requirements)],
    ['waktu', a.standardTime?.text.toLowerCase() === b.standardTime?.text.toLowerCase()],
    ['output', sameItems(a.output, b.output)],
  ];
  return columns.filter(([, same]) => !same).map(([key]) => key);
}

const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join('\n').toLowerCase() === b.toSorted().join('\n').toLowerCase();

import type { ComplianceDocument } from '../../report/compliance/compliance-document.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { wrap } from '../text-width.ts';
import type { ComplianceTable } from './compliance-table.ts';

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** What the signs stand for and by what rule the figures were counted. */
export function footLines(
  { calendar, rule, zone }: ComplianceDocument,
  table: ComplianceTable,
  { say, palette, width }: Page,
): readonly string[] {
  const name = visibleLine(calendar);
  const basis = visibleLine(say(rule));
  const where = visibleLine(zone);
  const texts: readonly Bilingual[] = [
    {
      id: 'Waktu: jam:menit:detik waktu kerja bersih, tanpa jeda. Median dan P90: waktu terkecil yang tidak dilampaui oleh 50% dan 90% dari yang diukur.',
      en: 'Times: hours:minutes:seconds of net working time, without pauses. Median and P90: the smallest time that 50% and 90% of the measured ones do not exceed.',
    },
    {
      id: 'Tidak diukur: tanpa waktu baku, tanpa catatan mulai, atau tidak berlaku. Tidak pernah dihitung tepat waktu.',
      en: 'Tidak diukur (not measured): without a standard time, without a recorded start, or not applicable. Never counted as on time.',
    },
    {
      id: `Kalender: ${name}. Aturan hari: ${basis}. Zona waktu: ${where}.`,
      en: `Calendar: ${name}. Rule of days: ${basis}. Time zone: ${where}.`,
    },
  ];
  return [...meanings(table, say), ...tooWide(table, say), ...texts.map(say)]
    .flatMap((text) => wrap(text, width))
    .map((line) => palette.dim(line));
}

/** The titles of the shown columns that do not say themselves what they are; of one meaning together. */
function meanings({ shown }: ComplianceTable, say: Say): readonly string[] {
  const titles = new Map<string, string[]>();
  for (const { figure } of shown) {
    const [title, meaning] = [say(figure.title), figure.meaning && say(figure.meaning)];
    if (meaning === undefined || meaning === title.toLowerCase()) continue;
    titles.set(meaning, [...(titles.get(meaning) ?? []), title]);
  }
  const list = [...titles].map(([meaning, names]) => `${names.join(', ')}: ${meaning}`);
  return list.length === 0 ? [] : [`${list.join('; ')}.`];
}

function tooWide({ left }: ComplianceTable, say: Say): readonly string[] {
  const names = left.filter(({ figure }) => !figure.bar).map(({ figure }) => say(figure.title));
  if (names.length === 0) return [];
  const list = names.join(', ');
  return [
    say({
      id: `Tidak muat di lebar ini: ${list}. Semua angka: --csv, --xlsx, --json.`,
      en: `Too wide for this screen: ${list}. All figures: --csv, --xlsx, --json.`,
    }),
  ];
}

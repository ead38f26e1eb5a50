import type { ActivityEntry, Branch } from '../../document/new-sop.ts';
import { UsageError } from '../../host/errors.ts';
import { isProblem, parseStandardTime } from '../../sop/standard-time.ts';
import { visibleLine } from '../../words/visible.ts';

/** How a row of a new SOP is written on one line. */
export const rowForm = {
  id: '"uraian | PELAKSANA | waktu | output | kelengkapan | lanjut"',
  en: '"text | ROLE | time | output | needs | next"',
};

/** @throws UsageError for a row that is not written as it must be, or that goes on with a row that is not there */
export function givenActivities(rows: readonly string[]): readonly ActivityEntry[] {
  const entries = rows.map(activityEntry);
  for (const [index, { next }] of entries.entries()) {
    const lost = missingRow(next, entries.length);
    if (lost !== undefined) throw new UsageError(noRow(rows[index] ?? '', lost, entries.length));
  }
  return entries;
}

/** Reads one row: its columns between bars, several things in one column between semicolons. @throws UsageError */
function activityEntry(words: string): ActivityEntry {
  const columns = words.split('|').map((word) => word.trim());
  const [text = '', roles = '', time = '', output = '', needs = '', next = '', ...more] = columns;
  const way = readNext(next);
  const known = time === '' || !isProblem(parseStandardTime(time));
  if (text === '' || !known || way === 'unread' || more.length > 0)
    throw new UsageError(form(visibleLine(words)));
  return {
    text,
    roles: itemsOf(roles, /[;,]/).map((role) => role.toUpperCase()),
    needs: itemsOf(needs),
    time: time === '' ? undefined : time,
    output: itemsOf(output),
    ...(way === undefined ? {} : { next: way }),
  };
}

/** The things in a column. */
export const itemsOf = (column: string, between: string | RegExp = ';'): readonly string[] =>
  column.split(between).flatMap((item) => (item.trim() === '' ? [] : item.trim()));

/** `6`, or `Ya 8; Tidak 6` (several ways have an answer each), or `selesai`; undefined when nothing is said: the row below follows. */
export function readNext(column: string): ActivityEntry['next'] | 'unread' {
  if (column === '') return undefined;
  if (/^(?:selesai|end)$/i.test(column)) return 'end';
  const items = itemsOf(column);
  const read = items.flatMap((item): readonly Branch[] => {
    const [, when = '', to] = /^(.*?)[\s:=>→-]*\b(\d{1,3})$/.exec(item) ?? [];
    if (to === undefined || (when === '' && items.length > 1)) return [];
    return [{ to: Number(to), ...(when === '' ? {} : { when }) }];
  });
  return read.length > 0 && read.length === items.length ? read : 'unread';
}

/** The row that a way leads to and that is not there. */
export const missingRow = (next: ActivityEntry['next'], rows: number): number | undefined =>
  next === undefined || next === 'end' ? undefined : next.find(({ to }) => to < 1 || to > rows)?.to;

const form = (shown: string) => ({
  id: `--activity '${shown}': tulis ${rowForm.id}, misalnya "Memeriksa surat | KAUR | 10 Menit | Surat | Agenda; Konsep | Ya 4; Tidak 2". Yang di belakang boleh dihilangkan`,
  en: `--activity '${shown}': write ${rowForm.en}, such as "Memeriksa surat | KAUR | 10 Menit | Surat | Agenda; Konsep | Ya 4; Tidak 2". What comes last may be left out`,
});

const noRow = (words: string, row: number, rows: number) => ({
  id: `--activity '${visibleLine(words)}': lanjut ke baris ${row}, tetapi hanya ada ${rows} baris`,
  en: `--activity '${visibleLine(words)}': it goes on with row ${row}, but there are only ${rows} rows`,
});

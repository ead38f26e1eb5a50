import type { Result } from '../../checklist/events.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import { wrap } from '../../terminal/text-width.ts';
import { resultWords } from '../../terminal/walk/walk-detail.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Context } from '../context.ts';

/** The longest reason or note, in characters. */
const mostCharacters = 2000;

const questions = {
  tidak_sesuai: { id: 'TIDAK SESUAI karena', en: 'TIDAK SESUAI (not as required) because' },
  tidak_berlaku: { id: 'TIDAK BERLAKU karena', en: 'TIDAK BERLAKU (not applicable) because' },
  pause: { id: 'Dijeda karena', en: 'Paused because' },
  note: { id: 'Catatan', en: 'Note' },
  correct: { id: 'Dikoreksi karena', en: 'Corrected because' },
} as const satisfies Record<string, Bilingual>;

/** Asks for a reason or note on an activity; undefined when nothing was written, which cancels. */
export async function askForReason(
  context: Context,
  { part }: OpenedRun,
  code: string,
  what: keyof typeof questions,
): Promise<string | undefined> {
  const { host, say, palette } = context;
  const text = activityRows(part).find((row) => row.activity.code === code)?.activity.text ?? '';
  const about = wrap(`${code}  ${visibleLine(text)}`, host.terminal.columns() - 1).join('\n');
  const cancel = palette.dim(say({ id: '(kosong = batal)', en: '(empty = cancel)' }));
  const answer = await askLine(context, {
    message: `${palette.bold(about)}\n${say(questions[what])} ${cancel}:`,
    validate: (typed: string) =>
      typed.length <= mostCharacters ||
      say({ id: `Paling banyak ${mostCharacters} huruf.`, en: `At most ${mostCharacters} letters.` }),
  });
  return answer.trim() === '' ? undefined : answer.trim();
}

/** Asks for a line of text; undefined when nothing was written, which cancels. */
export async function askForText(context: Context, question: string): Promise<string | undefined> {
  const { say, palette } = context;
  const cancel = palette.dim(say({ id: '(kosong = batal)', en: '(empty = cancel)' }));
  const answer = await askLine(context, {
    message: `${question} ${cancel}:`,
    validate: (typed: string) =>
      typed.length <= mostCharacters ||
      say({ id: `Paling banyak ${mostCharacters} huruf.`, en: `At most ${mostCharacters} letters.` }),
  });
  return answer.trim() === '' ? undefined : answer.trim();
}

const reasonKeys = '123456789abcdefghijk';

/** Asks for one of the office's reasons by a key of its own; a held Enter chooses nothing. */
export async function askPauseReason(
  context: Context,
  code: string,
  reasons: readonly string[],
): Promise<{ readonly reason: string } | 'other' | 'cancel'> {
  const { say, palette } = context;
  const listed = reasons.slice(0, reasonKeys.length);
  const keys = listed.map((_reason, index) => reasonKeys[index] ?? '');
  const key = await askKey(
    context,
    [palette.bold(`${code}: ${say(questions.pause)}`)],
    [
      ...listed.map((reason, index) => ({ key: keys[index] ?? '', label: inBoth(visibleLine(reason)) })),
      { key: 'x', label: { id: 'alasan lain', en: 'another reason' } },
      { key: 'q', label: { id: 'batal', en: 'cancel' } },
    ],
    'below',
  );
  if (key === 'q') return 'cancel';
  const reason = listed[keys.indexOf(key)];
  return reason === undefined ? 'other' : { reason };
}

const inBoth = (text: string): Bilingual => ({ id: text, en: text });

/** Asks which result replaces the one given; undefined cancels. */
export async function askForResult(context: Context, code: string, now: Result): Promise<Result | undefined> {
  const { say, palette } = context;
  const keys = { s: 'sesuai', t: 'tidak_sesuai', b: 'tidak_berlaku' } as const;
  const item = (key: keyof typeof keys) => ({ key, label: resultWords[keys[key]] });
  const lines = [
    `${code}: ${say({ id: 'sekarang tercatat', en: 'now on record' })} ${palette.bold(say(resultWords[now]))}`,
    say({ id: 'Koreksi menjadi:', en: 'Correct it to:' }),
  ];
  const cancel = { key: 'q', label: { id: 'batal', en: 'cancel' } } as const;
  const key = await askKey(context, lines, [item('s'), item('t'), item('b'), cancel]);
  return key === 'q' ? undefined : keys[key];
}

/** Asks where to go: a code, its last digits, a place in the list, or a word of the text; undefined cancels. */
export async function askForCode(
  context: Context,
  rows: readonly ActivityRow[],
): Promise<number | undefined> {
  const { say } = context;
  const typed = await askLine(context, {
    message: say({
      id: 'Ke kegiatan (kode, nomor urut, atau kata; kosong = batal):',
      en: 'Go to (code, place or word; empty = cancel):',
    }),
    validate: (text: string) => text.trim() === '' || placeNamed(text, rows) !== undefined || notFound(text),
  });
  return typed.trim() === '' ? undefined : placeNamed(typed, rows);

  function notFound(text: string): string {
    const meant = nearest(
      text.trim(),
      rows.map((row) => row.activity.code),
    );
    return say({
      id: `Tidak ada '${visibleLine(text)}'.${meant ? ` Maksud Anda: ${meant}?` : ''}`,
      en: `There is no '${visibleLine(text)}'.${meant ? ` Did you mean: ${meant}?` : ''}`,
    });
  }
}

function placeNamed(text: string, rows: readonly ActivityRow[]): number | undefined {
  const wanted = text.trim().toUpperCase();
  const byCode = rows.findIndex((row) => row.activity.code === wanted);
  if (byCode >= 0) return byCode;
  if (/^\d{1,4}$/.test(wanted)) return rows[Number(wanted) - 1] ? Number(wanted) - 1 : undefined;
  const byWord = rows.findIndex((row) => row.activity.text.toUpperCase().includes(wanted));
  return byWord < 0 ? undefined : byWord;
}

import { input } from '@inquirer/prompts';
import type { Result } from '../checklist/events.ts';
import type { Bilingual } from '../host/errors.ts';
import { type ActivityRow, activityRows } from '../sop/activities.ts';
import { nearest } from '../sop/nearest.ts';
import { ask } from '../terminal/ask.ts';
import { keyPrompt } from '../terminal/key-prompt.ts';
import { wrap } from '../terminal/text-width.ts';
import { visibleLine } from '../terminal/visible.ts';
import { resultWords } from '../terminal/walk-detail.ts';
import type { Context } from './context.ts';
import type { OpenedRun } from './find-run.ts';

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
  const answer = await ask(host.terminal, input, {
    message: `${palette.bold(about)}\n${say(questions[what])} ${cancel}:`,
    validate: (typed: string) =>
      typed.length <= mostCharacters ||
      say({ id: `Paling banyak ${mostCharacters} huruf.`, en: `At most ${mostCharacters} letters.` }),
  });
  return answer.trim() === '' ? undefined : answer.trim();
}

/** Asks for a line of text; undefined when nothing was written, which cancels. */
export async function askForText(
  { host, say, palette }: Context,
  question: string,
): Promise<string | undefined> {
  const cancel = palette.dim(say({ id: '(kosong = batal)', en: '(empty = cancel)' }));
  const answer = await ask(host.terminal, input, {
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
  { host, say, palette }: Context,
  code: string,
  reasons: readonly string[],
): Promise<{ readonly reason: string } | 'other' | 'cancel'> {
  const listed = reasons.slice(0, reasonKeys.length);
  const lines = [
    palette.bold(`${code}: ${say(questions.pause)}`),
    ...listed.map(
      (reason, index) => `${palette.accent((reasonKeys[index] ?? '').toUpperCase())}  ${visibleLine(reason)}`,
    ),
    `${palette.accent('X')}  ${say({ id: 'alasan lain', en: 'another reason' })}   ${palette.accent('Q')} ${say({ id: 'batal', en: 'cancel' })}`,
  ];
  const keys = [...reasonKeys.slice(0, listed.length), 'x', 'q'];
  const key = await ask(host.terminal, keyPrompt, { text: lines.join('\n'), keys, uptime: host.uptime });
  if (key === 'q') return 'cancel';
  const reason = listed[reasonKeys.indexOf(key)];
  return key === 'x' || reason === undefined ? 'other' : { reason };
}

/** Asks which result replaces the one given; undefined cancels. */
export async function askForResult(
  { host, say, palette }: Context,
  _opened: OpenedRun,
  code: string,
  now: Result,
): Promise<Result | undefined> {
  const keys = { s: 'sesuai', t: 'tidak_sesuai', b: 'tidak_berlaku' } as const;
  const item = (key: keyof typeof keys): string =>
    `${palette.accent(key.toUpperCase())} ${say(resultWords[keys[key]])}`;
  const lines = [
    `${code}: ${say({ id: 'sekarang tercatat', en: 'now on record' })} ${palette.bold(say(resultWords[now]))}`,
    say({ id: 'Koreksi menjadi:', en: 'Correct it to:' }),
    `${item('s')}   ${item('t')}   ${item('b')}   ${palette.accent('Q')} ${say({ id: 'batal', en: 'cancel' })}`,
  ];
  const config = { text: lines.join('\n'), keys: [...Object.keys(keys), 'q'], uptime: host.uptime };
  const key = await ask(host.terminal, keyPrompt, config);
  return key === 'q' ? undefined : keys[key as keyof typeof keys];
}

/** Asks where to go: a code, its last digits, a place in the list, or a word of the text; undefined cancels. */
export async function askForCode(
  { host, say }: Context,
  rows: readonly ActivityRow[],
): Promise<number | undefined> {
  const typed = await ask(host.terminal, input, {
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

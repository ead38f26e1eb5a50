import { resultWords } from '../../checklist/action-words.ts';
import type { Intent } from '../../checklist/allowed.ts';
import type { Result } from '../../checklist/events.ts';
import { wordProblem } from '../../checklist/plan.ts';
import { activityState } from '../../checklist/state.ts';
import { neededWords, type Sayings, type Wish, type Word, wishOf } from '../../checklist/wish.ts';
import { type ActivityRow, activityRows, standardOf } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import { itemOf } from '../../sop/standard-time.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import { wrap } from '../../terminal/text-width.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { RunAtWork } from '../../workflows/run/run-at-work.ts';
import type { Context } from '../context.ts';

/** Asks for all that must be said for an act on an activity; undefined when something was left empty, which cancels. */
export async function askForWish(
  context: Context,
  run: RunAtWork,
  intent: Intent,
  code: string,
): Promise<Wish | undefined> {
  if (intent.act === 'evidence') {
    const file = await askForText(context, {
      id: `Berkas bukti untuk ${code}`,
      en: `Evidence file for ${code}`,
    });
    return file === undefined ? undefined : wishOf(intent, { activity: code, files: [file] });
  }
  if (intent.act !== 'correct') {
    const said = await askForWords(context, run, intent, code);
    const isDone = intent.act === 'answer' && intent.result !== 'tidak_berlaku';
    const count = said && isDone ? await askForCount(context, run, code) : undefined;
    return said && wishOf(intent, { activity: code, count, ...said });
  }
  const { answer } = activityState(run.state, code);
  const result = answer && (await askForResult(context, code, answer.result));
  const said = result && (await askForWords(context, run, intent, code));
  const count = said && result !== 'tidak_berlaku' ? await askForCount(context, run, code) : undefined;
  return (
    said && wishOf({ act: 'correct', result }, { activity: code, replaces: answer.hash, count, ...said })
  );
}

/** Asks how many items it was done for, where the standard time goes by them; undefined when nothing was written. */
async function askForCount(
  context: Context,
  { part, state }: RunAtWork,
  code: string,
): Promise<string | undefined> {
  const { say, palette } = context;
  const standard = standardOf(part, code);
  const item = itemOf(standard);
  if (standard === undefined || item === undefined) return undefined;
  const before = String(activityState(state, code).answer?.count ?? 1);
  const [text, shown] = [visibleLine(standard.text), visibleLine(item)];
  const typed = await askLine(context, {
    message: `${say({ id: `Jumlah ${shown}, waktu baku ${text}`, en: `Number of ${shown}, standard ${text}` })} ${palette.dim(say({ id: `(kosong = ${before})`, en: `(empty = ${before})` }))}:`,
    validate: (said: string) => {
      const problem = said.trim() === '' ? undefined : wordProblem('count', said);
      return problem === undefined || sentence(say(problem.text));
    },
  });
  return typed.trim() === '' ? undefined : typed.trim();
}

/** What is said with an act, word by word; a reason to pause comes from the office's list where it has one. */
async function askForWords(
  context: Context,
  { part, office }: RunAtWork,
  intent: Intent,
  code: string,
): Promise<Sayings | undefined> {
  const said: Partial<Record<Word, string>> = {};
  for (const word of neededWords(intent)) {
    const isListed = intent.act === 'pause' && office.pauseReasons.length > 0;
    const chosen = isListed ? await askPauseReason(context, code, office.pauseReasons) : 'other';
    if (chosen === 'cancel') return undefined;
    const isWithText = word === 'reason' || intent.act === 'note';
    const about = isWithText ? activityText(context, part, code) : '';
    const text =
      chosen === 'other'
        ? await askForText(context, questionFor(intent, word, code), { word, about })
        : chosen.reason;
    if (text === undefined) return undefined;
    said[word] = text;
  }
  return said;
}

function questionFor(intent: Intent, word: Word, code: string): Bilingual {
  switch (word) {
    case 'to':
      return { id: `${code} diserahkan kepada`, en: `${code} is handed over to` };
    case 'person':
      return { id: 'Penanggung jawab', en: 'Who sees to it' };
    case 'count':
      return { id: 'Jumlah', en: 'Number of items' };
    case 'due':
      return { id: 'Batas, misalnya 2026-11-30', en: 'Due day, such as 2026-11-30' };
    case 'text':
      return intent.act === 'note'
        ? { id: 'Catatan', en: 'Note' }
        : { id: `Tindak lanjut ${code}`, en: `Follow-up of ${code}` };
    case 'reason':
    case 'despite':
      return because(intent);
  }
}

function because(intent: Intent): Bilingual {
  if (intent.act === 'pause') return { id: 'Dijeda karena', en: 'Paused because' };
  if (intent.act !== 'answer') return { id: 'Dikoreksi karena', en: 'Corrected because' };
  const { id, en } = resultWords[intent.result];
  return { id: `${id} karena`, en: `${en} because` };
}

/** What a text is for, and the lines that stand above its question. */
type Asking = { readonly word: Word; readonly about?: string };

/** Asks for a line of text; undefined when nothing was written, which cancels. */
export async function askForText(
  context: Context,
  question: Bilingual,
  { word, about = '' }: Asking = { word: 'text' },
): Promise<string | undefined> {
  const { say, palette } = context;
  const cancel = palette.dim(say({ id: '(kosong = batal)', en: '(empty = cancel)' }));
  const answer = await askLine(context, {
    message: `${about}${say(question)} ${cancel}:`,
    validate: (typed: string) => {
      const problem = wordProblem(word, typed);
      return problem === undefined || problem.code === 'missing' || sentence(say(problem.text));
    },
  });
  return answer.trim() === '' ? undefined : answer.trim();
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function activityText({ host, palette }: Context, part: Part, code: string): string {
  const text = activityRows(part).find((row) => row.activity.code === code)?.activity.text ?? '';
  return `${palette.bold(wrap(`${code}  ${visibleLine(text)}`, host.terminal.columns() - 1).join('\n'))}\n`;
}

const reasonKeys = '123456789abcdefghijk';

/** Asks for one of the office's reasons by a key of its own; a held Enter chooses nothing. */
async function askPauseReason(
  context: Context,
  code: string,
  reasons: readonly string[],
): Promise<{ readonly reason: string } | 'other' | 'cancel'> {
  const { say, palette } = context;
  const listed = reasons.slice(0, reasonKeys.length);
  const keys = listed.map((_reason, index) => reasonKeys[index] ?? '');
  const key = await askKey(
    context,
    [palette.bold(`${code}: ${say(because({ act: 'pause' }))}`)],
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
async function askForResult(context: Context, code: string, now: Result): Promise<Result | undefined> {
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

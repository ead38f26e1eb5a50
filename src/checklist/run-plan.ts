import { parseDay } from '../calendar/civil-date.ts';
import type { RunRequest } from '../commands/run/run-request.ts';
import { UsageError, UserError } from '../host/errors.ts';
import type { Office } from '../office/office.ts';
import type { EvidenceFile } from '../record/keep-evidence.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { nearest } from '../words/nearest.ts';
import { visibleLine } from '../words/visible.ts';
import { type ActivityMove, allowedMoves } from './allowed.ts';
import type { Result, RunAction } from './events.ts';
import { personNamed } from './person.ts';
import { activityState, type RunState, statusOf } from './state.ts';

/** An action that may be recorded, with the file that must be kept before it. */
export type PlannedAction = { readonly action: RunAction; readonly file?: EvidenceFile };

/** The run that an act is planned for, as it stands then. */
export type PlanGround = {
  readonly office: Office;
  readonly part: Part;
  readonly state: RunState;
  readonly readFile: (name: string) => EvidenceFile;
};

/** The longest reason or note, in characters. */
const mostCharacters = 2000;

/**
 * What must be recorded for a request, closing excepted.
 * @throws UserError when the run does not allow it now, UsageError when a word is missing
 */
export function planActions(request: RunRequest, ground: PlanGround): readonly PlannedAction[] {
  const { act } = request;
  const { state } = ground;
  if (act === 'reopen') return [{ action: reopening(request, state) }];
  if (state.closedAt !== undefined) throw new UserError(closed);
  if (act === 'handover') return [{ action: handover(request, ground) }];
  if (act === 'note' && request.activity === undefined) {
    return [{ action: { type: 'note', text: needed(request, 'text') } }];
  }
  const activity = activityCode(request.activity, ground.part);
  if (act === 'evidence') {
    allow(state, activity, 'evidence');
    if (request.files.length === 0) throw new UsageError(needs('--file'));
    return request.files.map((name) => evidence(activity, ground.readFile(name)));
  }
  return [{ action: activityAction(request, activity, state) }];
}

function activityAction(request: RunRequest, activity: string, state: RunState): RunAction {
  switch (request.act) {
    case 'start':
    case 'resume':
      allow(state, activity, request.act);
      return { type: request.act, activity };
    case 'pause':
      allow(state, activity, 'pause');
      return { type: 'pause', activity, reason: needed(request, 'reason') };
    case 'note':
      allow(state, activity, 'note');
      return { type: 'note', activity, text: needed(request, 'text') };
    case 'followup':
      return followUp(request, activity, state);
    case 'correct':
      return correction(request, activity, state);
    default:
      return answer(request, activity, state);
  }
}

function answer(request: RunRequest, activity: string, state: RunState): RunAction {
  const result = resultOf(request.result);
  allow(state, activity, result === 'tidak_berlaku' ? 'dismiss' : 'answer');
  if (result === 'sesuai' && request.reason === undefined) return { type: 'answer', activity, result };
  return { type: 'answer', activity, result, reason: needed(request, 'reason') };
}

function correction(request: RunRequest, activity: string, state: RunState): RunAction {
  allow(state, activity, 'correct');
  const replaces = activityState(state, activity).answer?.hash ?? '';
  return {
    type: 'correct',
    activity,
    replaces,
    result: resultOf(request.result),
    reason: needed(request, 'reason'),
  };
}

function followUp(request: RunRequest, activity: string, state: RunState): RunAction {
  allow(state, activity, 'followup');
  const due = needed(request, 'due');
  if (parseDay(due) === undefined) throw new UsageError(wrongDay(visibleLine(due)));
  return {
    type: 'followup',
    activity,
    text: needed(request, 'text'),
    person: needed(request, 'person'),
    due,
  };
}

function handover(request: RunRequest, { office, part, state }: PlanGround): RunAction {
  const to = personNamed(office.people, needed(request, 'to'));
  const about = request.activity === undefined ? {} : { activity: activityCode(request.activity, part) };
  if ('activity' in about) allow(state, about.activity, 'handover');
  const text = request.text === undefined ? {} : { text: needed(request, 'text') };
  return { type: 'handover', to, ...about, ...text };
}

function reopening(request: RunRequest, state: RunState): RunAction {
  if (state.closedAt === undefined) throw new UserError(stillOpen);
  return { type: 'reopen', reason: needed(request, 'reason') };
}

function evidence(activity: string, file: EvidenceFile): PlannedAction {
  const { sha256, extension, name, bytes } = file;
  return { action: { type: 'evidence', activity, sha256, extension, name, size: bytes.length }, file };
}

/** The code of an activity of the form, in any case. @throws UserError with the nearest code */
export function activityCode(word: string | undefined, part: Part): string {
  const codes = activityRows(part).map((row) => row.activity.code);
  if (word === undefined) throw new UsageError(needs('<kegiatan>'));
  const wanted = word.trim().toUpperCase();
  if (codes.includes(wanted)) return wanted;
  const meant = nearest(wanted, codes);
  throw new UserError({
    id: `kegiatan '${visibleLine(word)}' tidak ada di ${part.code}.${meant ? ` Maksud Anda: ${meant}?` : ''}`,
    en: `there is no activity '${visibleLine(word)}' in ${part.code}.${meant ? ` Did you mean: ${meant}?` : ''}`,
  });
}

function allow(state: RunState, activity: string, move: ActivityMove): void {
  const moves = allowedMoves(state, activity);
  if (moves.includes(move)) return;
  const status = statusWords[statusOf(activityState(state, activity))];
  throw new UserError({
    id: `${activity} ${status.id}; sekarang boleh: ${moves.join(', ')}`,
    en: `${activity} ${status.en}; allowed now: ${moves.join(', ')}`,
  });
}

const statusWords = {
  waiting: { id: 'belum dimulai', en: 'is not started' },
  running: { id: 'sedang berjalan', en: 'is running' },
  paused: { id: 'sedang dijeda', en: 'is paused' },
  answered: { id: 'sudah dijawab', en: 'is answered' },
} as const satisfies Record<string, Bilingual>;

function resultOf(word: string | undefined): Result {
  const wanted = word
    ?.trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (wanted === 'sesuai' || wanted === 'tidak_sesuai' || wanted === 'tidak_berlaku') return wanted;
  throw new UsageError({
    id: `hasil '${visibleLine(word ?? '')}' tidak dikenal; tulis sesuai, tidak_sesuai, atau tidak_berlaku`,
    en: `unknown result '${visibleLine(word ?? '')}'; write sesuai, tidak_sesuai or tidak_berlaku`,
  });
}

function needed(request: RunRequest, field: 'reason' | 'text' | 'to' | 'person' | 'due'): string {
  const value = request[field]?.trim() ?? '';
  if (value === '') throw new UsageError(needs(`--${field}`));
  if (value.length > mostCharacters) {
    throw new UserError({
      id: `--${field}: paling banyak ${mostCharacters} huruf`,
      en: `--${field}: at most ${mostCharacters} letters`,
    });
  }
  return value;
}

const needs = (what: string): Bilingual => ({
  id: `tindakan ini memerlukan ${what}. Lihat: sop run --help`,
  en: `this act needs ${what}. See: sop run --help`,
});
const wrongDay = (due: string): Bilingual => ({
  id: `--due '${due}': tulis tanggalnya sebagai tahun-bulan-hari, misalnya 2026-11-30`,
  en: `--due '${due}': write the day as year-month-day, such as 2026-11-30`,
});
const closed: Bilingual = {
  id: 'pelaksanaan ini sudah ditutup. Buka kembali dengan alasan: sop run reopen <nomor> --reason "…"',
  en: 'this run is closed. Open it again with a reason: sop run reopen <run> --reason "…"',
};
const stillOpen: Bilingual = {
  id: 'pelaksanaan ini belum ditutup.',
  en: 'this run is not closed.',
};

import { parseDay } from '../../calendar/civil-date.ts';
import { personNamed } from '../../checklist/person.ts';
import { UserError } from '../../host/errors.ts';
import { keepEvidence, readEvidence } from '../../record/keep-evidence.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { askForReason, askForText, askPauseReason } from './walk-questions.ts';
import { record, type Step, told, type WalkStart, warned } from './walk-step.ts';

/** What the acts of a key need: whose run, where the walk stands, which activity. */
export type Acting = {
  readonly context: Context;
  readonly workspace: Workspace;
  readonly start: WalkStart;
  readonly step: Step;
  readonly code: string;
};

/** Stops the clock, with one of the office's reasons or another. */
export async function pauseActivity({ context, workspace, start, step, code }: Acting): Promise<Step> {
  const { pauseReasons } = workspace.office;
  const listed = pauseReasons.length > 0 ? await askPauseReason(context, code, pauseReasons) : 'other';
  if (listed === 'cancel') return warned(context, step);
  const reason =
    listed === 'other' ? await askForReason(context, start.opened, code, 'pause') : listed.reason;
  if (reason === undefined) return warned(context, step);
  const next = record(start, step, { type: 'pause', activity: code, reason });
  return told(context, next, code, { id: 'dijeda', en: 'paused' });
}

/** Hands one activity to a colleague; written into the record of both. */
export async function handOver({ context, workspace, start, step, code }: Acting): Promise<Step> {
  const { say } = context;
  const name = await askForText(
    context,
    say({ id: `${code} diserahkan kepada`, en: `${code} is handed over to` }),
  );
  if (name === undefined) return warned(context, step);
  const to = personNamed(workspace.office.people, name.slice(0, 200));
  const next = record(start, step, { type: 'handover', to, activity: code });
  const shown = visibleLine(to.name);
  return told(context, next, code, { id: `diserahkan kepada ${shown}`, en: `handed over to ${shown}` });
}

/** Keeps a file as evidence of an activity. */
export async function attach({ context, workspace, start, step, code }: Acting): Promise<Step> {
  const { host, say } = context;
  const file = await askForText(
    context,
    say({ id: `Berkas bukti untuk ${code}`, en: `Evidence file for ${code}` }),
  );
  if (file === undefined) return warned(context, step);
  try {
    const kept = readEvidence(host, workspace.office.evidence, file);
    keepEvidence(host, start.session.place, kept);
    const { sha256, extension, name, bytes } = kept;
    const action = { type: 'evidence', activity: code, sha256, extension, name, size: bytes.length } as const;
    return told(context, record(start, step, action), code, { id: `bukti ${name}`, en: `evidence ${name}` });
  } catch (error) {
    if (error instanceof UserError && error.name === 'UserError') return warned(context, step, error.text);
    throw error;
  }
}

/** Writes down what is done about a tidak sesuai, by whom and until when. */
export async function followUp({ context, start, step, code }: Acting): Promise<Step> {
  const { say } = context;
  const text = await askForText(context, say({ id: `Tindak lanjut ${code}`, en: `Follow-up of ${code}` }));
  const person = text && (await askForText(context, say({ id: 'Penanggung jawab', en: 'Who sees to it' })));
  const due =
    person &&
    (await askForText(context, say({ id: 'Batas, misalnya 2026-11-30', en: 'Due day, such as 2026-11-30' })));
  if (!text || !person || !due) return warned(context, step);
  if (parseDay(due) === undefined) {
    return warned(context, step, {
      id: `'${visibleLine(due)}' bukan tanggal; tulis misalnya 2026-11-30. Tidak ada yang dicatat.`,
      en: `'${visibleLine(due)}' is no day; write for example 2026-11-30. Nothing was recorded.`,
    });
  }
  const action = { type: 'followup', activity: code, text, person: person.slice(0, 200), due } as const;
  return told(context, record(start, step, action), code, { id: 'tindak lanjut', en: 'follow-up' });
}

import type { ReviewOutcome } from '../../checklist/events.ts';
import { enteredAfterwards } from '../../checklist/late-entry.ts';
import type { Problem } from '../../checklist/plan.ts';
import { activityState } from '../../checklist/state.ts';
import type { Wish } from '../../checklist/wish.ts';
import { exceptionsOf, type ReviewException } from '../../compliance/exceptions.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { exceptionLines } from '../../terminal/tables/exception-lines.ts';
import { findRun, type OpenedRun } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule } from '../../workflows/office/workspace.ts';
import {
  damagedRun,
  damageWords,
  doubtfulRun,
  doubtTexts,
  type JudgedFirst,
  openToLookAt,
} from '../../workflows/record/judge-first.ts';
import { actOnRun, rehearse } from '../../workflows/run/act-on-run.ts';
import { atWork } from '../../workflows/run/run-at-work.ts';
import { inSession, joinExisting } from '../../workflows/run/run-session.ts';
import { askForText } from '../check/walk-questions.ts';
import type { Context } from '../context.ts';
import { jsonInstant, lateActJson, printJson } from '../json.ts';
import { openAndTell } from '../judged.ts';
import { personOption } from '../person-option.ts';
import { tell as tellAll } from '../tell.ts';
import { lineWriter } from './line-signer.ts';
import type { Review, ReviewOptions } from './spec.ts';

/** `sop review`: another person than the runner looks at the exceptions and accepts, returns or remarks. */
export const review: Review = async (context, [name], options) => {
  const { host } = context;
  const workspace = openWorkspace(context.host);
  const place = findRun(host, workspace, name);
  const given = givenDecision(options);
  const reason = options.despiteDamage;
  const judged = given
    ? openAndTell(context, workspace, place, { reason })
    : openToLookAt(host, workspace, place, reason);
  const { opened, despite, damage, doubts } = judged;
  if (despite !== undefined) tellAll(context, damage.map(damageWords));
  const rule = timeRule(context.host, workspace);
  const figures = runFigures(opened.part, opened.state, rule, opened.state.lastAt);
  const exceptions = exceptionsOf(opened.part, opened.state, figures);
  const { zone } = workspace.office;
  if (!given && doubts.length > 0) tellAll(context, [doubtfulRun(place.run, doubts)]);
  const isBarred = damage.length > 0 && despite === undefined;
  if (!given && (isBarred || !host.terminal.interactive)) {
    if (isBarred) tellAll(context, [damagedRun(place, damage)]);
    else if (host.terminal.noInput) host.out.message(`${context.say(howToDecide)}\n`);
    return show(context, options, { ...judged, exceptions, zone });
  }
  const by = personOption(workspace.office, options.by);
  // Who may not review at all is told so before being asked for a decision.
  const wrong = rehearse(host, { ...opened, office: workspace.office, by }, [given ?? remark]);
  if (wrong) throw refused(wrong.problems[0], place.run);
  const chosen = given ?? (await askForDecision(context, { opened, exceptions, zone }));
  if (!chosen) return exitCodes.ok;
  const decision = despite === undefined ? chosen : { ...chosen, despite };
  const writer = await lineWriter(context, workspace, by, { ...options, mayAsk: true, acts: ['review'] });
  inSession(joinExisting(host, workspace, opened.record, writer), (session) => {
    const { refusal } = actOnRun(host, atWork(session, opened, workspace), [decision]);
    if (refusal) throw refused(refusal.problems[0], place.run);
  });
  return tell(context, options, opened, decision.outcome);
};

/** A run to be looked at, with what stands out; `zone` is that of the office's clock. */
type Reviewed = Pick<JudgedFirst, 'opened'> & {
  readonly exceptions: readonly ReviewException[];
  readonly zone: string;
};

type Decision = Extract<Wish, { act: 'review' }>;

const remark: Decision = { act: 'review', outcome: 'comment', text: '…' };

/** The decision of the command line; undefined when it has none. @throws UsageError */
function givenDecision(options: ReviewOptions): Decision | undefined {
  const wishes = (['accept', 'return', 'dismiss'] as const).filter((wish) => options[wish] === true);
  const text = options.comment?.trim() || undefined;
  if (wishes.length > 1) {
    throw new UsageError({
      id: 'pilih salah satu: --accept, --return, atau --dismiss',
      en: 'choose one: --accept, --return or --dismiss',
    });
  }
  const outcome = wishes[0] ?? (text === undefined ? undefined : 'comment');
  return outcome && { act: 'review', outcome, text, activity: options.activity };
}

function refused({ code, text: { id, en } }: Problem, run: string): UserError {
  switch (code) {
    case 'missing':
      return new UsageError({
        id: '--return dan --dismiss memerlukan --comment "apa yang harus diperbaiki, atau mengapa tidak dihitung"',
        en: '--return and --dismiss need --comment "what is to be put right, or why it does not count"',
      });
    case 'too-long':
      return new UserError({ id: `--comment: ${id}`, en: `--comment: ${en}` });
    case 'not-closed':
      return new UserError({
        id: `${id}; sekarang hanya catatan yang mungkin: --comment "…"`,
        en: `${en}; only a remark is possible now: --comment "…"`,
      });
    case 'late-acts':
      return new UserError({
        id: `${id}. Lihat: sop review ${run}. Agar dihitung: sop run reopen ${run} --reason "…"; agar tidak dihitung: sop review ${run} --dismiss --comment "alasannya"`,
        en: `${en}. See them: sop review ${run}. To count them: sop run reopen ${run} --reason "…"; to leave them out: sop review ${run} --dismiss --comment "why"`,
      });
    default:
      return new UserError({ id, en });
  }
}

async function askForDecision(
  context: Context,
  { opened, exceptions, zone }: Reviewed,
): Promise<Decision | undefined> {
  const decisions = [
    { key: 't', label: { id: 'terima', en: 'accept' } },
    { key: 'k', label: { id: 'kembalikan', en: 'return' } },
  ] as const;
  const always = [
    { key: 'c', label: { id: 'catatan saja', en: 'remark only' } },
    { key: 'q', label: { id: 'keluar', en: 'leave' } },
  ] as const;
  const { closedAt, lateActs } = opened.state;
  const settling = [
    { key: 'e', label: { id: 'kesampingkan yang terlambat', en: 'set the late acts aside' } },
  ] as const;
  const forClosed = lateActs.length > 0 ? [decisions[1], ...settling] : decisions;
  const choices = closedAt === undefined ? always : [...forClosed, ...always];
  const key = await askKey(
    context,
    [...exceptionLines(context, { ...opened, zone }, exceptions), ''],
    choices,
  );
  if (key === 'q') return undefined;
  if (key === 't') return { act: 'review', outcome: 'accept' };
  const comment = await askForText(context, { id: 'Catatan telaah', en: 'Remark of the review' });
  if (comment === undefined) return undefined;
  return { act: 'review', outcome: keyOutcomes[key], text: comment };
}

const keyOutcomes = { k: 'return', e: 'dismiss', c: 'comment' } as const;

function tell(
  { host, say }: Context,
  options: ReviewOptions,
  { record }: OpenedRun,
  outcome: ReviewOutcome,
): ExitCode {
  const { run } = record.place;
  if (options.json) printJson(host, { pelaksanaan: run, telaah: jsonOutcomes[outcome] });
  else host.out.result(`✓ ${run} ${say(outcomeWords[outcome])}.\n`);
  return exitCodes.ok;
}

const outcomeWords = {
  accept: { id: 'diterima', en: 'accepted' },
  return: {
    id: 'dikembalikan; terbuka lagi untuk diperbaiki',
    en: 'returned; it is open again to be put right',
  },
  comment: { id: 'diberi catatan', en: 'remarked on' },
  dismiss: {
    id: 'yang datang sesudah ditutup tidak dihitung',
    en: 'what came after the close does not count',
  },
} as const;

const jsonOutcomes = {
  accept: 'diterima',
  return: 'dikembalikan',
  comment: 'catatan',
  dismiss: 'tidak_dihitung',
} as const;

const howToDecide = {
  id: 'Tidak ada yang diputuskan. Putuskan dengan --accept, --return, atau --comment, dan --by.',
  en: 'Nothing was decided. Decide with --accept, --return or --comment, and --by.',
};
/** @returns 1 when the record is damaged, else 0 */
function show(
  context: Context,
  options: ReviewOptions,
  { opened, exceptions, zone, damage, doubts }: Reviewed & JudgedFirst,
): ExitCode {
  const { host, say } = context;
  if (options.json) {
    printJson(host, {
      pelaksanaan: opened.record.place.run,
      ditutup: opened.state.closedAt !== undefined,
      rusak: damage.map((one) => say(damageWords(one))),
      belum_dapat_dinilai: doubtTexts(doubts).map(say),
      telaah: opened.state.verdict === undefined ? null : jsonOutcomes[opened.state.verdict],
      penerimaan_gugur: opened.state.acceptanceDropped === true,
      sesudah_ditutup: opened.state.lateActs.map(lateActJson),
      pengecualian: exceptions.map(({ code, kinds }) => ({
        kegiatan: code,
        sebab: kinds,
        alasan: activityState(opened.state, code).answer?.reason ?? null,
        dicatat: jsonInstant(enteredAfterwards(activityState(opened.state, code))),
      })),
    });
  } else host.out.result(`${exceptionLines(context, { ...opened, zone }, exceptions).join('\n')}\n`);
  return damage.length > 0 ? exitCodes.finding : exitCodes.ok;
}

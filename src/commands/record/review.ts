import type { Person, ReviewOutcome } from '../../checklist/events.ts';
import { enteredAfterwards } from '../../checklist/late-entry.ts';
import { activityNamed } from '../../checklist/plan.ts';
import { activityState } from '../../checklist/state.ts';
import { exceptionsOf, type ReviewException } from '../../compliance/exceptions.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { headsOf } from '../../record/record.ts';
import { joinRun } from '../../record/session.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { exceptionLines } from '../../terminal/tables/exception-lines.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import { askForText } from '../check/walk-questions.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { lineSigner } from './line-signer.ts';

/** `sop review`: another person than the runner looks at the exceptions and accepts, returns or remarks. */
export const review: Run = async (context, [name = ''], options) => {
  const { host } = context;
  const workspace = openWorkspace(context.host);
  const opened = openRecord(context.host, findRun(context.host, workspace, name));
  const rule = timeRule(context.host, workspace);
  const figures = runFigures(opened.part, opened.state, rule, opened.state.lastAt);
  const exceptions = exceptionsOf(opened.part, opened.state, figures);
  const given = givenDecision(options);
  const { zone } = workspace.office;
  if (!given && !host.terminal.interactive) {
    if (host.terminal.noInput) host.out.message(`${context.say(howToDecide)}\n`);
    return show(context, options, { opened, exceptions, zone });
  }
  const by = personOption(workspace.office, options);
  refuseOwn(opened, by);
  const decision = given ?? (await askForDecision(context, { opened, exceptions, zone }));
  if (!decision) return 0;
  return record(context, workspace, { opened, by, decision }, options);
};

/** A run to be looked at, with what stands out; `zone` is that of the office's clock. */
type Reviewed = {
  readonly opened: OpenedRun;
  readonly exceptions: readonly ReviewException[];
  readonly zone: string;
};

type Decision = { readonly outcome: ReviewOutcome; readonly text?: string; readonly activity?: string };

/** The decision of the command line; undefined when it has none. @throws UsageError */
function givenDecision(options: Options): Decision | undefined {
  const wishes = (['accept', 'return'] as const).filter((wish) => options[wish] === true);
  const text = textOption(options, 'comment')?.trim();
  const activity = textOption(options, 'activity');
  const about = { ...(text ? { text } : {}), ...(activity === undefined ? {} : { activity }) };
  if (wishes.length > 1) {
    throw new UsageError({
      id: 'pilih salah satu: --accept atau --return',
      en: 'choose one of the two: --accept or --return',
    });
  }
  const [outcome] = wishes;
  if (outcome === 'return' && !text) throw new UsageError(whyReturned);
  if (outcome) return { outcome, ...about };
  return text ? { outcome: 'comment', ...about } : undefined;
}

const whyReturned = {
  id: '--return memerlukan --comment "apa yang harus diperbaiki"',
  en: '--return needs --comment "what is to be put right"',
};

/** Nobody reviews the own work. @throws UserError */
function refuseOwn({ state, record }: OpenedRun, { name }: Person): void {
  const own = [...state.activities.values()].some(
    ({ answer, replaced }) => answer?.by.name === name || replaced.some((one) => one.by.name === name),
  );
  if (!own && state.openedBy.name !== name) return;
  throw new UserError({
    id: `'${name}' ikut melaksanakan ${record.place.run}; telaah dilakukan oleh orang lain.`,
    en: `'${name}' took part in run ${record.place.run}; a review is done by somebody else.`,
  });
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
  const choices = opened.state.closedAt === undefined ? always : [...decisions, ...always];
  const key = await askKey(
    context,
    [...exceptionLines(context, { ...opened, zone }, exceptions), ''],
    choices,
  );
  if (key === 'q') return undefined;
  if (key === 't') return { outcome: 'accept' };
  const comment = await askForText(context, { id: 'Catatan telaah', en: 'Remark of the review' });
  if (comment === undefined) return undefined;
  return { outcome: key === 'k' ? 'return' : 'comment', text: comment };
}

type Reviewing = { readonly opened: OpenedRun; readonly by: Person; readonly decision: Decision };

async function record(
  context: Context,
  workspace: Workspace,
  { opened, by, decision }: Reviewing,
  options: Options,
): Promise<number> {
  const { host, say } = context;
  const { place, segments } = opened.record;
  if (decision.outcome !== 'comment' && opened.state.closedAt === undefined)
    throw new UserError(notClosed(place.run));
  const named = decision.activity === undefined ? undefined : activityNamed(decision.activity, opened.part);
  if (named && 'problem' in named) throw new UserError(named.problem.text);
  const activity = named ? { activity: named.code } : {};
  const signer = await lineSigner(context, workspace, by, { ...options, mayAsk: true });
  const session = joinRun(host, { place, by, zone: workspace.office.zone, seen: headsOf(segments), signer });
  try {
    session.record({ type: 'review', ...decision, ...activity });
  } finally {
    session.close();
  }
  const words = outcomeWords[decision.outcome];
  if (options['json'] === true)
    printJson(host, { pelaksanaan: place.run, telaah: jsonOutcomes[decision.outcome] });
  else host.out.result(`✓ ${place.run} ${say(words)}.\n`);
  return 0;
}

const outcomeWords = {
  accept: { id: 'diterima', en: 'accepted' },
  return: {
    id: 'dikembalikan; terbuka lagi untuk diperbaiki',
    en: 'returned; it is open again to be put right',
  },
  comment: { id: 'diberi catatan', en: 'remarked on' },
} as const;

const jsonOutcomes = { accept: 'diterima', return: 'dikembalikan', comment: 'catatan' } as const;

const howToDecide = {
  id: 'Tidak ada yang diputuskan. Putuskan dengan --accept, --return, atau --comment, dan --by.',
  en: 'Nothing was decided. Decide with --accept, --return or --comment, and --by.',
};
const notClosed = (run: string) => ({
  id: `pelaksanaan ${run} belum ditutup; sekarang hanya catatan yang mungkin: --comment "…"`,
  en: `run ${run} is not closed; only a remark is possible now: --comment "…"`,
});

function show(context: Context, options: Options, { opened, exceptions, zone }: Reviewed): number {
  const { host } = context;
  if (options['json'] === true) {
    printJson(host, {
      pelaksanaan: opened.record.place.run,
      ditutup: opened.state.closedAt !== undefined,
      telaah: opened.state.verdict === undefined ? null : jsonOutcomes[opened.state.verdict],
      pengecualian: exceptions.map(({ code, kinds }) => ({
        kegiatan: code,
        sebab: kinds,
        alasan: activityState(opened.state, code).answer?.reason ?? null,
        dicatat: jsonInstant(enteredAfterwards(activityState(opened.state, code))),
      })),
    });
  } else host.out.result(`${exceptionLines(context, { ...opened, zone }, exceptions).join('\n')}\n`);
  return 0;
}

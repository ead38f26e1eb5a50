import { nextActivity, unanswered } from '../../checklist/allowed.ts';
import type { Person, RunAction, RunEvent } from '../../checklist/events.ts';
import { apply } from '../../checklist/fold.ts';
import { type PlanGround, planActions } from '../../checklist/run-plan.ts';
import type { RunState } from '../../checklist/state.ts';
import { UsageError } from '../../host/errors.ts';
import { keepEvidence, readEvidence } from '../../record/keep-evidence.ts';
import { headsOf } from '../../record/record.ts';
import { joinRun, type Session } from '../../record/session.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import { actionWords } from '../../terminal/action-words.ts';
import { closeRun, refuseUnclosable } from '../../workflows/closing.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { openNew } from '../check/check.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { lineSigner } from '../record/line-signer.ts';
import { migrate } from './run-migrate.ts';
import { type Act, actNamed, type RunRequest, requestOf, requestsFrom } from './run-request.ts';

/** `sop run`: everything the walk does, one command each, without a terminal. Never waits for input. */
export const run: Run = async (context, [act = '', target = '', ...words], options) => {
  const workspace = openWorkspace(context.host);
  const named = actNamed(act, ['open', 'apply', 'migrate']);
  if (named === 'open') return open(context, workspace, target, options);
  if (named === 'migrate') return migrate(context, workspace, target, options);
  const requests =
    named === 'apply'
      ? requestsFrom(context.host, inputOption(options))
      : [requestOf(named as Act, words, options)];
  return carryOut(context, workspace, target, requests, options);
};

function inputOption(options: Options): string {
  const input = textOption(options, 'input');
  if (input !== undefined) return input;
  throw new UsageError({
    id: "'apply' memerlukan --input berkas.json, atau --input - untuk masukan baku",
    en: "'apply' needs --input file.json, or --input - for standard input",
  });
}

async function open(context: Context, workspace: Workspace, code: string, options: Options): Promise<number> {
  const named = findCode(context.host, workspace, code);
  const by = personOption(workspace.office, options);
  const signer = await lineSigner(context, workspace, by, options);
  const session = openNew(context, workspace, named, by, signer);
  session.close();
  return tell(context, options, openRecord(context.host, session.place), [], signer !== undefined);
}

async function carryOut(
  context: Context,
  workspace: Workspace,
  target: string,
  requests: readonly RunRequest[],
  options: Options,
): Promise<number> {
  const { host } = context;
  const { office } = workspace;
  const opened = openRecord(context.host, findRun(context.host, workspace, target));
  const by = personOption(office, options);
  const ground = (state: RunState): PlanGround => ({
    office,
    part: opened.part,
    state,
    readFile: (name) => readEvidence(host, office.evidence, name),
  });
  rehearse(requests, ground, opened, by, host.now());
  if (options['dryRun'] === true) return tell(context, options, opened, [], false);
  const signer = await lineSigner(context, workspace, by, options);
  const { place, segments } = opened.record;
  const session = joinRun(host, { place, by, zone: office.zone, seen: headsOf(segments), signer });
  const events: RunEvent[] = [];
  try {
    let state = opened.state;
    for (const request of requests) {
      const done = recordOne(context, workspace, { session, opened, ground: ground(state) }, request);
      events.push(...done);
      for (const event of done) state = apply(state, event) ?? state;
    }
  } finally {
    session.close();
  }
  return tell(context, options, openRecord(context.host, place), events, signer !== undefined);
}

/** Everything is tried on paper first, so that a wrong word in the middle of a list leaves no half of it recorded. */
function rehearse(
  requests: readonly RunRequest[],
  ground: (state: RunState) => PlanGround,
  opened: OpenedRun,
  by: Person,
  now: number,
): void {
  let tried = opened.state;
  const stamp = { at: now, up: 0, segment: '', line: 0, hash: '', by };
  for (const request of requests) {
    const actions = tryOut(request, ground(tried), opened.record);
    for (const action of actions) tried = apply(tried, { ...action, stamp }) ?? tried;
  }
}

function tryOut(request: RunRequest, ground: PlanGround, record: OpenedRun['record']): readonly RunAction[] {
  if (request.act !== 'close') return planActions(request, ground).map(({ action }) => action);
  refuseUnclosable(ground.office, { ...ground, record });
  return [{ type: 'close' }];
}

type Recording = { readonly session: Session; readonly opened: OpenedRun; readonly ground: PlanGround };

function recordOne(
  context: Context,
  { office }: Workspace,
  { session, opened, ground }: Recording,
  request: RunRequest,
): readonly RunEvent[] {
  if (request.act === 'close') return [closeRun(context, office, opened, session)];
  return planActions(request, ground).map(({ action, file }) => {
    if (file) keepEvidence(context.host, opened.record.place, file);
    return session.record(action);
  });
}

function tell(
  { host, say }: Context,
  options: Options,
  { record, part, state }: OpenedRun,
  events: readonly RunEvent[],
  signed: boolean,
): number {
  const { run: number } = record.place;
  const answered = activityRows(part).length - unanswered(part, state).length;
  if (options['json'] === true) {
    printJson(host, {
      pelaksanaan: number,
      bagian: part.code,
      folder: record.place.folder,
      dicatat: events.map(eventJson),
      ...progress(part, state, answered),
      bertanda_tangan: signed,
    });
    return 0;
  }
  const what = events.map((event) => say(actionWords(event)));
  const done = what.length === 0 ? '' : `: ${what.join(', ')}`;
  host.out.result(
    say(
      options['dryRun'] === true
        ? {
            id: 'Boleh dicatat. Tidak ada yang dicatat (--dry-run).\n',
            en: 'May be recorded. Nothing was recorded (--dry-run).\n',
          }
        : {
            id: `✓ Tersimpan di ${number}${done}. ${answered}/${activityRows(part).length} dijawab.\n`,
            en: `✓ Saved in ${number}${done}. ${answered}/${activityRows(part).length} answered.\n`,
          },
    ),
  );
  return 0;
}

const eventJson = (event: RunEvent): unknown => ({
  tindakan: event.type,
  kegiatan: 'activity' in event ? (event.activity ?? null) : null,
  segmen: event.stamp.segment,
  baris: event.stamp.line,
  sidik: event.stamp.hash,
});

const progress = (part: Part, state: RunState, answered: number) => ({
  dijawab: answered,
  kegiatan: activityRows(part).length,
  berikutnya: nextActivity(part, state) ?? null,
  ditutup: state.closedAt !== undefined,
});

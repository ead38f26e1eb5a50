import { localDate } from '../../calendar/local-time.ts';
import type { Person } from '../../checklist/events.ts';
import { UserError } from '../../host/errors.ts';
import type { LineSigner } from '../../record/line.ts';
import { headsOf } from '../../record/record.ts';
import { newRunPlace, type RunPlace } from '../../record/run-folder.ts';
import { joinRun, openRun, type Session, type SessionStart } from '../../record/session.ts';
import type { Part } from '../../sop/sop.ts';
import { findCode, type NamedPart } from '../../workflows/office/find-part.ts';
import { findRun, type OpenedRun, openableRuns, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { lineSigner } from '../record/line-signer.ts';
import { answerFromFile } from './check-answers.ts';
import { chooseRun, introduce, whoWorks } from './check-questions.ts';
import { showResume } from './resume-screen.ts';
import { walk } from './walk.ts';

/** `sop check CODE`: the walk in a terminal, or an answers file without one. */
export const check: Run = async (context, [code = ''], options) => {
  const workspace = openWorkspace(context.host);
  const named = findCode(context.host, workspace, code);
  const answers = textOption(options, 'answers');
  if (answers !== undefined) return answerFromFile(context, workspace, named, answers, options);
  if (!context.host.terminal.interactive) throw new UserError(noTerminal(named.part.code));
  return checkInTerminal(context, workspace, named, {
    run: textOption(options, 'run'),
    as: textOption(options, 'as'),
    fresh: options['new'] === true,
    passphrase: options,
  });
};

const noTerminal = (code: string) => ({
  id: `ceklis memerlukan terminal. Tanpa terminal atau dengan --no-input, isi berkas jawaban dan jalankan: sop check ${code} --answers jawaban.yaml`,
  en: `the checklist needs a terminal. Without one, or with --no-input, fill in an answers file and run: sop check ${code} --answers answers.yaml`,
});

type Wishes = {
  readonly run: string | undefined;
  readonly as: string | undefined;
  readonly fresh: boolean;
  readonly passphrase: Options;
};

async function checkInTerminal(
  context: Context,
  workspace: Workspace,
  named: NamedPart,
  wishes: Wishes,
): Promise<number> {
  const { host } = context;
  const rule = timeRule(context.host, workspace);
  const before = await runToResume(context, workspace, named.part, wishes);
  if (before) await showResume(context, workspace, before);
  else await introduce(context, named);
  const by = await whoWorks(context, workspace, named.file.sop, wishes.as);
  const signer = await lineSigner(context, workspace, by, { ...wishes.passphrase, mayAsk: true });
  const session = before
    ? joinRun(host, {
        ...sessionStart(before.record.place, by, workspace, headsOf(before.record.segments)),
        signer,
      })
    : openNew(context, workspace, named, by, signer);
  // Plain questions leave the terminal as it is: its signals may end the program by themselves.
  const stopListening = context.accessible ? () => undefined : host.terminal.onHangUp(() => session.close());
  try {
    return await walk(context, workspace, {
      session,
      opened: openRecord(context.host, session.place),
      by,
      rule,
    });
  } finally {
    stopListening();
    session.close();
  }
}

const sessionStart = (
  place: RunPlace,
  by: Person,
  { office }: Workspace,
  seen: SessionStart['seen'],
): SessionStart => ({
  place,
  by,
  zone: office.zone,
  seen,
});

/** Opens a new run of a part, with the SOP file as it is now for a snapshot. */
export function openNew(
  { host }: Context,
  workspace: Workspace,
  { file, part }: NamedPart,
  by: Person,
  signer?: LineSigner,
): Session {
  const { zone } = workspace.office;
  const place = newRunPlace(host, workspace.recordsFolder, part.code, localDate(host.now(), zone));
  return openRun(host, { ...sessionStart(place, by, workspace, {}), signer }, file.bytes, file.sop.name);
}

/** Which open run to go on with: the one named by `--run`, or the one chosen; undefined for a new one. */
async function runToResume(
  context: Context,
  workspace: Workspace,
  part: Part,
  wishes: Wishes,
): Promise<OpenedRun | undefined> {
  if (wishes.run !== undefined) return namedRun(context, workspace, part, wishes.run);
  if (wishes.fresh) return undefined;
  const open = openableRuns(context.host, workspace, (place, error) => {
    if (place.part === part.code) context.host.out.message(`${context.say(error.text)}\n`);
  }).filter((run) => run.part.code === part.code && run.state.closedAt === undefined);
  return open.length === 0 ? undefined : chooseRun(context, workspace, open);
}

/** The run named on the command line, if it can be gone on with. @throws UserError */
export function namedRun(context: Context, workspace: Workspace, part: Part, name: string): OpenedRun {
  const run = openRecord(context.host, findRun(context.host, workspace, name));
  const { run: id } = run.record.place;
  if (run.part.code !== part.code) {
    throw new UserError({
      id: `pelaksanaan ${id} adalah ${run.part.code}, bukan ${part.code}. Jalankan: sop check ${run.part.code} --run ${id}`,
      en: `run ${id} is of ${run.part.code}, not ${part.code}. Run: sop check ${run.part.code} --run ${id}`,
    });
  }
  if (run.state.closedAt !== undefined) {
    throw new UserError({
      id: `pelaksanaan ${id} sudah ditutup. Buat laporannya: sop report ${id}; buka lagi: sop run reopen ${id} --reason "…"; atau buka yang baru: sop check ${part.code} --new`,
      en: `run ${id} is closed. Make its report: sop report ${id}; open it again: sop run reopen ${id} --reason "…"; or open a new one: sop check ${part.code} --new`,
    });
  }
  return run;
}

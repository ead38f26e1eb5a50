import { UserError } from '../../host/errors.ts';
import type { ExitCode } from '../../host/exit-codes.ts';
import type { Part } from '../../sop/sop.ts';
import { runsAtHand } from '../../workflows/figures/runs-at-hand.ts';
import { findCode, type NamedPart } from '../../workflows/office/find-part.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import type { DamagedRun } from '../../workflows/office/odd-entries.ts';
import { openWorkspace, timeRule, type Workspace } from '../../workflows/office/workspace.ts';
import { joinExisting, openNewRun } from '../../workflows/run/run-session.ts';
import type { Context } from '../context.ts';
import { personOption } from '../person-option.ts';
import { lineWriter } from '../record/line-signer.ts';
import { tellDamaged } from '../tell.ts';
import { chooseRun, introduce, showResume, whoWorks } from './before-walk.ts';
import { answerFromFile } from './check-answers.ts';
import type { Check, CheckOptions } from './spec.ts';
import { walk } from './walk.ts';

/** `sop check CODE`: the walk in a terminal, or an answers file without one. */
export const check: Check = async (context, [code], options) => {
  const workspace = openWorkspace(context.host);
  const named = findCode(context.host, workspace, code);
  const { answers: file, run } = options;
  const before =
    run === undefined ? undefined : namedRun(context, workspace, named.part, run, file !== undefined);
  if (file !== undefined) return answerFromFile(context, workspace, { named, before, file }, options);
  if (!context.host.terminal.interactive) throw new UserError(noTerminal(named.part.code));
  const resumed = before ?? (options.new ? undefined : await openRun(context, workspace, named.part));
  return checkInTerminal(context, workspace, named, resumed, options);
};

const noTerminal = (code: string) => ({
  id: `ceklis memerlukan terminal. Tanpa terminal atau dengan --no-input, isi berkas jawaban dan jalankan: sop check ${code} --answers jawaban.yaml`,
  en: `the checklist needs a terminal. Without one, or with --no-input, fill in an answers file and run: sop check ${code} --answers answers.yaml`,
});

async function checkInTerminal(
  context: Context,
  workspace: Workspace,
  named: NamedPart,
  before: OpenedRun | undefined,
  options: CheckOptions,
): Promise<ExitCode> {
  const { host } = context;
  const given = options.as === undefined ? undefined : personOption(workspace.office, options.as, 'as');
  const rule = timeRule(host, workspace);
  if (before) await showResume(context, workspace, before);
  else await introduce(context, named);
  const by = given ?? (await whoWorks(context, workspace, named.file.sop));
  const acts = before ? (['answer'] as const) : (['open', 'answer'] as const);
  const writer = await lineWriter(context, workspace, by, { ...options, mayAsk: true, acts });
  const session = before
    ? joinExisting(host, workspace, before.record, writer)
    : openNewRun(host, workspace, named, writer);
  // Plain questions leave the terminal as it is: its signals may end the program by themselves.
  const stopListening = context.accessible ? () => undefined : host.terminal.onHangUp(() => session.close());
  try {
    return await walk(context, workspace, { session, opened: openRecord(host, session.place), rule });
  } finally {
    stopListening();
    session.close();
  }
}

/** The open run of a part that was chosen to go on with; undefined for a new one. */
async function openRun(context: Context, workspace: Workspace, part: Part): Promise<OpenedRun | undefined> {
  const { host } = context;
  const skipped: DamagedRun[] = [];
  const open: OpenedRun[] = [];
  const rule = timeRule(host, workspace);
  for (const one of runsAtHand(host, workspace, rule, (damaged) => skipped.push(damaged)))
    if (one.todo === 'answer' && one.run.part.code === part.code) open.push(one.run);
  tellDamaged(
    context,
    skipped.filter((one) => one.part === undefined || one.part === part.code),
  );
  return open.length === 0 ? undefined : chooseRun(context, workspace, open);
}

/** The run named on the command line, if it can be gone on with. @throws UserError */
function namedRun(
  { host }: Context,
  workspace: Workspace,
  part: Part,
  name: string,
  mayBeClosed: boolean,
): OpenedRun {
  const run = openRecord(host, findRun(host, workspace, name));
  const { run: id } = run.record.place;
  if (run.part.code !== part.code) {
    throw new UserError({
      id: `pelaksanaan ${id} adalah ${run.part.code}, bukan ${part.code}. Jalankan: sop check ${run.part.code} --run ${id}`,
      en: `run ${id} is of ${run.part.code}, not ${part.code}. Run: sop check ${run.part.code} --run ${id}`,
    });
  }
  if (run.state.closedAt !== undefined && !mayBeClosed) {
    throw new UserError({
      id: `pelaksanaan ${id} sudah ditutup. Buat laporannya: sop report ${id}; buka lagi: sop run reopen ${id} --reason "…"; atau buka yang baru: sop check ${part.code} --new`,
      en: `run ${id} is closed. Make its report: sop report ${id}; open it again: sop run reopen ${id} --reason "…"; or open a new one: sop check ${part.code} --new`,
    });
  }
  return run;
}

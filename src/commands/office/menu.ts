import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { type Choice, choose } from '../../terminal/ask/choose.ts';
import { visibleLine } from '../../words/visible.ts';
import { openableRuns } from '../../workflows/office/find-run.ts';
import { openWorkspace, partsOf, readSops, type Workspace } from '../../workflows/office/workspace.ts';
import { check } from '../check/check.ts';
import type { Context } from '../context.ts';
import { compliance } from '../figures/compliance.ts';
import { status } from '../figures/status.ts';
import { report } from '../report/report.ts';

type Step = Choice<() => Promise<ExitCode>>;

/** `sop` alone in a terminal: the few things that staff do, without knowing a command. */
export async function menu(context: Context): Promise<ExitCode> {
  const { say } = context;
  const workspace = openWorkspace(context.host);
  const choices: readonly Step[] = [
    ...goOn(context, workspace),
    ...begin(context, workspace),
    {
      name: say({ id: 'Lihat keadaan semua pelaksanaan', en: 'See the state of all runs' }),
      value: () => status(context, [], {}),
    },
    {
      name: say({ id: 'Lihat kepatuhan waktu baku', en: 'See compliance with the standard times' }),
      value: () => compliance(context, [], {}),
    },
    ...reports(context, workspace),
    { name: say({ id: 'Keluar', en: 'Leave' }), value: async () => exitCodes.ok },
  ];
  const question = say({ id: 'Apa yang akan dikerjakan?', en: 'What will you do?' });
  const run = await choose(context, question, choices);
  return run();
}

function goOn(context: Context, workspace: Workspace): readonly Step[] {
  return openableRuns(context.host, workspace, () => undefined)
    .filter((run) => run.state.closedAt === undefined)
    .map(({ part, record }) => ({
      name: context.say({
        id: `Lanjutkan ${record.place.run} (${visibleLine(part.name)})`,
        en: `Go on with ${record.place.run} (${visibleLine(part.name)})`,
      }),
      value: () => check(context, [part.code], { run: record.place.run }),
    }));
}

function begin(context: Context, workspace: Workspace): readonly Step[] {
  return partsOf(readSops(context.host, workspace).files).map(({ part }) => ({
    name: context.say({ id: `Mulai ${visibleLine(part.name)}`, en: `Start ${visibleLine(part.name)}` }),
    value: () => check(context, [part.code], { new: true }),
  }));
}

function reports(context: Context, workspace: Workspace): readonly Step[] {
  return openableRuns(context.host, workspace, () => undefined)
    .filter((run) => run.state.closedAt !== undefined && run.state.reports.length === 0)
    .map(({ part, record }) => ({
      name: context.say({
        id: `Buat laporan ${record.place.run} (${visibleLine(part.name)})`,
        en: `Make the report of ${record.place.run} (${visibleLine(part.name)})`,
      }),
      value: () => report(context, [record.place.run], {}),
    }));
}

import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { type Choice, choose } from '../../terminal/ask/choose.ts';
import { visibleLine } from '../../words/visible.ts';
import { type RunAtHand, runsAtHand } from '../../workflows/figures/runs-at-hand.ts';
import type { DamagedRun } from '../../workflows/office/odd-entries.ts';
import {
  openWorkspace,
  partsOf,
  readSops,
  timeRule,
  type Workspace,
} from '../../workflows/office/workspace.ts';
import { check } from '../check/check.ts';
import type { Context } from '../context.ts';
import { compliance } from '../figures/compliance.ts';
import { status } from '../figures/status.ts';
import { report } from '../report/report.ts';
import { tellDamaged } from '../tell.ts';

type Step = Choice<() => Promise<ExitCode>>;

/** `sop` alone in a terminal: the few things that staff do, without knowing a command. */
export async function menu(context: Context): Promise<ExitCode> {
  const { say } = context;
  const workspace = openWorkspace(context.host);
  const rule = timeRule(context.host, workspace);
  const skipped: DamagedRun[] = [];
  const atHand = [...runsAtHand(context.host, workspace, rule, (one) => skipped.push(one))];
  tellDamaged(context, skipped);
  const choices: readonly Step[] = [
    ...atHand.flatMap((one) => goOn(context, one)),
    ...begin(context, workspace),
    {
      name: say({ id: 'Lihat keadaan semua pelaksanaan', en: 'See the state of all runs' }),
      value: () => status(context, [], {}),
    },
    {
      name: say({ id: 'Lihat kepatuhan waktu baku', en: 'See compliance with the standard times' }),
      value: () => compliance(context, [], {}),
    },
    ...reports(context, atHand),
    { name: say({ id: 'Keluar', en: 'Leave' }), value: async () => exitCodes.ok },
  ];
  const question = say({ id: 'Apa yang akan dikerjakan?', en: 'What will you do?' });
  const run = await choose(context, question, choices);
  return run();
}

function goOn(context: Context, one: RunAtHand): readonly Step[] {
  if (one.todo !== 'answer') return [];
  const { part, record } = one.run;
  const { run } = record.place;
  return [
    {
      name: context.say({
        id: `Lanjutkan ${run} (${visibleLine(part.name)})`,
        en: `Go on with ${run} (${visibleLine(part.name)})`,
      }),
      value: () => check(context, [part.code], { run }),
    },
  ];
}

function begin(context: Context, workspace: Workspace): readonly Step[] {
  return partsOf(readSops(context.host, workspace).files).map(({ part }) => ({
    name: context.say({ id: `Mulai ${visibleLine(part.name)}`, en: `Start ${visibleLine(part.name)}` }),
    value: () => check(context, [part.code], { new: true }),
  }));
}

/** The newest reports that are owed; all of them are named by `sop status`. */
function reports(context: Context, atHand: readonly RunAtHand[]): readonly Step[] {
  const owed = atHand.flatMap((one) => (one.todo === 'report' ? [one] : [])).slice(-mostReports);
  return owed.map(({ place: { run }, progress: { partName } }) => ({
    name: context.say({
      id: `Buat laporan ${run} (${visibleLine(partName)})`,
      en: `Make the report of ${run} (${visibleLine(partName)})`,
    }),
    value: () => report(context, [run], {}),
  }));
}

const mostReports = 20;

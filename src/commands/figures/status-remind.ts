import { localDate } from '../../calendar/local-time.ts';
import { dateTimeWords, printClock } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { visible } from '../../words/visible.ts';
import { openableRuns } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, jsonSeconds, printJson } from '../json.ts';
import type { StatusOptions } from './spec.ts';

/** An activity under way whose time is over, or ends today. */
type Reminder = {
  readonly person: string;
  readonly run: string;
  readonly code: string;
  readonly text: string;
  readonly due: number;
  readonly lateBy?: number;
};

/**
 * `sop status --remind`: what is late or due today, by the person who last worked on the run; for a login message or a mail.
 * Says nothing when there is nothing.
 * @returns 3 when a record is damaged, else 0
 */
export function remind(
  context: Context,
  workspace: Workspace,
  rule: TimeRule,
  options: StatusOptions,
): ExitCode {
  const { host } = context;
  let damaged = 0;
  const runs = openableRuns(context.host, workspace, (_place, error) => {
    damaged++;
    host.out.message(`${visible(context.say(error.text))}\n`);
  });
  const { zone } = workspace.office;
  const all = runs
    .filter(({ state }) => state.closedAt === undefined)
    .flatMap((run) => remindersOf(run, rule, host.now(), zone))
    .sort((a, b) => a.due - b.due);
  const people = [...new Set(all.map(({ person }) => person))];
  const byPerson = people.map((person) => [person, all.filter((one) => one.person === person)] as const);
  if (options.json) printJson(host, { orang: byPerson.map(personJson) });
  else host.out.result(visible(byPerson.map((one) => personText(context, one, zone)).join('')));
  return damaged > 0 ? exitCodes.failure : exitCodes.ok;
}

type Run = ReturnType<typeof openableRuns>[number];

function remindersOf({ state, part, record }: Run, rule: TimeRule, now: number, zone: string): Reminder[] {
  const person = (state.people.at(-1) ?? state.openedBy).name;
  return runFigures(part, state, rule, now).activities.flatMap(({ code, text, due, lateBy }) => {
    const status = statusOf(activityState(state, code));
    if (due === undefined || (status !== 'running' && status !== 'paused')) return [];
    if (lateBy === undefined && localDate(due, zone) !== localDate(now, zone)) return [];
    const late = lateBy === undefined ? {} : { lateBy };
    return [{ person, run: record.place.run, code, text, due, ...late }];
  });
}

function personText(
  { say }: Context,
  [person, list]: readonly [string, readonly Reminder[]],
  zone: string,
): string {
  const lines = list.map(({ run, code, text, due, lateBy }) => {
    const when =
      lateBy === undefined
        ? say({ id: `hari ini ${printClock(due, zone)}`, en: `today ${printClock(due, zone)}` })
        : say({
            id: `terlambat ${durationWords(lateBy).id} (batas ${dateTimeWords(due, zone).id})`,
            en: `late by ${durationWords(lateBy).en} (due ${dateTimeWords(due, zone).en})`,
          });
    return `  ${code} (${run}): ${when}  ${text}\n`;
  });
  return `${person}\n${lines.join('')}`;
}

const personJson = ([person, list]: readonly [string, readonly Reminder[]]): unknown => ({
  nama: person,
  kegiatan: list.map(({ run, code, text, due, lateBy }) => ({
    pelaksanaan: run,
    kode: code,
    uraian: text,
    batas: jsonInstant(due),
    terlambat_detik: jsonSeconds(lateBy),
  })),
});

import type { Person, Result, RunAction, RunEvent } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import type { RunState } from '../../src/checklist/state.ts';
import type { Observation } from '../../src/compliance/observation.ts';
import { clockJumped, observeRun } from '../../src/compliance/observe.ts';
import { runFigures, type TimeRule } from '../../src/compliance/run-figures.ts';
import type { Activity, Part, Sop } from '../../src/sop/sop.ts';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';
import { builtInCalendar } from '../support/calendars.ts';

export const rule: TimeRule = { calendar: builtInCalendar('polri') };
export const [minute, hour] = [60_000, 3_600_000];
export const rina: Person = { name: 'Rina Wulandari' };
export const agus: Person = { name: 'Agus Pratama' };

/** Wall-clock time in Tanjungpinang (WIB), `2026-11-23 08:00` with or without seconds, as an instant. */
export const wib = (text: string): number =>
  Date.parse(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+07:00`);

/** An activity with a waktu baku and the pelaksana columns marked for it. */
export function activity(code: string, text: string, standard: string, ...roles: string[]): Activity {
  const standardTime = parseStandardTime(standard);
  if (isProblem(standardTime)) throw new Error(standard);
  return {
    code,
    text,
    roles: roles.map((role) => ({ role })),
    requirements: [],
    output: [],
    next: [],
    children: [],
    standardTime,
  };
}

/** A small part after the manner of URMIN: an hour, half an hour, a day. */
export const urmin: Part = {
  code: 'URMIN',
  name: 'Urusan administrasi',
  activities: [
    activity('U-1', 'Menerima surat', '1 Jam', 'KASI'),
    activity('U-2', 'Mencatat surat', '30 Menit', 'KAUR'),
    activity('U-3', 'Membuat laporan', '1 Hari', 'BAMIN'),
  ],
};

export const sop: Pick<Sop, 'parts' | 'roles'> = {
  parts: [urmin],
  roles: [
    { code: 'KASI', title: 'KASI HUMAS' },
    { code: 'KAUR', title: 'KAUR/PAUR' },
    { code: 'BAMIN', title: 'BAMIN/BANUM' },
  ],
};

export const start = (activity: string): RunAction => ({ type: 'start', activity });
export const pause = (activity: string, reason: string): RunAction => ({ type: 'pause', activity, reason });
export const resume = (activity: string): RunAction => ({ type: 'resume', activity });
export const answer = (activity: string, result: Result = 'sesuai', reason?: string): RunAction => ({
  type: 'answer',
  activity,
  result,
  ...(reason === undefined ? {} : { reason }),
});

/** When (WIB), what, and the reading of the steady clock in ms where it is not that of the wall clock. */
export type Step = readonly [at: string, action: RunAction, up?: number];

/** The events of a run that is opened at its first step. */
export function eventsOf(by: Person, steps: readonly Step[], part = urmin): readonly RunEvent[] {
  const first = steps[0]?.[0] ?? '2026-11-02 07:00';
  const open: RunAction = { type: 'open', part: part.code, sop: 'S', sopHash: '' };
  const all: readonly Step[] = [[first, open], ...steps];
  return all.map(([at, action, up], line) => ({
    ...action,
    stamp: { at: wib(at), up: up ?? wib(at) - wib(first), segment: 's', line, hash: `h${line}`, by },
  }));
}

/** A run as the fold of its events. */
export function stateOf(events: readonly RunEvent[]): RunState {
  const state = fold(events);
  if (!state) throw new Error('no run');
  return state;
}

/** A run through everything that stands between a journal and its observations. */
export function observed(
  run: string,
  by: Person,
  steps: readonly Step[],
  { part = urmin, roleOf }: { part?: Part; roleOf?: (person: Person) => string | undefined } = {},
): readonly Observation[] {
  const events = eventsOf(by, steps, part);
  const state = stateOf(events);
  const figures = runFigures(part, state, rule, state.closedAt ?? state.lastAt);
  const clockJump = clockJumped(events);
  return observeRun({ run, part, state, figures, rule, clockJump, ...(roleOf ? { roleOf } : {}) });
}

/** An observation made by hand: sesuai, on time, half an hour of an hour, at 08.30 on 2 November 2026. */
export function observation(change: Partial<Observation> = {}): Observation {
  const finishedAt = wib('2026-11-02 08:30');
  return {
    run: 'R1',
    part: 'URMIN',
    activity: 'U-1',
    at: finishedAt,
    person: rina.name,
    result: 'sesuai',
    timeliness: 'tepat_waktu',
    startedAt: finishedAt - 30 * minute,
    finishedAt,
    net: 30 * minute,
    gross: 30 * minute,
    standard: hour,
    pauses: [],
    stampedFor: 30 * minute,
    recordedLate: false,
    clockJump: false,
    ...change,
  };
}

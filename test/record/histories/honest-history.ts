import fc from 'fast-check';
import type { Person, Result, RunAction } from '../../../src/checklist/events.ts';
import { activityState, type RunState, statusOf } from '../../../src/checklist/state.ts';
import { type Anchor, headToSave, readAnchors } from '../../../src/record/anchors.ts';
import { readJournal } from '../../../src/record/record.ts';
import { newRunPlace, type RunPlace } from '../../../src/record/run-folder.ts';
import { joinRun, openRun, type Session } from '../../../src/record/session.ts';
import { frontierOf } from '../../../src/record/weave.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';

/** One thing that happens in an office: `what` picks the kind, `who` the person, `where` the copy of the folder, `how` the rest. */
export type Step = {
  readonly what: number;
  readonly who: number;
  readonly where: number;
  readonly how: number;
};

/** What somebody recorded, and which lines he could have read when he did. */
export type Recorded = {
  readonly id: string;
  readonly action: RunAction;
  readonly past: ReadonlySet<string>;
};

/** An office with copies of its records folder that are merged now and then, as git merges them. */
export type History = {
  readonly copies: readonly FakeHost[];
  readonly place: RunPlace;
  readonly recorded: readonly Recorded[];
  /** Heads that were saved elsewhere at some moment. */
  readonly anchors: readonly Anchor[];
  /** What the run looked like to each who closed it or accepted it. */
  readonly closings: readonly { readonly kind: 'close' | 'accept'; readonly answers: string }[];
};

const people: readonly Person[] = ['Rina Wulandari', 'Bagus Pratama', 'Joko Susilo'].map((name) => ({
  name,
}));
const codes = ['URMIN-01', 'URMIN-02', 'URMIN-03', 'URMIN-04'];
const results: readonly Result[] = ['sesuai', 'tidak_sesuai', 'tidak_berlaku'];
const zone = 'Asia/Jakarta';

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ what: fc.nat(99), who: fc.nat(2), where: fc.nat(2), how: fc.nat(9999) }),
  { minLength: 4, maxLength: 45 },
);

/** The answers of a run as one text, for comparing. */
export const answersOf = (state: RunState | undefined): string =>
  codes.map((code) => (state ? (activityState(state, code).answer?.result ?? '-') : '?')).join(' ');

/** Carries out steps as the program would: what the run does not allow in a copy is not recorded there. */
export function live(steps: readonly Step[]): History {
  const copies = [0, 1, 2].map((copy) => distinct(fakeHost(), copy));
  const [first] = copies as [FakeHost, ...FakeHost[]];
  const place = newRunPlace(first, '/kantor/catatan', 'URMIN', '2026-11-23');
  const office = newOffice(copies, place);
  office.open(first, people[0] as Person);
  for (const step of steps) office.happens(step);
  return office.history();
}

/** Random names of segments must differ from copy to copy, as they do in the world. */
function distinct(host: FakeHost, copy: number): FakeHost {
  return { ...host, randomHex: (bytes) => host.sha256(`${copy} ${host.randomHex(16)}`).slice(0, bytes * 2) };
}

/** Everything that can happen to the run, and what is remembered of it. */
function newOffice(copies: readonly FakeHost[], place: RunPlace) {
  const sessions = new Map<string, Session>();
  const recorded: Recorded[] = [];
  const anchors: Anchor[] = [];
  const closings: { readonly kind: 'close' | 'accept'; readonly answers: string }[] = [];
  const keyOf = (host: FakeHost, by: Person): string => `${copies.indexOf(host)} ${by.name}`;
  const pathOf = (segment: string): string => `${place.folder}/${place.run}.${segment}.jsonl`;

  function open(host: FakeHost, by: Person): void {
    const start = { place, zone, by, seen: {}, signer: undefined };
    const session = openRun(host, start, new TextEncoder().encode('format: 1\n'), 'Contoh');
    sessions.set(keyOf(host, by), session);
  }

  function sessionOf(host: FakeHost, by: Person): Session {
    const known = sessions.get(keyOf(host, by));
    if (known) return known;
    const seen = frontierOf(readJournal(host, place).segments);
    const session = joinRun(host, { place, zone, by, seen, signer: undefined });
    sessions.set(keyOf(host, by), session);
    return session;
  }

  function act(host: FakeHost, by: Person, { what, how }: Step): void {
    const { state } = readJournal(host, place);
    const action = state && wishFor(host, place, state, by, what, how);
    if (!action) return;
    if (action.type === 'close') closings.push({ kind: 'close', answers: answersOf(state) });
    if (action.type === 'review' && action.outcome === 'accept')
      closings.push({ kind: 'accept', answers: answersOf(state) });
    const session = sessionOf(host, by);
    const { segments, lines } = readJournal(host, place);
    session.saw(frontierOf(segments));
    const { stamp } = session.record(action);
    const past = new Set(lines.map(({ segment, n }) => `${segment}:${n}`));
    recorded.push({ id: `${stamp.segment}:${stamp.line}`, action, past });
  }

  /** The power fails while a line is written: some of it, or zeros, stays behind; nobody was told that it is there. */
  function crash(host: FakeHost, by: Person, how: number): void {
    const session = sessions.get(keyOf(host, by));
    if (!session) return;
    sessions.delete(keyOf(host, by));
    const path = pathOf(how % 7 === 0 ? host.randomHex(8) : session.segment);
    const before = host.disk.get(path) ?? new Uint8Array();
    const lines = new TextDecoder()
      .decode(host.disk.get(pathOf(session.segment)))
      .trimEnd()
      .split('\n');
    const line = new TextEncoder().encode(lines.at(-1));
    const tail = how % 3 === 0 ? new Uint8Array(how % 4096) : line.slice(0, how % line.length);
    host.disk.set(path, Buffer.concat([before, tail]));
  }

  function saveHead(host: FakeHost): void {
    anchors.push(...headsOf(host, place));
  }

  function happens(step: Step): void {
    const { what, who, where, how } = step;
    const host = copies[where] as FakeHost;
    const by = people[who] as Person;
    host.pass(((how % 90) + 1) * 1000);
    if (what < 14) merge(place, copies[(where + 1 + (how % 2)) % 3] as FakeHost, host);
    else if (host.files.kind(place.folder) !== 'folder') return;
    else if (what < 20) host.setClock(((how % 5) - 2) * 3_600_000 * ((how % 30) + 1));
    else if (what < 26) crash(host, by, how);
    else if (what < 32) sessions.delete(keyOf(host, by));
    else if (what < 40) saveHead(host);
    else act(host, by, step);
  }

  return { open, happens, history: (): History => ({ copies, place, recorded, anchors, closings }) };
}

/** The head of the run in a copy, as it is saved elsewhere. */
export function headsOf(host: FakeHost, place: RunPlace): readonly Anchor[] {
  const { line } = headToSave(readJournal(host, place), host.now(), host.sha256);
  return readAnchors(line, host.sha256).anchors.map((saved): Anchor => ({ ...saved, origin: 'file' }));
}

/** As git merges: a file of one side is taken over; of a journal that grew on one side, the longer one. */
export function merge(place: RunPlace, from: FakeHost, to: FakeHost): void {
  for (const [path, bytes] of from.disk) {
    if (!path.startsWith(`${place.folder}/`)) continue;
    const own = to.disk.get(path);
    if (!own || (own.length < bytes.length && sameUpTo(own, bytes))) to.disk.set(path, bytes);
  }
}

const sameUpTo = (shorter: Uint8Array, longer: Uint8Array): boolean =>
  Buffer.compare(shorter, longer.subarray(0, shorter.length)) === 0;

/** An act that the program would allow now; undefined when it would refuse. */
function wishFor(
  host: FakeHost,
  place: RunPlace,
  state: RunState,
  by: Person,
  what: number,
  how: number,
): RunAction | undefined {
  const activity = codes[how % codes.length] as string;
  const own = activityState(state, activity);
  const closed = state.closedAt !== undefined;
  const result = results[how % 3] as Result;
  if (what >= 97) return { type: 'report', file: `laporan-${how}.pdf`, sha256: host.sha256(String(how)) };
  if (closed) return afterClose(state, what, how);
  if (what < 52) return own.startedAt === undefined && !own.answer ? { type: 'start', activity } : undefined;
  if (what < 66) return own.answer ? undefined : { type: 'answer', activity, result, reason: 'alasan' };
  if (what < 70)
    return own.answer
      ? { type: 'correct', activity, replaces: own.answer.hash, result, reason: 'keliru' }
      : undefined;
  if (what < 74) return { type: 'note', text: `catatan ${how}` };
  if (what < 78) return statusOf(own) === 'running' ? { type: 'pause', activity, reason: 'apel' } : undefined;
  if (what < 80) return statusOf(own) === 'paused' ? { type: 'resume', activity } : undefined;
  if (what < 83) return keepPhoto(host, place, activity, how);
  if (what < 86) return { type: 'handover', to: people[(how + 1) % 3] as Person, text: `dari ${by.name}` };
  if (what < 88) return migration(host, place, state, how);
  if (what < 90) return { type: 'unlock', holder: by.name };
  return { type: 'close' };
}

function afterClose(state: RunState, what: number, how: number): RunAction | undefined {
  if (what < 50) return { type: 'review', outcome: 'comment', text: `catatan ${how}` };
  if (what < 60) return { type: 'reopen', reason: 'ada yang tertinggal' };
  if (what < 66) return { type: 'review', outcome: 'return', text: 'lengkapi' };
  if (what < 72 && state.lateActs.length > 0) return { type: 'review', outcome: 'dismiss', text: 'lama' };
  if (what < 92 && state.lateActs.length === 0) return { type: 'review', outcome: 'accept' };
  return undefined;
}

function keepPhoto(host: FakeHost, place: RunPlace, activity: string, how: number): RunAction {
  const content = `foto ${how}`;
  const sha256 = host.sha256(content);
  const path = `${place.folder}/bukti/${sha256}.jpg`;
  if (!host.disk.has(path)) host.files.write(path, content);
  return { type: 'evidence', activity, sha256, extension: 'jpg', name: 'foto.jpg', size: content.length };
}

function migration(host: FakeHost, place: RunPlace, state: RunState, how: number): RunAction {
  const content = `format: 1 # ${how}\n`;
  const sopHash = host.sha256(content);
  const path = `${place.folder}/sop.${sopHash}.yaml`;
  if (!host.disk.has(path)) host.files.write(path, content);
  return { type: 'migrate', sop: 'Contoh', sopHash, replaces: state.sopHash };
}

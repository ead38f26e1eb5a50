import type { Person, RunAction, RunEvent } from '../checklist/events.ts';
import { errorCode, notSaved, saving, UserError } from '../host/errors.ts';
import type { Appender, Host } from '../host/host.ts';
import { folderOf } from '../host/paths.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { keepGitAttributes } from './git-files.ts';
import {
  encodeLine,
  type Heads,
  type LineHead,
  type LineSigner,
  lineLimit,
  noHeads,
  noLine,
  type SessionFacts,
} from './line.ts';
import type { RunPlace } from './run-folder.ts';
import { beginOpening } from './run-folder.ts';

type Recording = Pick<Host, 'files' | 'now' | 'uptime' | 'randomHex' | 'sha256'>;

/** A writer's own segment of a run. `record` returns after the line is on disk; if it throws, nothing was recorded. */
export type Session = {
  readonly place: RunPlace;
  readonly segment: string;
  readonly by: Person;
  readonly record: (action: RunAction) => RunEvent;
  /** Tells the session what its writer has read of the others meanwhile; its next line says so. */
  readonly saw: (heads: Heads) => void;
  readonly close: () => void;
};

export type SessionStart = {
  readonly place: RunPlace;
  readonly by: Person;
  /** IANA zone in which the office reads its clocks. */
  readonly zone: string;
  /** Heads of the segments already there; empty for a new run. */
  readonly seen: Heads;
  /** Signs every line of the session; absent for a session without a key. */
  readonly signer?: LineSigner | undefined;
  /** What its first line says for all of them. */
  readonly facts?: SessionFacts;
};

/**
 * Opens a new run. Its folder with the snapshot of the SOP and the opening line is made ready aside and appears under its name
 * whole: a crash before leaves nothing that anybody would take for a run.
 * @throws DiskError when it cannot be written; then no run exists
 */
export function openRun(
  host: Recording,
  start: SessionStart,
  sopBytes: Uint8Array,
  sopName: string,
): Session {
  const { files } = host;
  const { folder, part } = start.place;
  const records = folderOf(folderOf(folderOf(folder)));
  const segment = host.randomHex(8);
  const name = segmentName(start.place, segment);
  const aside = guard(newRun, () => beginOpening(host, records, start.place));
  try {
    guard(newRun, () => {
      keepGitAttributes(files, records);
      files.makeFolder(`${aside}/bukti`);
      files.write(`${aside}/sop.yaml`, sopBytes);
    });
    const first = guard(newRun, () => files.createAppender(`${aside}/${name}`));
    const pen = penOf(first, () => files.goOnAppending(`${folder}/${name}`));
    const session = sessionOf(host, start, segment, pen);
    session.record({ type: 'open', part, sop: sopName, sopHash: host.sha256(sopBytes) });
    guard(newRun, () => {
      pen.close();
      files.makeFolder(folderOf(folder));
      files.move(aside, folder);
    });
    return session;
  } catch (error) {
    forget(files, aside);
    throw error;
  }
}

/** Writes into a file as it was made, and once that was closed into the same file as it is called then. */
function penOf(first: Appender, again: () => Appender): Appender {
  let appender: Appender | undefined = first;
  return {
    append: (text) => {
      appender ??= again();
      appender.append(text);
    },
    close: () => {
      appender?.close();
      appender = undefined;
    },
  };
}

/** What could not be opened is not left lying about; what cannot be removed either is named by `sop doctor`. */
function forget(files: Recording['files'], folder: string): void {
  try {
    files.removeFolder(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** Begins a segment of an existing run; its first line says what the writer has seen. */
export function joinRun(host: Recording, start: SessionStart): Session {
  const session = beginSegment(host, start);
  session.record({ type: 'join' });
  return session;
}

function beginSegment(host: Recording, start: SessionStart): Session {
  const segment = host.randomHex(8);
  const path = `${start.place.folder}/${segmentName(start.place, segment)}`;
  return sessionOf(
    host,
    start,
    segment,
    guard(newSession, () => host.files.createAppender(path)),
  );
}

const segmentName = ({ run }: RunPlace, segment: string): string => `${run}.${segment}.jsonl`;

function sessionOf(
  host: Recording,
  { place, by, zone, seen, signer, facts }: SessionStart,
  segment: string,
  appender: Appender,
): Session {
  const openedAt = host.uptime();
  let n = 0;
  let prev = noLine;
  let told = seen;
  let news = seen;
  return {
    place,
    segment,
    by,
    record: (action) => {
      const head = {
        run: place.run,
        segment,
        n: n + 1,
        prev,
        at: host.now(),
        zone,
        up: host.uptime() - openedAt,
        by,
        seen: news,
        ...(n === 0 && facts ? { facts } : {}),
      };
      const event = writeLine({ host, appender, signer }, head, action);
      n = event.stamp.line;
      prev = event.stamp.hash;
      news = noHeads;
      return event;
    },
    saw: (heads) => {
      const newer = Object.entries(heads).filter(([name, { n }]) => name !== segment && told[name]?.n !== n);
      news = { ...news, ...Object.fromEntries(newer) };
      told = { ...told, ...news };
    },
    close: () => appender.close(),
  };
}

type Pen = { readonly host: Recording; readonly appender: Appender; readonly signer: LineSigner | undefined };

function writeLine({ host, appender, signer }: Pen, head: LineHead, action: RunAction): RunEvent {
  const text = encodeLine(head, action, host.sha256, signer);
  if (new TextEncoder().encode(text).length > lineLimit) throw new UserError(tooLong);
  guard(lastAnswer, () => appender.append(`${text}\n`));
  const { at, up, segment, n, by } = head;
  return { ...action, stamp: { at, up, segment, line: n, hash: host.sha256(text), by } };
}

const tooLong = {
  id: 'TIDAK tersimpan: teksnya terlalu panjang (paling banyak 64 KiB satu baris catatan). Persingkat lalu ulangi.',
  en: 'NOT saved: the text is too long (a record line holds at most 64 KiB). Shorten it and try again.',
};

const newRun = { id: 'pelaksanaan baru', en: 'new run' };
const newSession = { id: 'sesi', en: 'session' };
const lastAnswer = { id: 'jawaban terakhir', en: 'last answer' };

const guard = <T>(what: Bilingual, write: () => T): T => saving(write, notSaved(what, answersAreSafe));

const answersAreSafe = { id: 'Jawaban sebelumnya tetap aman.', en: 'Earlier answers are safe.' };

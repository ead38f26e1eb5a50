import type { Person, RunAction, RunEvent } from '../checklist/events.ts';
import { saving, UserError } from '../host/errors.ts';
import type { Appender, Host } from '../host/host.ts';
import type { Bilingual } from '../words/bilingual.ts';
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
 * Makes the folder of a new run with its snapshot of the SOP, and the first segment with its opening line.
 * @throws DiskError when it cannot be written; then no run exists.
 */
export function openRun(
  host: Recording,
  start: SessionStart,
  sopBytes: Uint8Array,
  sopName: string,
): Session {
  const { folder, part } = start.place;
  guard('pelaksanaan baru', 'new run', () => {
    host.files.makeFolder(`${folder}/bukti`);
    keepLineEnds(host.files, `${folder.split('/').slice(0, -3).join('/')}/.gitattributes`);
    host.files.write(`${folder}/sop.yaml`, sopBytes);
  });
  const session = beginSegment(host, start);
  session.record({ type: 'open', part, sop: sopName, sopHash: host.sha256(sopBytes) });
  return session;
}

/** Git must neither change the line ends of journals (their hashes would break) nor merge them. */
function keepLineEnds(files: Recording['files'], path: string): void {
  if (files.kind(path) === undefined)
    files.write(path, '*.jsonl -text -merge\njangkar.jsonl merge=union\nsop*.yaml -text\nbukti/** -text\n');
}

/** Begins a segment of an existing run; its first line says what the writer has seen. */
export function joinRun(host: Recording, start: SessionStart): Session {
  const session = beginSegment(host, start);
  session.record({ type: 'join' });
  return session;
}

function beginSegment(host: Recording, { place, by, zone, seen, signer, facts }: SessionStart): Session {
  const segment = host.randomHex(8);
  const path = `${place.folder}/${place.run}.${segment}.jsonl`;
  const appender = guard('sesi', 'session', () => host.files.createAppender(path));
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
  guard('jawaban terakhir', 'last answer', () => appender.append(`${text}\n`));
  const { at, up, segment, n, by } = head;
  return { ...action, stamp: { at, up, segment, line: n, hash: host.sha256(text), by } };
}

const tooLong = {
  id: 'TIDAK tersimpan: teksnya terlalu panjang (paling banyak 64 KiB satu baris catatan). Persingkat lalu ulangi.',
  en: 'NOT saved: the text is too long (a record line holds at most 64 KiB). Shorten it and try again.',
};

function guard<T>(what: string, whatEn: string, write: () => T): T {
  return saving(write, (code) => {
    const { id, en } = causes[code.id] ?? code;
    return {
      id: `TIDAK tersimpan: ${what} (${id}). Jawaban sebelumnya tetap aman. Perbaiki, lalu jalankan lagi perintah yang sama.`,
      en: `NOT saved: ${whatEn} (${en}). Earlier answers are safe. Put it right and run the same command again.`,
    };
  });
}

const causes: Readonly<Record<string, Bilingual>> = {
  ENOSPC: { id: 'disk penuh', en: 'disk full' },
  EDQUOT: { id: 'kuota disk habis', en: 'disk quota exceeded' },
  EACCES: {
    id: 'tidak ada izin menulis di folder catatan',
    en: 'no permission to write in the records folder',
  },
  EPERM: {
    id: 'tidak ada izin menulis di folder catatan',
    en: 'no permission to write in the records folder',
  },
  EROFS: { id: 'folder catatan hanya dapat dibaca', en: 'the records folder is read-only' },
  EIO: { id: 'galat perangkat disk', en: 'disk device error' },
  EEXIST: {
    id: 'ada berkas di tempat folder catatan',
    en: 'a file is in the place of the records folder',
  },
  ENOTDIR: { id: 'ada berkas di tempat folder catatan', en: 'a file is in the place of the records folder' },
};

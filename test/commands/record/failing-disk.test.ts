import { describe, expect, it } from 'vitest';
import type { Appender, Files } from '../../../src/host/host.ts';
import { main } from '../../../src/main.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';
import { type Act, acts, alike, deedOf, deeds, jpeg, readers, rina } from './disk-acts.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

type Kind = 'writing' | 'reading' | 'removing';

/** Files whose `failing`-th call of a kind fails; counts the calls. The errors name no path, as those of a written file do not. */
function failingFiles(files: Files, failing: number, code: string, kind: Kind) {
  const seen = { calls: 0 };
  const call = <T>(path: string, work: () => T): T => {
    // What is derived and may be deleted at any time may also fail to be written.
    if (/\/\.indeks(\/|$)/.test(path)) return work();
    seen.calls++;
    if (seen.calls === failing) throw failure(code);
    return work();
  };
  const appender = (path: string, inner: Appender): Appender => ({
    append: (data) => call(path, () => inner.append(data)),
    close: inner.close,
  });
  const kinds: Readonly<Record<Kind, Partial<Files>>> = {
    writing: {
      write: (path, data, options) => call(path, () => files.write(path, data, options)),
      append: (path, data) => call(path, () => files.append(path, data)),
      makeFolder: (path) => call(path, () => files.makeFolder(path)),
      move: (from, to) => call(to, () => files.move(from, to)),
      createAppender: (path) =>
        appender(
          path,
          call(path, () => files.createAppender(path)),
        ),
      goOnAppending: (path) =>
        appender(
          path,
          call(path, () => files.goOnAppending(path)),
        ),
    },
    reading: {
      read: (path, limit) => call(path, () => files.read(path, limit)),
      readText: (path) => call(path, () => files.readText(path)),
      list: (folder) => call(folder, () => files.list(folder)),
    },
    removing: {
      remove: (path) => call(path, () => files.remove(path)),
      removeFolder: (path) => call(path, () => files.removeFolder(path)),
    },
  };
  return { seen, files: { ...files, ...kinds[kind] } };
}

type Prepared = {
  readonly disk: ReadonlyMap<string, Uint8Array>;
  readonly run: string;
  readonly folder: string;
};

/** The office before each act, made once; a trial begins with a copy of it. */
async function preparedOffices(): Promise<Readonly<Record<Act['from'], Prepared>>> {
  const host = officeWith({ ...programFiles(), '/kantor/foto.jpg': jpeg });
  const run = (): string => runIn(host)?.run ?? '?';
  const sop = async (...words: readonly string[]): Promise<void> => {
    const code = await main(
      words.map((word) => (word === '?' ? run() : word)),
      host,
    );
    if (code !== 0) throw new Error(`${words.join(' ')}: ${host.stderr()}`);
  };
  const now = (): Prepared => ({ disk: new Map(host.disk), ...(runIn(host) ?? { run: '?', folder: '?' }) });
  const nothing = now();
  await sop('run', 'open', 'URMIN', ...rina);
  await sop('run', 'start', '?', 'URMIN-01', ...rina);
  const opened = now();
  await sop('run', 'pause', '?', 'URMIN-01', '--reason', 'menunggu', ...rina);
  const paused = now();
  await sop('run', 'resume', '?', 'URMIN-01', ...rina);
  const codes = Array.from({ length: 15 }, (_, n) => `URMIN-${String(n + 1).padStart(2, '0')}`);
  for (const [n, code] of codes.entries()) {
    if (n > 0) await sop('run', 'start', '?', code, ...rina);
    const judged = n === 14 ? ['tidak_sesuai', '--reason', 'kurang'] : ['sesuai'];
    await sop('run', 'answer', '?', code, ...judged, ...rina);
  }
  const answered = now();
  await sop('run', 'close', '?', ...rina);
  return { nothing, opened, paused, answered, closed: now() };
}

let drawn = 0;

/** An office whose names of segments are nobody else's. */
function officeWith(files: Readonly<Record<string, string | Uint8Array>>): FakeHost {
  const host = fakeHost({ files, descriptors: { 3: 'rahasia kantor\n' }, run: () => ({ code: 0 }) });
  return { ...host, randomHex: (bytes) => host.sha256(`acak ${drawn++}`).slice(0, bytes * 2) };
}

function runIn(host: FakeHost): { readonly run: string; readonly folder: string } | undefined {
  const found = [...host.disk.keys()].flatMap(
    (path) => /^(\/kantor\/catatan\/\d{4}\/\d\d\/\d{8}-URMIN-([0-9A-Z]{4}))\/.*jsonl$/.exec(path) ?? [],
  );
  const [, folder, run] = found;
  return folder !== undefined && run !== undefined ? { folder, run } : undefined;
}

/** Does an act on a disk whose `failing`-th call of a kind fails, and the same once more on a disk that does not. */
async function trial(
  offices: Awaited<ReturnType<typeof preparedOffices>>,
  act: Act,
  failing: number,
  code: string,
  kind: Kind,
) {
  const before = offices[act.from];
  const place = (path: string): string => path.replace('?', before.folder);
  const more = Object.entries(act.files ?? {}).map(([path, text]) => [place(path), text] as const);
  const host = officeWith({ ...Object.fromEntries(before.disk), ...Object.fromEntries(more) });
  const words = act.words.map((word) => (word === '?' ? before.run : word));
  const { seen, files } = failingFiles(host.files, failing, code, kind);
  const exit = await main(words, { ...host, files });
  const message = host.stderr();
  const verified = await main(['verify'], host);
  const again = exit === 0 ? 0 : await main(words, host);
  const intact = await main(['verify'], host);
  const unfinished = [...host.disk.keys()].filter((path) => /\/\.baru\/\d|\.tmp$/.test(path));
  return { calls: seen.calls, exit, message, verified, again, intact, unfinished, said: host.stderr() };
}

const offices = await preparedOffices();
const codes = ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EINTR'] as const;

const long = process.env['SOP_TEST_LONG'] !== undefined;

describe('every command of the catalogue', () => {
  it('is tried on a failing disk, or writes nothing', () => {
    const tried = [...acts.map(({ words }) => words), ...readers].map(deedOf);
    const known = new Set([...tried, ...Object.keys(alike), 'cert new']);
    expect(deeds.filter((deed) => !known.has(deed))).toEqual([]);
    expect([...known].filter((deed) => !deeds.includes(deed))).toEqual([]);
    for (const like of Object.values(alike)) expect(tried).toContain(like);
  });

  it.each(readers.map((words) => [words.join(' '), words] as const))(
    '%s writes nothing',
    async (_, words) => {
      const act: Act = { name: 'reader', from: 'closed', words };
      const { exit, calls } = await trial(offices, act, 0, 'EIO', 'writing');
      // The doctor finds something in an office of the memory.
      expect([exit, calls]).toEqual([words[0] === 'doctor' ? 1 : 0, 0]);
    },
  );

  it('cert new leaves no key without its root', async () => {
    const host = officeWith(programFiles());
    const words = ['cert', 'new', 'KASI', '--name', 'Sinta Maharani', '--passphrase-fd', '3'];
    const { files } = failingFiles(host.files, 3, 'ENOSPC', 'writing');
    expect([await main(words, { ...host, files }), host.stderr()]).toEqual([
      74,
      expect.stringContaining('TIDAK'),
    ]);
    expect([await main(words, host), host.stderr()]).toEqual([0, host.stderr()]);
  });
});

describe.each(acts)('a disk that fails once during $name', (act) => {
  it('at any write: 74, NOT saved is said, nothing is half written, and the same command does it then', async () => {
    const { calls, exit } = await trial(offices, act, 0, 'EIO', 'writing');
    expect(exit).toBe(0);
    expect(calls).toBeGreaterThan(0);
    for (let failing = 1; failing <= calls; failing++) {
      for (const code of long ? codes : [codes[(failing + acts.indexOf(act)) % codes.length] ?? 'EIO']) {
        const seen = await trial(offices, act, failing, code, 'writing');
        const notSaved = expect.stringMatching(/TIDAK (tersimpan|tertulis|ada laporan)/);
        expect([failing, code, seen.exit, seen.message]).toEqual([failing, code, 74, notSaved]);
        const { verified, again, intact, said } = seen;
        expect([failing, verified, again, intact, said]).toEqual([failing, 0, 0, 0, said]);
        expect(seen.unfinished).toEqual([]);
      }
    }
  });

  it('at any read: 3 or 74, never a bug, nothing is damaged', async () => {
    const { calls } = await trial(offices, act, 0, 'EIO', 'reading');
    for (let failing = 1; failing <= calls; failing++) {
      const seen = await trial(offices, act, failing, 'EIO', 'reading');
      expect([failing, [0, 1, 3, 74].includes(seen.exit), seen.verified, seen.said]).toEqual([
        failing,
        true,
        0,
        seen.said,
      ]);
    }
  });

  it('when something is to be removed: never a bug, and what was done is not denied', async () => {
    const { calls } = await trial(offices, act, 0, 'EIO', 'removing');
    for (let failing = 1; failing <= calls; failing++) {
      const seen = await trial(offices, act, failing, 'EIO', 'removing');
      expect([0, 74]).toContain(seen.exit);
      expect(seen.verified).toBe(0);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Appender, Files } from '../../../src/host/host.ts';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const acts = [
  ['run', 'open', 'URMIN'],
  ['run', 'start', '?', 'URMIN-01'],
  ['run', 'answer', '?', 'URMIN-01', 'sesuai'],
  ['run', 'evidence', '?', 'URMIN-01', '--file', 'foto.jpg'],
  ['run', 'note', '?', '--text', 'catatan'],
];

const failure = (code: string): Error => Object.assign(new Error(code), { code, path: '/kantor' });

/** Files whose `failing`-th call of the given kinds fails; counts the calls. */
function failingFiles(files: Files, failing: number, code: string, writes: boolean) {
  const seen = { calls: 0 };
  const call = <T>(work: () => T): T => {
    seen.calls++;
    if (seen.calls === failing) throw failure(code);
    return work();
  };
  const appender = (inner: Appender): Appender => ({
    append: (data) => call(() => inner.append(data)),
    close: inner.close,
  });
  const writing: Partial<Files> = {
    write: (path, data, options) => call(() => files.write(path, data, options)),
    append: (path, data) => call(() => files.append(path, data)),
    makeFolder: (path) => call(() => files.makeFolder(path)),
    createAppender: (path) => appender(call(() => files.createAppender(path))),
  };
  const reading: Partial<Files> = {
    read: (path, limit) => call(() => files.read(path, limit)),
    readText: (path) => call(() => files.readText(path)),
    list: (folder) => call(() => files.list(folder)),
  };
  return { seen, files: { ...files, ...(writes ? writing : reading) } };
}

/** Runs all acts on a disk that fails once; gives exit codes, what was acknowledged and what is there. */
async function runActs(failing: number, code: string, writes: boolean) {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 1]);
  const host = fakeHost({ files: { ...programFiles(), '/kantor/foto.jpg': jpeg } });
  const { seen, files } = failingFiles(host.files, failing, code, writes);
  const codes: number[] = [];
  const messages: string[] = [];
  let acknowledged = 0;
  for (const words of acts) {
    const run = (await runOf(host)) ?? '?';
    const before = host.stderr().length;
    const args = words.map((word) => (word === '?' ? run : word));
    const exit = await main([...args, '--by', 'Rina'], { ...host, files });
    codes.push(exit);
    if (exit !== 0) messages.push(host.stderr().slice(before));
    if (exit === 0 && words[1] !== 'open') acknowledged++;
  }
  const lines = [...host.disk]
    .filter(([path]) => path.endsWith('.jsonl'))
    .flatMap(([, bytes]) => new TextDecoder().decode(bytes).split('\n'))
    .filter((line) => /"t":"(start|answer|evidence|note)"/.test(line));
  return { calls: seen.calls, codes, messages, acknowledged, recorded: lines.length };
}

async function runOf(host: ReturnType<typeof fakeHost>): Promise<string | undefined> {
  const path = [...host.disk.keys()].find((one) => /\/\d{8}-URMIN-[0-9A-Z]{4}\/.*jsonl$/.test(one));
  return path && /URMIN-([0-9A-Z]{4})\//.exec(path)?.[1];
}

describe('a disk that fails once', () => {
  it.each(['ENOSPC', 'EIO', 'EDQUOT', 'EINTR', 'EROFS'])(
    'at any write with %s: exit code 74, NOT saved is said, what was acknowledged is there',
    async (code) => {
      const { calls } = await runActs(0, code, true);
      expect(calls).toBeGreaterThan(12);
      for (let failing = 1; failing <= calls; failing++) {
        const { codes, messages, acknowledged, recorded } = await runActs(failing, code, true);
        expect([failing, codes.filter((one) => one === 74).length]).toEqual([failing, 1]);
        expect(messages[0]).toMatch(/TIDAK tersimpan/);
        expect(codes.every((one) => [0, 3, 74].includes(one))).toBe(true);
        expect(recorded).toBeGreaterThanOrEqual(acknowledged);
      }
    },
  );

  it('at any read: code 3 or 74, never a bug, and nothing acknowledged is lost', async () => {
    const { calls } = await runActs(0, 'EIO', false);
    for (let failing = 1; failing <= calls; failing++) {
      const { codes, acknowledged, recorded } = await runActs(failing, 'EIO', false);
      expect([failing, codes.filter((one) => ![0, 3, 74].includes(one))]).toEqual([failing, []]);
      expect(recorded).toBeGreaterThanOrEqual(acknowledged);
    }
  });
});

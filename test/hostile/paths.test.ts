import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { programFiles } from '../support/program-files.ts';
import { hostileCount, hostileStrings, paths, steering } from './hostile-strings.ts';

const program = programFiles();

/** Where a command may write, whatever it was given: the folders of the office, under names of the program's own making. */
const ownNames =
  /^\/kantor\/(?:catatan\/(?:\.[a-z]+(?:\/[\w.-]+)?|\.baru\/\d{8}T\d{6}Z-[A-Z][A-Z0-9-]*-[0-9a-f]{16}\/(?:sop\.yaml|bukti|[0-9A-Z]{4}\.[0-9a-f]{16}\.jsonl)|[a-z]+\.jsonl|\d{4}\/\d{2}\/\d{8}-[A-Z][A-Z0-9-]*-[0-9A-Z]{4}\/(?:sop\.yaml|[0-9A-Z]{4}\.[0-9a-f]{16}\.jsonl|bukti\/[0-9a-f]{64}\.[a-z0-9]{1,10}))|laporan\/[\w-]+\.[a-z]+|sops\/[a-z][a-z0-9-]*\.yaml|jawaban-[a-z0-9-]+\.yaml)$|^\/kantor\/catatan(?:\/\d{4}(?:\/\d{2}(?:\/\d{8}-[A-Z][A-Z0-9-]*-[0-9A-Z]{4}(?:\/bukti)?)?)?)?$|^\/kantor\/(?:laporan|sops)$/;

/** Names that Windows keeps for itself, as a name of a file or folder with any ending. */
const device = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;

/** A host that notes every path that anything is written to. */
function watched(): { readonly host: FakeHost; readonly written: string[] } {
  const host = fakeHost({ files: { ...program, '/kantor/sops/.ada': '' } });
  for (const [path, bytes] of Object.entries(program))
    if (path.startsWith('/program/sops/')) host.disk.set(path.replace('/program/', '/kantor/'), bytes);
  const written: string[] = [];
  const noting =
    <Rest extends readonly unknown[], Result>(write: (path: string, ...rest: Rest) => Result) =>
    (path: string, ...rest: Rest): Result => {
      written.push(path);
      return write(path, ...rest);
    };
  const { files } = host;
  const noted = {
    ...files,
    write: noting(files.write),
    append: noting(files.append),
    makeFolder: noting(files.makeFolder),
    createAppender: noting(files.createAppender),
    goOnAppending: noting(files.goOnAppending),
    move: (from: string, to: string) => {
      written.push(from, to);
      files.move(from, to);
    },
    remove: noting(files.remove),
    removeFolder: noting(files.removeFolder),
  };
  return { host: { ...host, files: noted }, written };
}

/** Each text in the place of a code, a number, a name or a file's name; `-o` and `--folder` name files on purpose. */
const lines: readonly ((text: string, run: string) => readonly string[])[] = [
  (text) => ['show', text],
  (text) => ['form', text],
  (text) => ['form', text, '--answers-template'],
  (text) => ['report', text],
  (text) => ['report', text, '--serah-terima'],
  (text) => ['check', text, '--answers', 'jawaban.yaml', '--as', text],
  (text) => ['run', 'open', text, '--by', 'Rina'],
  (text) => ['run', 'open', 'URMIN', '--by', text],
  (text, run) => ['run', 'note', run, '--text', text, '--by', text],
  (text, run) => ['run', 'start', run, text, '--by', text],
  (text, run) => ['run', 'handover', run, '--to', text, '--text', text, '--by', text],
  (text, run) => ['run', 'note', text, '--text', 'x', '--by', run],
  (text, run) => ['review', run, '--comment', text, '--activity', text, '--by', text],
  (text) => ['new', '--kode', text, '--nama', text, '--dari', 'surat-masuk'],
  (text) => ['new', '--kode', 'SK', '--nama', text, '--dari', text],
  (text) => ['explain', text],
  (text) => ['report', '--period', text],
  (text) => ['report', '--period', '2026-11', '--part', text, '--format', 'csv'],
  (text) => ['compliance', '--part', text, '--run', text],
  (text) => ['verify', '--kode', text],
  (text) => ['verify', text],
  (text) => ['time', text],
];

/** A command line cannot hold NUL; the system would cut it there. */
const word = (text: string): string => text.replaceAll('\u0000', '');

async function openedRun(host: FakeHost): Promise<string> {
  const before = host.stdout().length;
  await main(['run', 'open', 'URMIN', '--by', 'Rina Wulandari', '--json'], host);
  return String(JSON.parse(host.stdout().slice(before)).pelaksanaan);
}

describe(`${hostileCount} hostile texts on the command line`, () => {
  it('write nothing outside the folders of the office, nor under a name of theirs, and steer no terminal', async () => {
    const texts = [...paths, ...hostileStrings(hostileCount, 7)].map(word);
    const size = 100;
    for (let first = 0; first < texts.length; first += size) {
      const { host, written } = watched();
      const run = await openedRun(host);
      for (const [index, text] of texts.slice(first, first + size).entries()) {
        const args = lines[(first + index) % lines.length]?.(text, run) ?? [];
        const [before, said] = [host.stdout().length, host.stderr().length];
        const code = await main(args, host);
        const told = `${host.stdout().slice(before)}${host.stderr().slice(said)}`.replaceAll('\r\n', '\n');
        if (code === 70) expect.fail(`sop ${JSON.stringify(args)}: ${told}`);
        const found = steering.exec(told);
        if (found)
          expect.fail(
            `sop ${JSON.stringify(args)} says ${JSON.stringify(told.slice(Math.max(0, found.index - 100), found.index + 20))}`,
          );
      }
      expect(written.filter((path) => !ownNames.test(path) || device.test(path))).toEqual([]);
      expect(written.length).toBeGreaterThan(0);
    }
  }, 900_000);

  it.each([...paths.map(word), ...hostileStrings(200, 9).map(word)])(
    'keeps evidence called %j under its hash',
    async (text) => {
      const { host, written } = watched();
      const run = await openedRun(host);
      const name = `${text.slice(0, 120)}.png`;
      const path =
        name.startsWith('/') || /^[A-Za-z]:[\\/]/.test(name) ? name : `/kantor/${name.replace(/^\.\//, '')}`;
      host.disk.set(path, Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
      const code = await main(
        ['run', 'evidence', run, 'URMIN-01', '--file', name, '--by', 'Rina Wulandari', '--json'],
        host,
      );
      expect([0, 2, 3]).toContain(code);
      expect(written.filter((one) => !ownNames.test(one))).toEqual([]);
      if (code === 0) expect(written.some((one) => /\/bukti\/[0-9a-f]{64}\.png$/.test(one))).toBe(true);
      expect(steering.test(`${host.stdout()}${host.stderr()}`)).toBe(false);
    },
  );
});

describe('codes of an SOP file', () => {
  it('that are no codes are refused before anything is made of them', async () => {
    const codes = [...paths, ...hostileStrings(Math.min(1000, hostileCount), 11)]
      .map((text) => text.slice(0, 200))
      .filter((text) => device.test(text) || !/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/.test(text));
    for (const code of codes) {
      const { host, written } = watched();
      const file = {
        format: 1,
        nomor: '1',
        nama: 'x',
        bagian: [{ kode: code, nama: 'x', kegiatan: [{ kode: `${code}-01`, uraian: 'x' }] }],
      };
      host.disk.set('/kantor/sops/x.yaml', new TextEncoder().encode(JSON.stringify(file)));
      const ended = await main(['run', 'open', word(code), '--by', 'Rina'], host);
      expect([2, 3]).toContain(ended);
      expect(written).toEqual([]);
      expect(steering.test(host.stderr())).toBe(false);
    }
  }, 600_000);
});

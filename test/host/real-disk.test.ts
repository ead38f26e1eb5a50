import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../support/pdf-text.ts';
import { filesBelow, repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools, where } from '../support/tools.ts';

const newFolder = (): string => temporaryFolder('sop-disk-');
const answers = join(repository, 'templates/jawaban/urmin.yaml');

/** The built program as a process of its own, without a terminal. */
function sop(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  user: { readonly uid?: number } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'bin/sop.js'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    input: '',
    ...user,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Permissions do not bind root: as root these tests run the program as `nobody`, if that one can read it at all. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
const unprivileged = where(
  process.platform !== 'win32' && sop(tmpdir(), ['--version'], {}, nobody).code === 0,
  'nobody may not run the program',
);
const linux = tools('sh', 'head', '/dev/full');

const journal = (folder: string): string =>
  filesBelow(join(folder, 'catatan')).find((path) => path.endsWith('.jsonl')) ?? '';

describe('the built program', () => {
  it('answers, reports the same bytes twice, and knows what is there', () => {
    const folder = newFolder();
    const told = JSON.parse(sop(folder, ['check', 'urmin', '--answers', answers, '--json']).out);
    expect(sop(folder, ['status']).out).toContain(`sop report ${told.pelaksanaan}`);
    const first = sop(folder, ['report', told.pelaksanaan, '-o', 'a.pdf']);
    expect(first.out).toContain('Belum ditandatangani');
    expect(sop(folder, ['report', told.pelaksanaan, '-o', 'b.pdf', '--lang', 'en']).code).toBe(0);
    expect(readFileSync(join(folder, 'a.pdf')).equals(readFileSync(join(folder, 'b.pdf')))).toBe(true);
    expect(sop(folder, ['report', told.pelaksanaan, '-o', 'a.pdf']).out).toContain('sudah ada dan sama');
    writeFileSync(join(folder, 'a.pdf'), 'lain');
    const refused = sop(folder, ['report', told.pelaksanaan, '-o', 'a.pdf']);
    expect(refused).toMatchObject({ code: 3 });
    expect(refused.err).toContain('--replace');
    expect(sop(folder, ['status', '--json']).out).toContain('"belum_dilaporkan": []');
    expect(sop(folder, ['compliance']).out).toContain('URMIN-15');
  });

  it.each([
    ['PPID', 'ppid', 19],
    ['MULTIMEDIA', 'multimedia', 15],
  ])('reports every row of %s with its tick', async (part, file, count) => {
    const folder = newFolder();
    const filled = join(repository, `templates/jawaban/${file}.yaml`);
    const { pelaksanaan } = JSON.parse(sop(folder, ['check', part, '--answers', filled, '--json']).out);
    expect(sop(folder, ['report', pelaksanaan, '-o', 'laporan.pdf']).code).toBe(0);
    const text = await pdfText(readFileSync(join(folder, 'laporan.pdf')));
    expect(text.match(/✓/g)).toHaveLength(count);
  });

  it('says the same in every time zone and without one', () => {
    const folder = newFolder();
    sop(folder, ['check', 'urmin', '--answers', answers]);
    const zones = ['', 'UTC', 'Asia/Jayapura', 'America/New_York', 'Asia/Kathmandu', 'bukan/zona'];
    const said = zones.map((zone) => sop(folder, ['status', '--json'], zone === '' ? {} : { TZ: zone }).out);
    expect(new Set(said).size).toBe(1);
  });

  it('refuses a damaged record, an edited snapshot and a record from a newer version, and touches nothing', () => {
    for (const [attack, message] of [
      [
        (text: string) => text.replace('"result":"sesuai"', '"result":"tidak_berlaku"'),
        /RUSAK[\s\S]*baris 3: rantai tidak cocok/,
      ],
      [(text: string) => text.replaceAll('"v":2}', '"v":9}'), /versi sop yang lebih baru/],
    ] as const) {
      const folder = newFolder();
      const { pelaksanaan } = JSON.parse(sop(folder, ['check', 'urmin', '--answers', answers, '--json']).out);
      const path = journal(folder);
      const damaged = attack(readFileSync(path, 'utf8'));
      writeFileSync(path, damaged);
      const result = sop(folder, ['report', pelaksanaan]);
      expect(result.code).toBe(3);
      expect(result.err).toMatch(message);
      expect(readFileSync(path, 'utf8')).toBe(damaged);
      expect(sop(folder, ['status']).code).toBe(3);
    }
  });

  it('says that nothing was saved when the folder cannot be written', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'catatan'), 'sebuah berkas di tempat folder');
    const blocked = sop(folder, ['check', 'urmin', '--answers', answers]);
    expect(blocked.code).toBe(74);
    expect(blocked.err).toMatch(/TIDAK tersimpan/);
  });

  it.skipIf(unprivileged.missing)(
    `says so for a read-only folder, and for records that may not be read${unprivileged.note}`,
    () => {
      const folder = newFolder();
      mkdirSync(join(folder, 'catatan'));
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'catatan'), 0o555);
      const refused = sop(folder, ['check', 'urmin', '--answers', answers], {}, nobody);
      expect(refused.code).toBe(74);
      expect(refused.err).toMatch(/TIDAK tersimpan.*tidak ada izin/);
      chmodSync(join(folder, 'catatan'), 0o000);
      const unread = sop(folder, ['status'], {}, nobody);
      expect(unread.code).toBe(3);
      expect(unread.err).toMatch(/catatan' tidak dapat dipakai \(EACCES\)/);
      chmodSync(join(folder, 'catatan'), 0o755);
    },
  );

  it.skipIf(linux.missing)(
    `fails when its output cannot be written, and not when nobody reads on${linux.note}`,
    () => {
      const full = openSync('/dev/full', 'w');
      const result = spawnSync(process.execPath, [join(repository, 'bin/sop.js'), 'list'], {
        cwd: newFolder(),
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      closeSync(full);
      expect(result.status).toBe(74);
      expect(result.stderr).toContain('TIDAK tertulis');
      const piped = spawnSync(
        'sh',
        ['-c', `'${process.execPath}' '${join(repository, 'bin/sop.js')}' show PPID | head -1; exit 0`],
        {
          cwd: newFolder(),
          encoding: 'utf8',
        },
      );
      expect(piped.stderr).toBe('');
    },
  );

  it('shows an office file that is wrong without raw escapes, in colour too', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'sop.config.yaml'), 'format: 1\nzona: Asia/Jakarta\n');
    const result = sop(folder, ['list'], { FORCE_COLOR: '1' });
    expect(result.code).toBe(3);
    expect(result.err).toMatch(/sop\.config\.yaml:2:1/);
    expect(result.err).not.toContain('<U+001B>');
  });
});

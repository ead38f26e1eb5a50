import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { baselineOf, sizeOf } from '../../src/lint/baseline.ts';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';

const sop = (rows: readonly string[]): string => `format: 1
nomor: "SOP/07/I/HUK.7.1./2026/Contoh"
nama: Pengelolaan surat masuk
pelaksana: [{ kode: KAUR, jabatan: KAUR }]
bagian:
  - kode: SM
    nama: SM
    kegiatan:
${rows.map((row) => `      - { ${row}, pelaksana: [KAUR], waktu: 1 Jam }`).join('\n')}
`;
const wrong = (n: number, verb: string): string => `kode: SM-0${n}, no: "${n}", uraian: ${verb} surat masuk`;

async function lint(files: Record<string, string | Uint8Array>, ...args: readonly string[]) {
  const host = fakeHost({ files });
  const code = await main(['lint', ...args], host);
  return { code, out: host.stdout(), err: host.stderr(), disk: Object.fromEntries(host.disk) };
}

const start = {
  '/kantor/sops/a.yaml': sop([wrong(1, 'menerima'), wrong(2, 'Memeriksa'), wrong(3, 'mencatat')]),
};

describe('a baseline', () => {
  it('hides what it lists, shows what is new, shrinks, and never grows', async () => {
    const made = await lint(start, '--baseline', 'dasar.json', '--make-baseline');
    expect(made.err).toContain('2 temuan dicatat di dasar.json');
    const quiet = await lint(made.disk, '--baseline', 'dasar.json', '--max-warnings', '0');
    expect(quiet).toMatchObject({ code: 0, out: '' });
    const files = {
      ...made.disk,
      '/kantor/sops/a.yaml': sop([wrong(1, 'Menerima'), wrong(2, 'memeriksa'), wrong(3, 'mencatat')]),
    };
    const changed = await lint(files, '--baseline', 'dasar.json', '--max-warnings', '0');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('sops/a.yaml:10:');
    expect(changed.out).not.toContain('sops/a.yaml:11:');
    expect(changed.err).toContain('1 temuan sudah tidak ada dan dihapus dari dasar.json; sisa 1');
    const back = await lint({ ...changed.disk, ...start }, '--baseline', 'dasar.json', '--max-warnings', '0');
    expect(back.code, 'what went away once is a finding again').toBe(1);
  });

  it('loses nothing when only some files are looked at', async () => {
    const two = { ...start, '/kantor/sops/b.yaml': start['/kantor/sops/a.yaml'] ?? '' };
    const made = await lint(two, '--baseline', 'dasar.json', '--make-baseline');
    const part = await lint(made.disk, 'sops/b.yaml', '--baseline', 'dasar.json');
    expect(part.disk['/kantor/dasar.json']).toEqual(made.disk['/kantor/dasar.json']);
    expect((await lint(part.disk, '--baseline', 'dasar.json')).code).toBe(0);
  });

  it('knows its files wherever it is called from', async () => {
    const office = { ...start, '/kantor/sop.config.yaml': 'format: 1\n' };
    const made = await lint(office, '--baseline', 'dasar.json', '--make-baseline');
    const host = fakeHost({ files: made.disk, cwd: '/kantor/sops' });
    expect(
      await main(['lint', 'a.yaml', '--baseline', '/kantor/dasar.json', '--max-warnings', '0'], host),
    ).toBe(0);
  });

  it('is made once, and a damaged or missing one is said', async () => {
    const made = await lint(start, '--baseline', 'dasar.json', '--make-baseline');
    expect((await lint(made.disk, '--baseline', 'dasar.json', '--make-baseline')).err).toContain(
      'hanya dapat menyusut',
    );
    const damaged = await lint(
      { ...start, '/kantor/dasar.json': '{"format":2,"temuan":{"a.yaml":[1]}}' },
      '--baseline',
      'dasar.json',
    );
    expect(damaged).toMatchObject({ code: 3 });
    expect(damaged.err).toContain('bukan daftar temuan yang utuh');
    expect((await lint(start, '--baseline', 'tidak-ada.json')).code).toBe(3);
  });

  const broken = 'rusak: [\n';
  const asMade = async (files: Record<string, string | Uint8Array> = start) =>
    (await lint(files, '--baseline', 'dasar.json', '--make-baseline')).disk;
  const strictly = ['--baseline', 'dasar.json', '--max-warnings', '0'] as const;

  it('loses nothing while a file cannot be read, also of what other files have in common with it', async () => {
    const twins = {
      '/kantor/sops/a.yaml': sop([wrong(1, 'Menerima')]),
      '/kantor/sops/b.yaml': sop([wrong(1, 'menerima')]),
    };
    const made = await asMade(twins);
    for (const [file, text] of Object.entries(twins)) {
      const during = await lint({ ...made, [file]: broken }, ...strictly);
      expect(during.code, 'what cannot be read is never known').toBe(1);
      const after = await lint({ ...during.disk, [file]: text }, ...strictly);
      expect(after, file).toMatchObject({ code: 0, out: '' });
    }
  });

  it('does not list a file that cannot be read', async () => {
    const made = await lint(
      { ...start, '/kantor/sops/b.yaml': broken },
      '--baseline',
      'dasar.json',
      '--make-baseline',
    );
    expect(made.code).toBe(1);
    expect(made.out).toContain('sops/b.yaml');
    expect(await lint(made.disk, ...strictly)).toMatchObject({ code: 1 });
  });

  it('knows a fact, not a line: more of the same is new, another line with the same fact is not', async () => {
    const nobody = (count: number): string =>
      sop(
        Array.from(
          { length: count },
          (_, n) => `kode: SM-0${n + 1}, no: "${n + 1}", uraian: Memeriksa surat ke-${n + 1}`,
        ),
      ).replaceAll(', pelaksana: [KAUR]', '');
    const made = await asMade({ '/kantor/sops/a.yaml': nobody(1) });
    const grown = await lint({ ...made, '/kantor/sops/a.yaml': nobody(3) }, ...strictly);
    expect(grown.code).toBe(1);
    expect(grown.out).toContain('3 dari 3 kegiatan SM belum punya pelaksana');
    const moved = `# di atas\n\n${nobody(1).replace('waktu: 1 Jam', 'waktu: 1 Jam, output: [Surat]')}`;
    expect(moved).toContain('output');
    expect(await lint({ ...made, '/kantor/sops/a.yaml': moved }, ...strictly)).toMatchObject({
      code: 0,
      out: '',
    });
  });

  it('keeps what a rule found that is off now, and forgets a file that is gone', async () => {
    const files = {
      ...start,
      '/kantor/sops/b.yaml': sop([wrong(9, 'menerima')]).replace('kode: SM\n', 'kode: SB\n'),
    };
    const made = await asMade(files);
    const off = await lint(
      { ...made, '/kantor/sop.config.yaml': 'format: 1\nlint: { aturan: { lower-case: off } }\n' },
      '--baseline',
      'dasar.json',
    );
    expect(off.disk['/kantor/dasar.json']).toEqual(made['/kantor/dasar.json']);
    const { '/kantor/sops/b.yaml': _gone, ...rest } = made;
    const after = await lint(rest, '--baseline', 'dasar.json');
    expect(new TextDecoder().decode(after.disk['/kantor/dasar.json'] as Uint8Array)).not.toContain(
      'sops/b.yaml',
    );
  });

  it('is not touched by a trial, by part of the files, or by a name that is missing', async () => {
    const made = await asMade();
    const mended = { ...made, '/kantor/sops/a.yaml': sop([wrong(1, 'Menerima'), wrong(2, 'Memeriksa')]) };
    for (const args of [['--fix-dry-run'], ['sops/a.yaml'], ['sops']])
      expect((await lint(mended, ...args, '--baseline', 'dasar.json')).disk['/kantor/dasar.json']).toEqual(
        made['/kantor/dasar.json'],
      );
    const nameless = await lint(start, '--make-baseline');
    expect(nameless).toMatchObject({ code: 2 });
    expect(nameless.err).toContain('--baseline');
  });

  it('of before says so', async () => {
    const old = { ...start, '/kantor/dasar.json': '{"format":1,"temuan":{"sops/a.yaml":["ab"]}}' };
    const { code, err } = await lint(old, '--baseline', 'dasar.json');
    expect(code).toBe(3);
    expect(err).toContain('versi lama');
  });

  it('does not list what only a comparison with a revision shows', () => {
    const at = { line: 1, column: 1 };
    const found = ['changed-code', 'reused-code', 'removed-code', 'lower-case'].map(
      (rule): Diagnostic => ({
        rule,
        severity: 'error',
        message: { id: rule, en: rule },
        file: 'a.yaml',
        range: { start: at, end: at },
      }),
    );
    const prints = found.map(({ rule }) => ({ id: 'sops/a.yaml', print: rule }));
    const made = baselineOf(found, prints);
    expect(sizeOf(made)).toBe(1);
    expect([...(made.get('sops/a.yaml') ?? [])]).toEqual([['lower-case', 'lower-case']]);
  });
});

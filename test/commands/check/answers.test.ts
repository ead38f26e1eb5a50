import { describe, expect, it } from 'vitest';
import { validators } from '../../../src/document/compiled/validators.js';
import { main } from '../../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const { validate } = validators.jurnal;

const program = programFiles();
const office = (files: FakeOptions['files'] = {}, options: FakeOptions = {}): FakeHost =>
  fakeHost({ ...options, files: { ...program, '/kantor/x': '', ...files } });

const answersOf = (...lines: string[]): string =>
  ['format: 1', 'bagian: URMIN', 'petugas: Rina Wulandari', 'jawaban:', ...lines, ''].join('\n');

const journals = (host: FakeHost): readonly string[] =>
  [...host.disk]
    .filter(([path]) => path.endsWith('.jsonl'))
    .map(([, bytes]) => new TextDecoder().decode(bytes));

describe('sop check --answers', () => {
  it.each([
    ['URMIN', 'urmin', 15],
    ['PPID', 'ppid', 19],
    ['MULTIMEDIA', 'multimedia', 15],
  ])('takes the filled form of %s: all SESUAI, closed, reported', async (part, file, count) => {
    const host = office();
    expect(
      await main(['check', part, '--answers', `/program/templates/jawaban/${file}.yaml`, '--json'], host),
    ).toBe(0);
    const told = JSON.parse(host.stdout());
    expect(told).toMatchObject({ bagian: part, dijawab: count, kegiatan: count, ditutup: true });
    const lines = journals(host).join('').trimEnd().split('\n');
    expect(lines).toHaveLength(count + 2);
    for (const line of lines) expect(validate(JSON.parse(line)), line).toBe(true);
  });

  it.each([
    ['an unknown code', ['  - { kode: URMIN-99, hasil: sesuai }'], /'URMIN-99' tidak ada di SOP/],
    [
      'a code twice',
      ['  - { kode: URMIN-01, hasil: sesuai }', '  - { kode: urmin-01, hasil: sesuai }'],
      /URMIN-01/,
    ],
    ['tidak sesuai without a reason', ['  - { kode: URMIN-01, hasil: tidak_sesuai }'], /alasan/],
    [
      'an end before the start',
      ['  - { kode: URMIN-01, hasil: sesuai, mulai: "2026-11-20 10:00", selesai: "2026-11-20 09:00" }'],
      /'selesai' sebelum 'mulai'/,
    ],
    [
      'an end without a start',
      ['  - { kode: URMIN-01, hasil: sesuai, selesai: "2026-11-20 09:00" }'],
      /berdua/,
    ],
    [
      'a time to come',
      ['  - { kode: URMIN-01, hasil: sesuai, mulai: "2027-01-04 08:00", selesai: "2027-01-04 09:00" }'],
      /di masa depan/,
    ],
    [
      'a day that does not exist',
      ['  - { kode: URMIN-01, hasil: sesuai, mulai: "2026-02-31 08:00", selesai: "2026-03-02 09:00" }'],
      /'mulai' 2026-02-31 08:00 tidak ada di kalender/,
    ],
    ['a wrong result', ['  - { kode: URMIN-01, hasil: setuju }'], /sesuai/],
    ['broken YAML', ['  - { kode: URMIN-01, hasil: sesuai'], /jawaban\.yaml/],
  ])('refuses %s and records nothing', async (_name, lines, message) => {
    const host = office({ '/kantor/jawaban.yaml': answersOf(...lines) });
    expect(await main(['check', 'URMIN', '--answers', 'jawaban.yaml'], host)).toBe(3);
    expect(host.stderr()).toMatch(message);
    expect(journals(host)).toEqual([]);
  });

  it('goes on with a run, leaves it open until all is answered, and never answers twice', async () => {
    const host = office({
      '/kantor/a.yaml': answersOf(
        '  - { kode: URMIN-01, hasil: sesuai, mulai: "2026-11-20 08:00", selesai: "2026-11-20 08:40" }',
      ),
      '/kantor/b.yaml': answersOf('  - { kode: URMIN-02, hasil: tidak_berlaku, alasan: tidak ada surat }'),
    });
    await main(['check', 'URMIN', '--answers', 'a.yaml', '--json'], host);
    const { pelaksanaan } = JSON.parse(host.stdout());
    expect(await main(['check', 'URMIN', '--answers', 'b.yaml', '--run', pelaksanaan], host)).toBe(0);
    const again = ['check', 'URMIN', '--answers', 'a.yaml', '--run', pelaksanaan];
    expect(await main([...again, '--as', 'Bagus Pratama'], host)).toBe(3);
    expect(host.stderr()).toMatch(/URMIN-01 sudah dijawab/);
    expect(journals(host)).toHaveLength(2);
    expect(host.stdout()).toContain('2/15 kegiatan URMIN');
  });

  it('records nothing with --dry-run', async () => {
    const host = office();
    expect(
      await main(['check', 'URMIN', '--answers', '/program/templates/jawaban/urmin.yaml', '--dry-run'], host),
    ).toBe(0);
    expect(host.stdout()).toContain('Berkas benar: 15 jawaban');
    expect(journals(host)).toEqual([]);
  });
});

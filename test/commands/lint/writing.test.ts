import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { where } from '../../support/tools.ts';
import { gitWorld, sopText } from './git/git-world.ts';

const untidy = sopText('SA').replace('uraian: Menerima surat SA', 'uraian: menerima  surat SA');
const tidy = sopText('SA');
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const linux = where(process.platform !== 'win32', 'no such rights on Windows');

describe('standard input is printed and never written', () => {
  it.each([
    ['lint - --fix', untidy, tidy],
    ['lint - --fix --stdin-filename sops/a.yaml', untidy, tidy],
    ['fmt -', untidy.replace('  - { kode: KAUR, jabatan: KAUR }', '- {kode: KAUR, jabatan: KAUR}'), untidy],
    ['lint - --fix', tidy, tidy],
  ])('sop %s', async (line, input, printed) => {
    const world = gitWorld();
    world.write('kantor/sops/a.yaml', 'isi: tersimpan\n');
    const { out } = await world.sop('kantor', line, {}, input);
    expect(out).toBe(printed);
    expect(readdirSync(world.path('kantor'))).toEqual(['sops']);
    expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toBe('isi: tersimpan\n');
  });

  it('what cannot be laid out is not printed as if it were', async () => {
    const world = gitWorld();
    expect(await world.sop('.', 'fmt -', {}, 'rusak: [')).toMatchObject({ code: 1, out: '' });
    expect(await world.sop('.', 'fmt - --check', {}, tidy)).toMatchObject({ code: 0, out: '' });
    expect(readdirSync(world.folder)).toEqual([]);
  });
});

describe('files that are mended', () => {
  it.skipIf(linux.missing)(`keep their rights, and links stay links${linux.note}`, async () => {
    const world = gitWorld();
    for (const mode of [0o664, 0o600, 0o444, 0o755]) {
      world.write(`kantor/${mode}/sops/a.yaml`, untidy);
      world.write(`kantor/${mode}/bersama/b.yaml`, untidy.replaceAll('SA', 'SB'));
      chmodSync(world.path(`kantor/${mode}/sops/a.yaml`), mode);
      chmodSync(world.path(`kantor/${mode}/bersama/b.yaml`), mode);
      symlinkSync('../bersama/b.yaml', world.path(`kantor/${mode}/sops/b.yaml`));
      await world.sop(`kantor/${mode}`, 'lint --fix');
      expect(readFileSync(world.path(`kantor/${mode}/sops/a.yaml`), 'utf8')).toBe(tidy);
      expect(statSync(world.path(`kantor/${mode}/sops/a.yaml`)).mode & 0o777).toBe(mode);
      expect(lstatSync(world.path(`kantor/${mode}/sops/b.yaml`)).isSymbolicLink()).toBe(true);
      expect(readlinkSync(world.path(`kantor/${mode}/sops/b.yaml`))).toBe('../bersama/b.yaml');
      expect(readFileSync(world.path(`kantor/${mode}/bersama/b.yaml`), 'utf8')).toBe(
        tidy.replaceAll('SA', 'SB'),
      );
      expect(statSync(world.path(`kantor/${mode}/bersama/b.yaml`)).mode & 0o777).toBe(mode);
    }
  });

  it('keep CRLF; a second run of either changes nothing', async () => {
    const world = gitWorld();
    world.write('kantor/sops/a.yaml', crlf(untidy).replace('  - { kode: KAUR,', '  - {kode: KAUR,'));
    await world.sop('kantor', 'lint --fix');
    await world.sop('kantor', 'fmt');
    expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toBe(crlf(tidy));
    const before = statSync(world.path('kantor/sops/a.yaml')).ino;
    expect(await world.sop('kantor', 'fmt --check')).toMatchObject({ code: 0, out: '' });
    expect((await world.sop('kantor', 'fmt')).out).toBe('');
    expect((await world.sop('kantor', 'lint --fix')).err).not.toContain('diperbaiki');
    expect(statSync(world.path('kantor/sops/a.yaml')).ino).toBe(before);
  });

  it('are not changed by a guess: what is only suggested stays', async () => {
    const world = gitWorld();
    const misspelt = `${tidy}catatan: Buku agenda\n`;
    world.write('kantor/sops/a.yaml', misspelt);
    const { out, code } = await world.sop('kantor', 'lint --fix --json');
    expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toBe(misspelt);
    expect(code).toBe(1);
    const found = JSON.parse(out) as readonly { rule: string; fixable: boolean }[];
    expect(found.filter(({ rule }) => rule === 'unknown-key')).toMatchObject([{ fixable: false }]);
    expect((await world.sop('kantor', 'lint -f sarif')).out).not.toContain('"fixes"');
  });

  it('names and quoted titles are nobody’s to spell', async () => {
    const world = gitWorld();
    const named = sopText('SA', ['Menyerahkan obat ke Apotik Sehat', "Mencatat 'Buku Ijin' dalam agenda"]);
    world.write('kantor/sops/a.yaml', named);
    await world.sop('kantor', 'lint --fix');
    expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toBe(named);
    world.write('kantor/sops/a.yaml', sopText('SA', ['Menerima ijin', 'Mencatat ijin']));
    await world.sop('kantor', 'lint --fix');
    expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toBe(
      sopText('SA', ['Menerima izin', 'Mencatat izin']),
    );
  });

  it.each(['fmt', 'lint --fix'])('of the program itself are left alone: sop %s', async (line) => {
    const untidyToo = untidy.replace('  - { kode: KAUR,', '  - {kode: KAUR,');
    const host = fakeHost({ files: { '/program/sops/x.yaml': untidyToo } });
    expect(await main([...line.split(' '), '/program/sops/x.yaml'], host)).toBe(3);
    expect(host.stderr()).toContain('berkas program ini sendiri');
    expect(new TextDecoder().decode(host.disk.get('/program/sops/x.yaml'))).toBe(untidyToo);
  });
});

it('the forms of an office are judged as what they are', async () => {
  const world = gitWorld();
  world.write('kantor/sop.config.yaml', 'format: 1\nkalender: kalender/kota.yaml\n');
  world.write('kantor/sops/a.yaml', tidy);
  world.write('kantor/kalender/kota.yaml', 'format: 1\nnama: kota\ninduk: asn\n');
  world.write('kantor/templates/laporan.yaml', 'format: 1\nmargin: { atas: 20 }\n');
  world.write('kantor/isian/jawab.yaml', 'format: 1\nbagian: SA\njawaban: []\n');
  expect((await world.sop('kantor', 'lint')).err).toContain('4 berkas: 0 galat');
  expect((await world.sop('kantor', 'lint isian kalender templates')).err).toContain('3 berkas');
  world.write('kantor/isian/jawab.yaml', 'format: 1\nbagian: SA\njawab: []\njawaban: []\n');
  world.write('kantor/templates/laporan.yaml', 'format: 1\nmargin: { ats: 20 }\n');
  const { out } = await world.sop('kantor', 'lint isian templates sops');
  expect(out).toContain('isian/jawab.yaml:3:1');
  expect(out).toContain('templates/laporan.yaml:2:11');
  expect(out).not.toContain('bagian');
});

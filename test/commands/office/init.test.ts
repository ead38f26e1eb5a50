import { expect, test } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const office = () => fakeHost({ files: programFiles() });

test('init makes an office, leaves what is there, and new makes an SOP that lint accepts', async () => {
  for (const template of ['surat-masuk', 'publikasi', 'kosong']) {
    const host = office();
    expect(await main(['init', '--instansi', 'DINAS CONTOH'], host), host.stderr()).toBe(0);
    const before = new Map(host.disk);
    expect(await main(['init', '--instansi', 'DINAS LAIN'], host)).toBe(0);
    // Compared by what was written, not byte by byte: there are fonts among the files.
    expect([...host.disk].filter(([path, bytes]) => before.get(path) !== bytes)).toEqual([]);
    expect(host.disk.size).toBe(before.size);
    expect(
      await main(
        [
          'new',
          '--kode',
          'SM',
          '--nama',
          'Surat: masuk',
          '--nomor',
          'SOP/01/I/HUM.1/2026/Contoh',
          '--dari',
          template,
        ],
        host,
      ),
    ).toBe(0);
    expect(await main(['lint', '--json'], host)).toBe(0);
    expect(host.stderr()).not.toContain('galat: ');
    expect(await main(['lint', '--max-warnings', '0'], host), `${template}${host.stdout()}`).toBe(0);
    expect(await main(['new', '--kode', 'SM', '--nama', 'Lain'], host)).toBe(3);
    expect(host.stderr()).toContain("'SM' sudah dipakai");
  }
});

test.each([
  ['DINAS CONTOH', [], 'permenpan-35-2012', 'asn'],
  ['Kepolisian Negara Republik Indonesia; Resor Contoh', [], 'polri', 'polri'],
  ['DINAS CONTOH', ['--profile', 'dasar'], 'dasar', 'asn'],
  ['RESOR CONTOH', ['--profil', 'polri'], 'polri', 'polri'],
])('init gives an office the rules of its service: %s %s', async (agency, more, profile, calendar) => {
  const host = office();
  expect(await main(['init', '--agency', agency, ...more], host), host.stderr()).toBe(0);
  const file = new TextDecoder().decode(
    [...host.disk].find(([path]) => path.endsWith('/sop.config.yaml'))?.[1],
  );
  expect(file).toContain(`lint: { profil: ${profile} }`);
  expect(file).toContain(`kalender: ${calendar}\n`);
  expect(await main(['rules'], host)).toBe(0);
  expect(host.stderr() + host.stdout()).toContain(profile);
});

test('rules lists every group, explain knows and guesses rules', async () => {
  const host = office();
  expect(await main(['rules', '--json'], host)).toBe(0);
  expect(host.stdout()).toContain('"mixed-units"');
  expect(await main(['explain', 'mixed-units'], host)).toBe(0);
  expect(host.stdout()).toContain('sop-lint-disable-next-line mixed-units');
  expect(await main(['explain', 'mixed-unit'], host)).toBe(3);
  expect(host.stderr()).toContain('Maksud Anda: mixed-units?');
});

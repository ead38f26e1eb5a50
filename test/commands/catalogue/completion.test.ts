import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/commands/catalogue/catalogue.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';

const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';

describe('sop __complete', () => {
  const offered = async (host: Parameters<typeof run>[0], ...words: readonly string[]) => {
    const { out, code, err } = await run(host, '__complete', String(words.length - 1), '--', ...words);
    expect([code, err]).toEqual([0, '']);
    return out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']));
  };

  it('offers every command of the catalogue, and no hidden one', async () => {
    expect(await offered(fakeHost({ files: programFiles() }), '')).toEqual([
      ...catalogue.map(({ name }) => name),
      'help',
    ]);
  });

  it('offers the runs of the office, the newest first, with part and date', async () => {
    const host = scheduleOffice([daily]);
    await record(host, answersOn('2026-11-17'));
    host.pass(24 * 3_600_000);
    await record(host, answersOn('2026-11-18'));
    const [newest, older, last] = await offered(host, 'report', '');
    expect(newest).not.toBe(older);
    expect(last).toBe('tabel7');
    const { out } = await run(host, '__complete', '1', '--', 'report', '');
    expect(out.split('\n')[0]).toBe(`${newest}\tURMIN 20261119`);
    expect(await offered(host, 'check', 'URMIN', '--run', (newest ?? '').toLowerCase())).toEqual([newest]);
  });

  it('offers periods of late by their names', async () => {
    const host = scheduleOffice([daily]);
    const all = await offered(host, 'compliance', '--period', '2');
    expect(all).toEqual([
      ...[
        '2026-11',
        '2026-10',
        '2026-09',
        '2026-08',
        '2026-07',
        '2026-06',
        '2026-05',
        '2026-04',
        '2026-03',
        '2026-02',
      ],
      ...[
        '2026-01',
        '2025-12',
        '2026-Q4',
        '2026-Q3',
        '2026-Q2',
        '2026-Q1',
        '2026-S2',
        '2026-S1',
        '2025-S2',
        '2026',
      ],
    ]);
  });

  it('offers options of the command, and nothing after an option that takes any text', async () => {
    const host = scheduleOffice([daily]);
    expect(await offered(host, 'report', '--du')).toEqual(['--due']);
    expect(await offered(host, 'report', '7F3K', '-')).toContain('--output');
    expect(await offered(host, 'check', '--as', '')).toEqual([]);
    expect(await offered(host, 'explain', 'mixed')).toEqual(['mixed-units']);
    expect(await offered(host, 'report', '--lang', '')).toEqual(['id', 'en']);
  });

  it('offers the words of a closed choice, in the language of the screen', async () => {
    const host = scheduleOffice([daily]);
    const acts = await offered(host, 'run', '');
    expect(acts).toEqual(expect.arrayContaining(['buka', 'jawab', 'serah-terima', 'terapkan']));
    const english = scheduleOffice([daily], { env: { SOP_LANG: 'en' } });
    expect(await offered(english, 'run', 'a')).toEqual(['answer', 'apply']);
    expect(await offered(english, 'run', 'answer', '7F3K', 'URMIN-01', '')).toEqual([
      'compliant',
      'not-compliant',
      'not-applicable',
    ]);
    expect(await offered(english, 'key', '')).toEqual(['new', 'list', 'endorse', 'revoke']);
    expect(await offered(english, 'compliance', '--by', 'per')).toEqual(['person']);
    expect(await offered(host, 'compliance', '--menurut', 'pet')).toEqual(['petugas']);
    expect(await offered(host, 'report', '--format', 'x')).toEqual(['xlsx']);
    expect(await offered(host, 'lint', '-f', 's')).toEqual(['stylish', 'sarif']);
    expect(await offered(host, 'sign', 'a.pdf', '--level', '')).toEqual(['B-B', 'B-T', 'B-LT', 'B-LTA']);
    expect(await offered(english, 'time', '1 Hari', '--rule', 'e')).toEqual(['end-of-day']);
    expect(await offered(english, 'report', '--period', 'last-')).toEqual([
      'last-week',
      'last-month',
      'last-quarter',
      'last-semester',
      'last-year',
    ]);
  });

  it('offers the people, signers and activities of the office', async () => {
    const more = [
      'petugas:',
      '  - { nama: Rina Wulandari, jabatan: BAMIN }',
      '  - { nama: Bagus Pratama, jabatan: KAUR }',
    ];
    const host = scheduleOffice([daily], { more });
    for (const option of [
      ['run', 'open', '--by'],
      ['check', '--as'],
      ['run', '--to'],
      ['key', '--oleh'],
    ])
      expect(await offered(host, ...option, '')).toEqual(['Rina Wulandari', 'Bagus Pratama']);
    expect(await offered(host, 'review', '--by', '"ba')).toEqual(['Bagus Pratama']);
    expect(await offered(host, 'report', '--sign', '--signer', '')).toEqual(['KASI', 'WAKA']);
    await record(host, answersOn('2026-11-17'));
    const [run = ''] = await offered(host, 'unlock', '');
    expect(await offered(host, 'run', 'note', run, 'urmin-0')).toHaveLength(9);
    expect(await offered(host, 'run', 'note', run, 'ppid')).toEqual([]);
    expect(await offered(host, 'run', 'note', '', 'ppid-0')).toHaveLength(9);
    expect(await offered(host, 'run', 'open', 'urm')).toEqual(['URMIN']);
    expect(await offered(host, 'verify', '')).toEqual([run, ':berkas']);
  });

  it('offers nothing where a number or any text stands', async () => {
    const host = scheduleOffice([daily]);
    await record(host, answersOn('2026-11-17'));
    for (const option of ['--passphrase-fd', '--deskriptor-sandi', '--comment'])
      expect(await offered(host, 'review', option, '')).toEqual([]);
    expect(await offered(host, 'lint', '--max-warnings', '')).toEqual([]);
  });

  it('offers options by their English names, and by the Indonesian one to who types that', async () => {
    const host = scheduleOffice([daily]);
    expect(await offered(host, 'report', '--hand')).toEqual(['--handover']);
    expect(await offered(host, 'report', '--serah')).toEqual(['--serah-terima']);
    expect(await offered(host, '--ba')).toEqual(['--bahasa', '--bantuan']);
    expect(await offered(host, 'help', 'comp')).toEqual(['compliance', 'completion']);
    expect(await offered(host, 'check', '--lang', 'en', 'ur')).toEqual(['URMIN']);
  });

  it('is silent about a broken office file', async () => {
    const host = scheduleOffice([daily], { files: { '/kantor/sop.config.yaml': 'format: [' } });
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode('format: ['));
    expect(await offered(host, 'check', '')).toEqual([]);
    expect(await offered(host, 'sta')).toEqual(['status']);
  });

  it('refuses a shell that it does not know', async () => {
    const { code, err } = await run(fakeHost(), 'completion', 'tcsh');
    expect([code, err]).toEqual([2, expect.stringContaining("shell 'tcsh' tidak dikenal")]);
  });
});

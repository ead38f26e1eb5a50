import { describe, expect, test } from 'vitest';
import { formDate } from '../../src/calendar/print-date.ts';
import type { ReportDocument } from '../../src/report/blocks/report-document.ts';
import { composeRunReport } from '../../src/report/run/run-report.ts';
import { standardSum } from '../../src/report/run/standard-sum.ts';
import { reportText, signaturesOf, statementsOf as statements, tableOf } from './report-text.ts';
import {
  activity,
  helper,
  history,
  longPart,
  openAction,
  plainRun,
  sampleInput,
  sampleSop,
  waktu,
} from './sample-run.ts';
import { urminRun } from './urmin-run.ts';

const statementsOf = (report: ReportDocument): string => statements(report).join('\n');

test('the whole report of a run of fifteen rows', async () => {
  await expect(`${reportText(composeRunReport(urminRun))}\n`).toMatchFileSnapshot('urmin-run.txt');
});

test('symbols: first row start, last row end, otherwise process, unless the SOP says so', async () => {
  const part = {
    code: 'SM',
    name: 'Surat Masuk',
    activities: [
      activity('SM-01', 'Menerima surat', {
        number: '1',
        roles: [{ role: 'KASI', caption: 'Via email' }, { role: 'KAUR' }],
      }),
      activity('SM-02', 'Mengunduh surat', { number: '2', roles: [{ role: 'KAUR' }] }),
      activity('SM-03', 'Memeriksa surat', {
        roles: [{ role: 'BAMIN', symbol: 'decision', caption: 'R/T' }],
      }),
      activity('SM-04', 'Menyimpan surat', { number: '3', roles: [{ role: 'BAMIN' }] }),
    ],
  };
  const report = composeRunReport(sampleInput(sampleSop(part), part, plainRun(part)));
  const symbols = tableOf(report, 'Kegiatan').rows.flatMap((row) =>
    row.kind === 'band'
      ? []
      : [row.cells.slice(2, 5).map((cell) => (cell.kind === 'symbol' ? cell.shape : ''))],
  );
  expect(symbols).toEqual([
    ['start', 'start', ''],
    ['', 'process', ''],
    ['', '', 'decision'],
    ['', '', 'end'],
  ]);
});

describe('what the explanations say', () => {
  const part = longPart(2);

  test('an open run is said to be open, and its date is that of the last event', () => {
    const state = history([0, openAction('URMIN')], [30, { type: 'start', activity: 'URMIN-01' }]);
    const report = composeRunReport(sampleInput(sampleSop(part), part, state));
    expect(statementsOf(report)).toContain(
      'Pelaksanaan belum ditutup; laporan ini menurut catatan sampai 23 Nov 2026 07.45 WIB',
    );
    expect(statementsOf(report)).toContain('2 kegiatan belum dijawab');
    expect(signaturesOf(report)[1]?.lead).toEqual(['Kota Contoh, 23 November 2026']);
    expect(report.metadata.createdAt).toBe(state.lastAt);
  });

  test('what still runs past its standard time is named, but neither counted nor given a time', () => {
    const state = history(
      [0, openAction('URMIN')],
      [1, { type: 'start', activity: 'URMIN-01' }],
      [200, { type: 'note', text: 'Istirahat' }, helper],
    );
    const report = composeRunReport(sampleInput(sampleSop(part), part, state));
    expect(statementsOf(report)).toContain('1 kegiatan belum dijawab dan sudah melewati waktu bakunya.');
    const text = reportText(report);
    expect(text).toContain('KETEPATAN WAKTU/: Terlambat\n  KETEPATAN WAKTU/: [number] 0');
    expect(text).not.toContain('WAKTU NYATA: ');
  });

  test('years without holiday data are named', () => {
    const input = sampleInput(sampleSop(part), part, plainRun(part));
    expect(statementsOf(composeRunReport(input))).not.toContain('hari libur');
    const unknown = composeRunReport({ ...input, figures: { ...input.figures, unknownYears: [2029, 2030] } });
    expect(statementsOf(unknown)).toContain('tidak memuat data hari libur tahun 2029, 2030');
  });

  test('the whole digest stands once in the explanations, its beginning in the foot', () => {
    const report = composeRunReport(urminRun);
    expect(statementsOf(report).split(urminRun.recordDigest)).toHaveLength(2);
    expect(report.footer.text).toContain(urminRun.recordDigest.slice(0, 16));
    expect(report.footer.text).not.toContain(urminRun.recordDigest.slice(0, 17));
  });
});

describe('signatures', () => {
  const part = longPart(1);
  const { signer: _signer, place: _place, ...bare } = sampleInput(sampleSop(part), part, plainRun(part));

  test('without a signer there are dotted lines to fill', () => {
    const [, signer] = signaturesOf(composeRunReport(bare));
    expect(signer?.lead[0]).toMatch(/^\.{10,}, 23 November 2026$/);
    expect(signer?.title).toMatch(/^\.+$/);
    expect(signer?.underlined).toBe(false);
    expect(signer?.service).toMatch(/^Pangkat\/NRP \.+$/);
  });

  test('a signer without a name has jabatan and a dotted line', () => {
    const [, signer] = signaturesOf(composeRunReport({ ...bare, signer: { title: 'Kasi Humas' } }));
    expect(signer).toMatchObject({ title: 'KASI HUMAS', underlined: false });
    expect(signer?.name).toMatch(/^\.+$/);
  });
});

const counted = (...texts: readonly string[]) => texts.map((text) => ({ standard: waktu(text) }));

test('standard times add up by unit and never turn hours into days', () => {
  expect(standardSum(counted('60 Menit', '30 Menit', '23 Jam'))).toBe('24 Jam 30 Menit');
  expect(standardSum(counted('1 Hari', '2 Hari Kalender', '1,5 Jam', '1 Minggu'))).toBe(
    '1 Minggu 2 Hari Kalender 1 Hari 1 Jam 30 Menit',
  );
  expect(standardSum([...counted('Sesuai jadwal'), {}])).toBe('–');
  const each = { standard: waktu('2 menit/berkas') };
  expect(standardSum([{ ...each, count: 45 }, each])).toBe('1 Jam 32 Menit');
});

test('dates of the form are printed as far as they are known', () => {
  expect(formDate('2022-01')).toBe('Januari 2022');
  expect(formDate('2026-12-09')).toBe('9 Desember 2026');
  expect(formDate(undefined)).toBe('–');
  expect(formDate('2026-13')).toBe('2026-13');
});

import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/commands/catalogue/catalogue.ts';
import type { Language } from '../../src/words/language.ts';
import type { FakeHost } from '../support/fake-host.ts';
import { answersOn, officeWith, record, run, scheduleOffice } from '../support/schedule-office.ts';

const hour = 3_600_000;
const by = ['--by', 'Rina Wulandari'];

/** Words of time that only one of the languages has; data is written with capitals (`1 Jam`) and so is none of these. */
const foreign: Readonly<Record<Language, RegExp>> = {
  en: /\b\d+ (jam|menit|detik|hari|minggu|bulan|tahun)\b|\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Januari|Februari|Maret|Juni|Juli|Agustus|Oktober|Desember|Triwulan)\b|\d (Mei|Agt|Agu|Okt|Des)\b|\b(Sen|Sel|Rab|Kam|Jum|Sab|Min) \d/,
  id: /\b\d+ (h|min|s|hours?|minutes?|seconds?|days?|weeks?|months?|years?)\b|\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|May|June|July|August|October|December|Quarter)\b|\d (Aug|Oct|Dec)\b|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/,
};

/** So that nothing is proved by screens that say nothing: words that must be there. */
const own: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [/late by 4 h/, /18 Aug 2026/, /August 2026/, /Quarter III/, /\bTue 25 Aug\b/, /Friday, 14 August/],
  id: [
    /terlambat 4 jam/,
    /18 Agt 2026/,
    /Agustus 2026/,
    /Triwulan III/,
    /\bSel 25 Agt\b/,
    /Jumat, 14 Agustus/,
  ],
};

type Names = { readonly open: string; readonly closed: string };

/** What is looked at of every command: `open` is a run that is late by hours, `closed` one of last week. */
const lines: Readonly<Record<string, (names: Names) => readonly (readonly string[])[]>> = {
  check: () => [
    ['check', 'URMIN'],
    ['check', 'URMIN', '--answers', 'besok.yaml', '--new'],
    ['check', 'URMIN', '--answers', 'lama.yaml', '--new'],
  ],
  status: () => [['status'], ['status', '--remind']],
  list: () => [['list']],
  show: () => [['show', 'URMIN']],
  form: () => [['form', 'URMIN']],
  lsp: () => [['lsp']],
  lint: () => [['lint'], ['lint', '/program/sops']],
  fmt: () => [
    ['fmt', '--check'],
    ['fmt', '--check', '/program/sops'],
  ],
  compliance: () => [
    ['compliance'],
    ['compliance', '--period', '2026-08', '--by', 'day', '--trace'],
    ['compliance', '--period', '2026-Q3', '--by', 'week'],
    ['compliance', '--period', '2026-08-01..2026-08-17', '--by', 'run'],
    ['compliance', '--by', 'month'],
    ['compliance', '--by', 'quarter'],
  ],
  time: () => [
    ['time', '1', 'Hari', '2', 'Jam', '--start', '2026-08-14 15:10'],
    ['time', '3', 'Hari', '--rule', 'panjang_hari', '--start', '2026-12-23 10:00'],
    ['time', '1', 'Bulan', '--start', '2026-05-01 10:00'],
  ],
  calendar: () => [['calendar', '2026']],
  report: ({ open, closed }) => [
    ['report', closed],
    ['report', open, '--serah-terima'],
    ['report', '--period', '2026-08'],
    ['report', 'tabel7', '--period', '2026-S2'],
    ['report', '--due', '--dry-run'],
    ['report', '--due'],
  ],
  sign: () => [['sign', 'a.pdf', '--signer', 'KASI']],
  cert: () => [['cert', 'new', 'KASI', '--passphrase-file', 'sandi']],
  run: ({ open }) => [
    ['run', 'note', open, '--text', 'Menunggu berkas', ...by],
    ['run', 'answer', open, 'URMIN-01', 'sesuai', ...by],
    ['run', 'close', open, ...by],
  ],
  review: ({ closed }) => [['review', closed]],
  key: () => [
    ['key', 'new', ...by, '--passphrase-file', 'sandi'],
    ['key', 'list'],
  ],
  unlock: ({ open }) => [['unlock', open, ...by]],
  verify: ({ closed }) => [['verify'], ['verify', closed]],
  anchor: () => [['anchor', '--all']],
  schedule: () => [['schedule', '--status'], ['schedule']],
  doctor: () => [['doctor']],
  completion: () => [['completion', 'bash']],
  rules: () => [['rules']],
  explain: () => [['explain', 'mixed-units']],
  init: () => [['init', 'baru', '--instansi', 'Kantor Contoh', '--tempat', 'Contoh', '--zona', 'WIB']],
  new: () => [['new', '--kode', 'SK', '--nama', 'Surat keluar']],
};

/** An office on Tuesday, 18 August 2026, 13.00 WIB, with two runs of last week and one that is late by hours. */
async function lateOffice(): Promise<{ readonly host: FakeHost } & Names> {
  const entries = ['{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }'];
  const host = scheduleOffice(entries, {
    now: '2026-08-18T01:00:00.000Z',
    columns: 200,
    files: {
      '/kantor/sop.config.yaml': officeWith(entries),
      '/kantor/sandi': 'kata sandi yang panjang\n',
      '/kantor/besok.yaml': answersOn('2026-08-31').split('\n').slice(0, 5).join('\n'),
      '/kantor/lama.yaml': answersOn('2019-05-02').split('\n').slice(0, 5).join('\n'),
    },
  });
  await record(host, answersOn('2026-08-11', '15:00'));
  await record(host, answersOn('2026-08-12'));
  const closed = JSON.parse((await run(host, 'status', '--json')).out).belum_dilaporkan[0].pelaksanaan;
  const open = JSON.parse((await run(host, 'run', 'open', 'URMIN', ...by, '--json')).out).pelaksanaan;
  await run(host, 'run', 'start', open, 'URMIN-01', ...by);
  await run(host, 'run', 'handover', open, '--to', 'Bagus Pratama', ...by);
  host.pass(5 * hour);
  return { host, open, closed };
}

describe('every screen is in one language', () => {
  it('is looked at below', () => {
    expect(Object.keys(lines).sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });

  it.each(['id', 'en'] as const)('%s: units, weekdays, months', async (language) => {
    const { host, ...names } = await lateOffice();
    const wrong: string[] = [];
    let all = '';
    for (const args of catalogue.flatMap(({ name }) => [[name, '--help'], ...(lines[name]?.(names) ?? [])])) {
      const { out, err } = await run(host, ...args, '--lang', language);
      all += `${out}${err}`;
      for (const line of `${out}${err}`.split('\n'))
        if (foreign[language].test(line)) wrong.push(`sop ${args.join(' ')}: ${line}`);
    }
    expect(wrong).toEqual([]);
    expect(own[language].filter((word) => !word.test(all))).toEqual([]);
  });
});

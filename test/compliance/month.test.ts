import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/parse-period.ts';
import { labelsOf } from '../../src/compliance/labels.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import type { GroupBy } from '../../src/compliance/summary.ts';
import { table7 } from '../../src/compliance/table7.ts';
import {
  agus,
  answer,
  minute,
  observed,
  pause,
  resume,
  rina,
  rule,
  sop,
  start,
  urmin,
} from './small-runs.ts';

// Working hours are Monday to Friday 07.00-15.00; October and November 2026 have no holiday.
// Waktu baku: U-1 1 Jam, U-2 30 Menit, U-3 1 Hari (the same clock time on the next working day: always 8 h here).

// The month before. U-1 30 min of 60: on time. U-2 40 of 30: 10 late. U-3 Tuesday 10.00 to Wednesday 11.00 is 5 + 4 = 9 h
// of 8: 1 h late. On time 1 of 3.
const october = observed('R0', rina, [
  ['2026-10-06 08:00', start('U-1')],
  ['2026-10-06 08:30', answer('U-1')],
  ['2026-10-06 09:00', start('U-2')],
  ['2026-10-06 09:40', answer('U-2')],
  ['2026-10-06 10:00', start('U-3')],
  ['2026-10-07 11:00', answer('U-3')],
  ['2026-10-07 11:05', { type: 'close' }],
]);

// Run 1, Monday 2 November, Rina.
// U-1 08.00-08.45: 45 min of 60, ratio 0.75, on time.
// U-2 09.00-09.50: 50 min of 30, ratio 1.6667, due 09.30, 20 min late, nobody said why.
// U-3 Monday 10.00 - Tuesday 09.00: 5 h + 2 h = 420 min of 480, ratio 0.875, due Tuesday 10.00, on time.
const first = observed('R1', rina, [
  ['2026-11-02 08:00', start('U-1')],
  ['2026-11-02 08:45', answer('U-1')],
  ['2026-11-02 09:00', start('U-2')],
  ['2026-11-02 09:50', answer('U-2')],
  ['2026-11-02 10:00', start('U-3')],
  ['2026-11-03 09:00', answer('U-3')],
  ['2026-11-03 09:05', { type: 'close' }],
]);

// Run 2, Friday 13 to Tuesday 17 November, Agus.
// U-1 Friday 14.00 - Monday 08.30: gross 60 + 90 = 150 min; paused Friday 14.20-15.00 and Monday 07.00-07.40, 40 + 40 = 80;
//   net 70 of 60, ratio 1.1667; due Friday 15.00 + 80 min = Monday 08.20, 10 min late, for the pause. Tidak sesuai.
// U-2 answered without a start: tidak diukur.
// U-3 Monday 10.00 - Tuesday 11.30: gross 5 h + 4.5 h = 570 min; paused 11.00-13.00, 120; net 450 of 480, ratio 0.9375; due
//   Tuesday 10.00 + 2 h = 12.00, on time.
const second = observed('R2', agus, [
  ['2026-11-13 14:00', start('U-1')],
  ['2026-11-13 14:20', pause('U-1', 'menunggu disposisi')],
  ['2026-11-16 07:40', resume('U-1')],
  ['2026-11-16 08:30', answer('U-1', 'tidak_sesuai', 'disposisi tidak lengkap')],
  ['2026-11-16 09:00', answer('U-2')],
  ['2026-11-16 10:00', start('U-3')],
  ['2026-11-16 11:00', pause('U-3', 'Menunggu  tanda tangan')],
  ['2026-11-16 13:00', resume('U-3')],
  ['2026-11-17 11:30', answer('U-3')],
  ['2026-11-17 11:35', { type: 'close' }],
]);

// Run 3, Wednesday 25 November, Rina.
// U-1 07.30-08.30: 60 min of 60, ratio 1, on time to the minute.
// U-2 tidak berlaku, so tidak diukur. U-3 never done: it counts when the run is closed, Thursday 26 November.
const third = observed('R3', rina, [
  ['2026-11-25 07:30', start('U-1')],
  ['2026-11-25 08:30', answer('U-1')],
  ['2026-11-25 08:40', answer('U-2', 'tidak_berlaku', 'tidak ada surat')],
  ['2026-11-26 14:00', { type: 'close' }],
]);

const { calendar } = rule;
const period = parsePeriod('2026-11', 0, calendar.zone);
const previous = parsePeriod('2026-10', 0, calendar.zone);
if (!period || !previous) throw new Error('no period');

const observations = [...october, ...first, ...second, ...third];
const labels = labelsOf([sop]);
const by = (group: GroupBy) => summarize(observations, { by: group, calendar, period, previous, labels });
const only = (group: GroupBy, ...names: readonly string[]) =>
  by(group).groups.map((one) => {
    const shown: Readonly<Record<string, unknown>> = { ...one, label: one.label.id };
    return names.map((name) => shown[name]);
  });

/** n, then median, P80, P90 and worst in minutes. */
const minutes = (n: number, median: number, p80: number, p90: number, worst: number) => ({
  n,
  median: median * minute,
  p80: p80 * minute,
  p90: p90 * minute,
  worst: worst * minute,
});

describe('a month worked out by hand', () => {
  it('comes to its totals', () => {
    expect(by('activity').total).toEqual({
      key: '',
      label: { id: 'Jumlah', en: 'Total' },
      // Three runs of three activities.
      activities: 9,
      // 3 of run 1, U-2 and U-3 of run 2, U-1 of run 3.
      sesuai: 6,
      tidakSesuai: 1,
      tidakBerlaku: 1,
      notDone: 1,
      // U-1 and U-3 of run 1, U-3 of run 2, U-1 of run 3; late are U-2 of run 1 and U-1 of run 2.
      onTime: 4,
      late: 2,
      // U-2 of runs 2 and 3; what was not done is counted as not done only.
      unmeasured: 2,
      onTimeRate: 4 / 6,
      complianceRate: 6 / 7,
      // 45 50 60 70 420 450: ranks 0.5 x 6 = 3, 0.8 x 6 = 4.8 -> 5, 0.9 x 6 = 5.4 -> 6, 6.
      net: minutes(6, 60, 420, 450, 450),
      // 45 50 60 150 420 570.
      gross: minutes(6, 60, 420, 570, 570),
      // 0.75 0.875 0.9375 1 1.1667 1.6667.
      ratio: { n: 6, median: 450 / 480, p80: 70 / 60, p90: 50 / 30, worst: 50 / 30 },
      // 20 + 10.
      lateness: 30 * minute,
      // 4/6 - 1/3.
      trend: 4 / 6 - 1 / 3,
      unknownYears: [],
      runs: ['R1', 'R2', 'R3'],
    });
  });

  it('comes to the same total however it is grouped', () => {
    const total = by('activity').total;
    for (const group of ['part', 'run', 'role', 'person', 'day', 'week', 'month', 'quarter'] as const)
      expect(by(group).total).toEqual(total);
  });

  it('by activity, in the order of the form', () => {
    const { groups } = by('activity');
    expect(groups.map(({ key, label, standardText }) => [key, label.id, standardText])).toEqual([
      ['U-1', 'Menerima surat', '1 Jam'],
      ['U-2', 'Mencatat surat', '30 Menit'],
      ['U-3', 'Membuat laporan', '1 Hari'],
    ]);
    // U-1: on time in runs 1 and 3, late in run 2; sesuai 2 of 3; net 45 60 70: ranks 1.5 -> 2, 2.4 -> 3, 2.7 -> 3.
    //   Trend 2/3 - 1/1 of October.
    expect(groups[0]).toMatchObject({
      activities: 3,
      sesuai: 2,
      tidakSesuai: 1,
      onTimeRate: 2 / 3,
      complianceRate: 2 / 3,
      net: minutes(3, 60, 70, 70, 70),
      gross: minutes(3, 60, 150, 150, 150),
      lateness: 10 * minute,
      trend: 2 / 3 - 1,
    });
    // U-2: measured in run 1 only, and late; sesuai 2 of 2 judged; October was 0 of 1 as well.
    expect(groups[1]).toMatchObject({
      sesuai: 2,
      tidakBerlaku: 1,
      onTimeRate: 0,
      complianceRate: 1,
      unmeasured: 2,
      net: minutes(1, 50, 50, 50, 50),
      lateness: 20 * minute,
      trend: 0,
    });
    // U-3: on time in runs 1 and 2, not done in run 3; net 420 450: ranks 1, 1.6 -> 2; October 0 of 1.
    expect(groups[2]).toMatchObject({
      sesuai: 2,
      notDone: 1,
      unmeasured: 0,
      onTimeRate: 1,
      net: minutes(2, 420, 450, 450, 450),
      ratio: { n: 2, median: 0.875, p80: 0.9375, p90: 0.9375, worst: 0.9375 },
      lateness: 0,
      trend: 1,
      runs: ['R1', 'R2', 'R3'],
    });
  });

  it('by part and by run', () => {
    expect(only('part', 'key', 'label', 'activities', 'onTime', 'late')).toEqual([
      ['URMIN', 'Urusan administrasi', 9, 4, 2],
    ]);
    // Run 1: 2 of 3 on time, 20 min late. Run 2: 1 of 2, 10 min. Run 3: 1 of 1.
    expect(only('run', 'key', 'label', 'onTimeRate', 'complianceRate', 'lateness', 'trend', 'runs')).toEqual([
      ['R1', 'URMIN, 2 November 2026', 2 / 3, 1, 20 * minute, undefined, ['R1']],
      ['R2', 'URMIN, 16 November 2026', 1 / 2, 2 / 3, 10 * minute, undefined, ['R2']],
      ['R3', 'URMIN, 25 November 2026', 1, 1, 0, undefined, ['R3']],
    ]);
  });

  it('by role and by person; nobody stands for what was not done', () => {
    expect(only('role', 'key', 'label', 'activities', 'onTime', 'late', 'unmeasured', 'notDone')).toEqual([
      ['KASI', 'KASI HUMAS', 3, 2, 1, 0, 0],
      ['KAUR', 'KAUR/PAUR', 3, 0, 1, 2, 0],
      ['BAMIN', 'BAMIN/BANUM', 2, 2, 0, 0, 0],
      ['-', 'Pelaksana tidak diketahui', 1, 0, 0, 0, 1],
    ]);
    // Rina: 3 of run 1, 2 of run 3; she was 1 of 3 on time in October: trend 3/4 - 1/3.
    expect(only('person', 'key', 'activities', 'onTime', 'late', 'trend', 'runs')).toEqual([
      ['Agus Pratama', 3, 1, 1, undefined, ['R2']],
      ['Rina Wulandari', 5, 3, 1, 3 / 4 - 1 / 3, ['R1', 'R3']],
      ['-', 1, 0, 0, undefined, ['R3']],
    ]);
  });

  it('by week, each against the week before it', () => {
    // Weeks of 2, 16 and 23 November. W47 is 1 of 2 (U-3 on time, U-1 late), W48 is 1 of 1, so it rose by a half.
    expect(only('week', 'key', 'label', 'activities', 'onTime', 'late', 'trend')).toEqual([
      ['2026-W45', 'Minggu ke-45 2026 (2–8 Nov 2026)', 3, 2, 1, undefined],
      ['2026-W47', 'Minggu ke-47 2026 (16–22 Nov 2026)', 3, 1, 1, undefined],
      ['2026-W48', 'Minggu ke-48 2026 (23–29 Nov 2026)', 3, 1, 0, 1 / 2],
    ]);
  });

  it('day by day', () => {
    const { course } = by('activity');
    expect(course).toHaveLength(30);
    // 2 Nov: U-1 on time, U-2 late. 3 Nov: U-3. 16 Nov: U-1 late. 17 Nov: U-3. 25 Nov: U-1.
    expect(
      Object.fromEntries(course.flatMap((rate, index) => (rate === undefined ? [] : [[index + 1, rate]]))),
    ).toEqual({ 2: 0.5, 3: 1, 16: 0, 17: 1, 25: 1 });
  });

  it('has its reasons, the longest first, with the share that they make up together', () => {
    const { pauseReasons, lateReasons, patterns } = by('activity');
    // 120 of 200 minutes, then all.
    expect(pauseReasons).toEqual([
      { reason: 'Menunggu tanda tangan', count: 1, time: 120 * minute, cumulativeShare: 0.6 },
      { reason: 'menunggu disposisi', count: 1, time: 80 * minute, cumulativeShare: 1 },
    ]);
    // 20 of 30 minutes, then all; the pause explains run 2, not the reason of tidak sesuai.
    expect(lateReasons).toEqual([
      { reason: 'tanpa alasan', count: 1, time: 20 * minute, cumulativeShare: 2 / 3 },
      { reason: 'menunggu disposisi', count: 1, time: 10 * minute, cumulativeShare: 1 },
    ]);
    expect(patterns).toEqual([]);
  });

  it('fills Tabel 7', () => {
    expect(table7(urmin, by('activity'))).toEqual([
      {
        no: '1',
        code: 'U-1',
        procedure: 'Menerima surat',
        assessment: 'tidak',
        note: '3 pelaksanaan; sesuai 2 dari 3 (66 %); tepat waktu 2 dari 3 (66 %); median 1 jam (waktu baku 1 Jam); jumlah keterlambatan 10 menit.',
        action: 'Tindak lanjuti 1 hasil tidak sesuai. Tinjau sebab keterlambatan.',
      },
      {
        no: '2',
        code: 'U-2',
        procedure: 'Mencatat surat',
        assessment: 'tidak',
        note: '3 pelaksanaan; sesuai 2 dari 2 (100 %); tepat waktu 0 dari 1 (0 %); median 50 menit (waktu baku 30 Menit); jumlah keterlambatan 20 menit; tidak berlaku 1.',
        action: 'Tinjau sebab keterlambatan. Catat waktu mulai (1 kali tidak diukur).',
      },
      {
        no: '3',
        code: 'U-3',
        procedure: 'Membuat laporan',
        assessment: 'baik',
        note: '3 pelaksanaan; sesuai 2 dari 2 (100 %); tepat waktu 2 dari 2 (100 %); median 7 jam (waktu baku 1 Hari); tidak dikerjakan 1.',
        action: 'Pastikan kegiatan dikerjakan, atau catat alasan tidak berlaku.',
      },
    ]);
  });
});

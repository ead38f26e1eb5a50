import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarData, WeekHours } from '../../src/calendar/calendar-data.ts';
import { parseDay } from '../../src/calendar/civil-date.ts';
import { lengthOf } from '../../src/calendar/intervals.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { decodeCalendar } from '../../src/office/decode-calendar.ts';
import { repository } from '../support/program-files.ts';

type Day = { readonly tanggal: string; readonly nama: string };
type SourceYear = {
  readonly skb: string;
  readonly tanggal_skb: string;
  readonly libur: readonly Day[];
  readonly cuti: readonly Day[];
  readonly tambahan?: readonly Day[];
};
const source: Readonly<Record<string, SourceYear>> = JSON.parse(
  readFileSync(join(repository, 'test/fixtures/libur-skb.json'), 'utf8'),
);

function load(name: string): CalendarData & { readonly parent?: string } {
  const path = join(repository, `templates/kalender/${name}.yaml`);
  const { value, diagnostics } = readYaml(readFileSync(path), path, 'kalender');
  expect(diagnostics).toEqual([]);
  return decodeCalendar(value, path);
}

const problemsOf = (text: string) => readYaml(Buffer.from(text), 'uji.yaml', 'kalender').diagnostics;
const decoded = (text: string) => {
  const { value, diagnostics } = readYaml(Buffer.from(text), 'uji.yaml', 'kalender');
  expect(diagnostics).toEqual([]);
  return decodeCalendar(value, '/kantor/uji.yaml');
};

describe('libur-nasional.yaml', () => {
  const national = load('libur-nasional');

  it.each(Object.keys(source))('has every day of %s, and no other', (year) => {
    const days = source[year];
    const expected = [
      ...(days?.libur ?? []).map((day) => ({ ...day, kind: 'libur' })),
      ...(days?.cuti ?? []).map((day) => ({ ...day, kind: 'cuti_bersama' })),
      ...(days?.tambahan ?? []).map((day) => ({ ...day, kind: 'khusus' })),
    ].map(({ tanggal, nama, kind }) => `${tanggal} ${kind} ${nama}`);
    const found = national.holidays.filter(({ date }) => date.startsWith(year));
    expect(found.map(({ date, kind, name }) => `${date} ${kind} ${name}`).sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(19);
  });

  it('has the decree of each year, its dates, and no year that is not in the source', () => {
    expect(national.years.map(({ year }) => String(year))).toEqual(Object.keys(source));
    for (const { year, decree, decreeDate, amendedOn } of national.years) {
      const { skb = '', tanggal_skb = '' } = source[year] ?? {};
      expect(decree.split(';')[0]).toBe(skb.split(';')[0]);
      expect([decreeDate, amendedOn].filter(Boolean)).toEqual(tanggal_skb.match(/\d{4}-\d{2}-\d{2}/g));
      const holidays = national.holidays.filter(
        (day) => day.date.startsWith(`${year}`) && day.kind !== 'khusus',
      );
      expect(holidays.every((day) => day.decree === decree)).toBe(true);
    }
  });

  it('has a Ramadan of 29 or 30 days before every Idulfitri, and no date twice', () => {
    for (const { from, to } of national.ramadans) {
      const last = parseDay(to) ?? 0;
      const first = national.holidays.find(
        ({ date, kind }) => kind === 'libur' && parseDay(date) === last + 1,
      );
      expect(first?.name).toContain('Idulfitri');
      expect([29, 30]).toContain(last - (parseDay(from) ?? 0) + 1);
    }
    expect(national.ramadans.map(({ to }) => to.slice(0, 4))).toEqual(Object.keys(source));
    expect(new Set(national.holidays.map(({ date }) => date)).size).toBe(national.holidays.length);
  });
});

describe('the profiles', () => {
  const minutes = (week: WeekHours): number =>
    Object.values(week).reduce((sum, { intervals }) => sum + lengthOf(intervals), 0);

  it.each([
    ['polri', 40, 35],
    ['asn', 37.5, 32.5],
  ] as const)('%s has %d hours a week and %d in Ramadan', (name, ordinary, fasting) => {
    const data = load(name);
    expect(data.parent).toBe('libur-nasional');
    expect(minutes(data.week)).toBe(ordinary * 60);
    expect(minutes(data.ramadanWeek)).toBe(fasting * 60);
  });
});

describe('a calendar file', () => {
  const head = 'format: 1\nnama: piket\n';

  it('crosses to plain data', () => {
    const data = decoded(`${head}judul: Piket
induk: polri
libur_berlaku: false
jam: { senin: [00.00-24.00], selasa: [22.00-06.00], rabu: ["08:00-08:00"], kamis: [] }
jam_ramadan: { jumat: [08.00-11.30, 12.30-15.00] }
ramadan: [{ hijriah: 1449, mulai: 2028-01-28, selesai: 2028-02-25, keyakinan: perkiraan }]
tahun: [{ tahun: 2028, skb: "1/2027", libur: [{ tanggal: 2028-01-01, nama: Tahun Baru }] }]
libur_setempat: [{ tanggal: 2028-03-01, nama: Hari jadi, dasar: SK 7/2028 }]
jam_khusus: [{ tanggal: 2028-12-30, nama: Setengah hari, jam: [07.00-12.00] }]
hapus: [{ tanggal: 2026-12-24, alasan: Tetap buka }]
`);
    const origin = 'uji.yaml';
    expect(data).toEqual({
      name: 'piket',
      title: 'Piket',
      parent: 'polri',
      holidaysApply: false,
      week: {
        monday: { intervals: [{ from: 0, to: 1440 }], origin },
        tuesday: { intervals: [{ from: 1320, to: 1800 }], origin },
        wednesday: { intervals: [{ from: 480, to: 1920 }], origin },
        thursday: { intervals: [], origin },
      },
      ramadanWeek: {
        friday: {
          intervals: [
            { from: 480, to: 690 },
            { from: 750, to: 900 },
          ],
          origin,
        },
      },
      ramadans: [{ year: 1449, from: '2028-01-28', to: '2028-02-25', confidence: 'perkiraan', origin }],
      holidays: [
        { date: '2028-01-01', name: 'Tahun Baru', kind: 'libur', decree: '1/2027', origin },
        { date: '2028-03-01', name: 'Hari jadi', kind: 'khusus', decree: 'SK 7/2028', origin },
      ],
      overrides: [{ date: '2028-12-30', name: 'Setengah hari', intervals: [{ from: 420, to: 720 }], origin }],
      removals: [{ date: '2026-12-24', reason: 'Tetap buka', origin }],
      years: [{ year: 2028, decree: '1/2027', origin }],
    });
  });

  it('may say no more than its parent and a name', () => {
    expect(decoded(`${head}induk: asn\n`)).toMatchObject({
      title: 'piket',
      parent: 'asn',
      week: {},
      holidays: [],
    });
  });

  it.each([
    ['jam: { senin: [7.00-15.00] }', 'wrong-form'],
    ['jam: { senin: [07.00-25.00] }', 'wrong-form'],
    ['jam: { senin: 07.00-15.00 }', 'wrong-type'],
    ['jam: { senen: [07.00-15.00] }', 'unknown-key'],
    ['jam: {}', undefined],
    ['judul: Tanpa jam', 'missing-key'],
    ['induk: polri\nlibur: []', 'unknown-key'],
    ['tahun: [{ tahun: 2028 }]', 'missing-key'],
    ['tahun: [{ tahun: 1969, skb: "1" }]', 'wrong-length'],
    ['libur_setempat: [{ tanggal: 2028-02-30, nama: Tidak ada }]\ninduk: polri', undefined],
    ['hapus: [{ alasan: Tanpa tanggal }]\ninduk: polri', 'missing-key'],
  ])('is refused with %s', (text, rule) => {
    const problems = problemsOf(`${head}${text}\n`);
    expect(problems.length).toBeGreaterThan(0);
    if (rule !== undefined) expect(problems.map((problem) => problem.rule)).toContain(rule);
  });
});

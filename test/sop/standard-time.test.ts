import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblem, parseStandardTime, type TimeAmount } from '../../src/sop/standard-time.ts';

const amounts = (text: string): readonly TimeAmount[] => {
  const time = parseStandardTime(text);
  if (isProblem(time) || time.kind !== 'measured')
    throw new Error(`"${text}" was not measured: ${JSON.stringify(time)}`);
  return time.amounts;
};

describe('measured times', () => {
  const cases: readonly (readonly [text: string, ...amounts: readonly TimeAmount[]])[] = [
    ['1 Jam', { value: 1, unit: 'hour' }],
    ['30 Menit', { value: 30, unit: 'minute' }],
    ['60menit', { value: 60, unit: 'minute' }],
    ['  2   JAM ', { value: 2, unit: 'hour' }],
    ['10 Detik', { value: 10, unit: 'second' }],
    ['1 Hari', { value: 1, unit: 'day' }],
    ['3 hari kerja', { value: 3, unit: 'day' }],
    ['3 Hari Kalender', { value: 3, unit: 'calendar-day' }],
    ['2 Minggu', { value: 2, unit: 'week' }],
    ['1 Bulan', { value: 1, unit: 'month' }],
    ['1 Triwulan', { value: 1, unit: 'quarter' }],
    ['1 Semester', { value: 1, unit: 'semester' }],
    ['1 Tahun', { value: 1, unit: 'year' }],
    ['1,5 Jam', { value: 1.5, unit: 'hour' }],
    ['1.5 Jam', { value: 1.5, unit: 'hour' }],
    ['1 Jam 30 Menit', { value: 1, unit: 'hour' }, { value: 30, unit: 'minute' }],
    ['1-2 Hari', { value: 2, unit: 'day' }],
    ['1 – 2 Hari', { value: 2, unit: 'day' }],
    ['1 s.d. 2 Hari', { value: 2, unit: 'day' }],
    ['1 sd 2 Hari', { value: 2, unit: 'day' }],
    ['± 15 Menit', { value: 15, unit: 'minute' }],
    ['maks. 2 Hari', { value: 2, unit: 'day' }],
    ['Maksimal 2 Hari', { value: 2, unit: 'day' }],
  ];
  test.each(cases.map(([text, ...expected]) => [text, expected] as const))('%s', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
    expect(parseStandardTime(text)).toMatchObject({ text: text.trim() });
  });
});

test('times without a standard', () => {
  for (const text of ['Sesuai jadwal', 'SESUAI  JADWAL', 'Insidental', 'insidentil', '-', ' - ']) {
    expect(parseStandardTime(text)).toEqual({ kind: 'unmeasured', text: text.trim() });
  }
});

describe('what is not understood is named with its place and the nearest form', () => {
  const cases: readonly (readonly [text: string, offset: number, suggestion: string | undefined])[] = [
    ['30 mnt', 3, '30 Menit'],
    ['2 jm', 2, '2 Jam'],
    ['3 hr', 2, '3 Hari'],
    ['30', 0, '30 Jam'],
    ['1 Jam 30 mnt', 9, '1 Jam 30 Menit'],
    ['1 Jam lagi', 6, '1 Jam'],
    ['2 Hari kerj', 7, '2 Hari'],
    ['maks. 2 jm', 8, 'maks. 2 Jam'],
    ['jadwal', 0, 'Sesuai jadwal'],
    ['sebentar', 0, undefined],
    ['', 0, '1 Jam'],
    ['maks.', 0, '1 Jam'],
    ['0 Jam', 0, '1 Jam'],
    ['3-2 Hari', 0, '3 Hari'],
    ['-1 Jam', 0, '1 Jam'],
    ['1234567 Jam', 0, undefined],
  ];
  test.each(cases)('"%s"', (text, offset, suggestion) => {
    expect(parseStandardTime(text)).toEqual(suggestion === undefined ? { offset } : { offset, suggestion });
  });
});

test('every suggestion is itself accepted, every offset lies within the text', () => {
  const pieces = fc.constantFrom(
    '1',
    '30',
    '0',
    '2,5',
    '-',
    ' ',
    'Jam',
    'mnt',
    'hr',
    'Hari',
    'kerja',
    'maks.',
    '±',
    's.d.',
    'x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join(' ');
      const read = parseStandardTime(text);
      if (!isProblem(read)) return;
      expect(read.offset).toBeLessThanOrEqual(text.length);
      if (read.suggestion !== undefined) expect(isProblem(parseStandardTime(read.suggestion))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

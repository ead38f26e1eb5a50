import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableTime } from '../../src/compliance/proposal.ts';
import { standardSum } from '../../src/report/run/standard-sum.ts';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';
import { lengthKey, type TimeAmount, type TimeUnit, unitWords } from '../../src/sop/time-units.ts';
import { editDistance } from '../../src/words/nearest.ts';

const amountsOf = (text: string): readonly TimeAmount[] => {
  const time = parseStandardTime(text);
  if (isProblem(time) || time.kind !== 'measured') throw new Error(`"${text}" was not measured`);
  return time.amounts;
};

const value = fc.oneof(
  fc.integer({ min: 1, max: 999_999 }).map((whole) => [whole, String(whole)] as const),
  fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(',', '.'))
    .map(([whole, tenths, mark]) => [Number(`${whole}.${tenths}`), `${whole}${mark}${tenths}`] as const),
  fc.integer({ min: 1, max: 999 }).map((whole) => [whole + 0.5, `${whole}½`] as const),
);
const unit = fc.constantFrom(
  ...[...unitWords].filter(([word]) => /^\p{L}/u.test(word)),
  ['hari kalender', 'calendar-day'] as const,
  ['x 24 jam', 'calendar-day'] as const,
);
const mark = fc.constantFrom('', '± ', 'maks. ', 'Paling lama ', '≤');
const tail = fc.constantFrom('', '/berkas', ' per dokumen', ' sejak diterima', '.', ' (tanggal 1-20)');

test('every value that is written is read as it was meant, however it is written', () => {
  fc.assert(
    fc.property(
      mark,
      value,
      unit,
      tail,
      fc.boolean(),
      (before, [number, digits], [word, meant], after, loud) => {
        const text = `${before}${digits} ${word}${after}`;
        expect(amountsOf(loud ? text.toUpperCase() : text)).toEqual([
          { value: number, unit: meant as TimeUnit },
        ]);
      },
    ),
    { numRuns: 3000 },
  );
});

test('what the program prints is read back as the same length', () => {
  const lengths = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(lengths, fc.boolean(), (seconds, inDays) => {
      const { text, minutes } = printableTime(seconds, 450, { inDays });
      const read = amountsOf(text).map((one) =>
        one.unit === 'day' ? { value: one.value * 450, unit: 'minute' as const } : one,
      );
      expect(lengthKey(read)).toBe(lengthKey([{ value: minutes, unit: 'minute' }]));
    }),
  );
  const standard = fc.tuple(value, unit, fc.constantFrom('', '/berkas'), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(standard, { minLength: 1, maxLength: 6 }), (some) => {
      const counted = some.map(([[, digits], [word], item, count]) => {
        const time = parseStandardTime(`${digits} ${word}${item}`);
        if (isProblem(time)) throw new Error('not read');
        return { standard: time, count };
      });
      const text = standardSum(counted);
      fc.pre(!/\d{7}/.test(text));
      expect(
        standardSum([
          {
            standard: parseStandardTime(text) as {
              kind: 'measured';
              text: string;
              amounts: readonly TimeAmount[];
            },
          },
        ]),
      ).toBe(text);
    }),
  );
});

test('garbage never throws; a suggestion has the same numbers and one word spelt otherwise by one letter', () => {
  const pieces = fc.constantFrom(
    ...[
      '1',
      '30',
      '0',
      '2,5',
      '1.000',
      '01.30',
      '½',
      '1/2',
      '-',
      '–',
      '/',
      '(',
      ')',
      ',',
      '+',
      'x',
      '24',
      "'",
      '"',
    ],
    ...[
      'Jam',
      'mnt',
      'hr',
      'Hari',
      'kerja',
      'maks.',
      '±',
      's.d.',
      's/d',
      'satu',
      'dua',
      'setengah',
      'per',
      'berkas',
    ],
    ...['minit', 'mingu', 'bulam', 'kerj', 'Sesuai', 'sejak', 'constructor', '__proto__', '😀', '\u0000'],
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 9 }).map((some) => some.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  const numbers = (words: string): readonly string[] => words.match(/[\d½¼¾][\d.,/]*/g) ?? [];
  const words = (some: string): readonly string[] => some.toLowerCase().match(/\p{L}+/gu) ?? [];
  fc.assert(
    fc.property(text, (written) => {
      const read = parseStandardTime(written);
      if (!isProblem(read)) return;
      expect(read.offset).toBeLessThanOrEqual(written.length);
      if (read.suggestion === undefined) return;
      expect(isProblem(parseStandardTime(read.suggestion))).toBe(false);
      expect(numbers(read.suggestion)).toEqual(numbers(written));
      const other = words(read.suggestion).filter((word, index) => word !== words(written)[index]);
      expect(other).toHaveLength(1);
      expect(editDistance(words(read.suggestion).join(), words(written).join())).toBe(1);
    }),
    { numRuns: 10_000 },
  );
});

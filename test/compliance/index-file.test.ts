import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIndex, encodeIndex, type ObservationIndex } from '../../src/compliance/index-file.ts';
import type { Observation } from '../../src/compliance/observation.ts';
import {
  columnsBuilder,
  fromColumns,
  type ObservationColumns,
} from '../../src/compliance/observation-columns.ts';

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const instant = fc.integer({ min: 0, max: 4e12 });
const word = fc.string({ minLength: 1, maxLength: 20 });

const observation: fc.Arbitrary<Observation> = fc.record(
  {
    run: word,
    part: word,
    activity: word,
    at: instant,
    person: word,
    role: word,
    result: fc.constantFrom('sesuai' as const, 'tidak_sesuai' as const, 'tidak_berlaku' as const),
    reason: word,
    timeliness: fc.constantFrom('tepat_waktu' as const, 'terlambat' as const, 'tidak_diukur' as const),
    startedAt: instant,
    finishedAt: instant,
    net: instant,
    gross: instant,
    standard: instant,
    lateBy: instant,
    stampedFor: instant,
    pauses: fc.array(fc.record({ reason: word, time: instant }), { maxLength: 3 }),
    recordedLate: fc.boolean(),
    clockJump: fc.boolean(),
  },
  { requiredKeys: ['run', 'part', 'activity', 'at', 'timeliness', 'pauses', 'recordedLate', 'clockJump'] },
);

function toColumns(observations: readonly Observation[]): ObservationColumns {
  const builder = columnsBuilder();
  for (const one of observations) builder.add(one);
  return builder.columns();
}

const indexOf = (observations: readonly Observation[]): ObservationIndex => ({
  key: 'k',
  runs: [{ folder: '11/20261123-URMIN-7F3K', stamp: 's', rows: observations.length, unknownYears: [2031] }],
  columns: toColumns(observations),
});

describe('the index', () => {
  it('gives back every observation as it was', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 30 }), (observations) => {
        const index = decodeIndex(encodeIndex(indexOf(observations), sha256), 'k', sha256);
        expect(index?.runs).toEqual(indexOf(observations).runs);
        expect(index && [...fromColumns(index.columns)]).toEqual(observations);
      }),
    );
  });

  it('is read from a buffer as files give it, and holds more than one block of rows', () => {
    const many = Array.from({ length: 300 }, () => fc.sample(observation, { numRuns: 5, seed: 3 })).flat();
    const index = decodeIndex(Buffer.from(encodeIndex(indexOf(many), sha256)), 'k', sha256);
    expect(index && [...fromColumns(index.columns)]).toEqual(many);
  });

  it('is nothing when a single bit of it is wrong', () => {
    const bytes = encodeIndex(indexOf(fc.sample(observation, { numRuns: 2, seed: 7 })), sha256);
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeIndex(flipped, 'k', sha256)).toBeUndefined();
    }
  });

  it('is nothing when it was made under another key, cut, lengthened or is another file', () => {
    const bytes = encodeIndex(indexOf(fc.sample(observation, { numRuns: 5, seed: 1 })), sha256);
    expect(decodeIndex(bytes, 'other', sha256)).toBeUndefined();
    for (const length of [0, 4, 12, 40, bytes.length - 8]) {
      expect(decodeIndex(bytes.slice(0, length), 'k', sha256), String(length)).toBeUndefined();
    }
    expect(decodeIndex(new Uint8Array([...bytes, 0, 0, 0, 0, 0, 0, 0, 0]), 'k', sha256)).toBeUndefined();
    expect(decodeIndex(new TextEncoder().encode('{"format":1}'.repeat(9)), 'k', sha256)).toBeUndefined();
  });
});

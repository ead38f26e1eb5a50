import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RunAction } from '../../src/checklist/events.ts';
import { validators } from '../../src/document/compiled/validators.js';
import { encodeLine, noLine } from '../../src/record/line.ts';

const { validate } = validators.jurnal;

const hash = 'a'.repeat(64);
const head = {
  run: '7F3K',
  segment: 'fa6faeeb652ec0db',
  n: 1,
  prev: noLine,
  at: Date.UTC(2026, 10, 23, 1, 11),
  zone: 'Asia/Jakarta',
  up: 12.5,
  by: { name: 'Rangga Wirasena', rank: 'BRIGADIR POLISI', serviceNumber: '99010001' },
  seen: { '0123456789abcdef': { n: 3, hash } },
};
const activity = 'URMIN-01';
const actions: readonly RunAction[] = [
  { type: 'open', part: 'URMIN', sop: 'sihumas.yaml', sopHash: hash },
  { type: 'join' },
  { type: 'start', activity },
  { type: 'pause', activity, reason: 'Menunggu disposisi' },
  { type: 'resume', activity },
  {
    type: 'answer',
    activity,
    result: 'tidak_sesuai',
    reason: 'Printer rusak',
    startedAt: head.at,
    finishedAt: head.at,
  },
  { type: 'correct', activity, replaces: hash, result: 'sesuai', reason: 'Salah tekan' },
  { type: 'note', text: 'Arsip pindah' },
  { type: 'note', activity, text: 'Arsip pindah' },
  { type: 'close' },
  { type: 'reopen', reason: 'Kurang satu' },
  { type: 'report', file: 'laporan.pdf', sha256: hash },
  { type: 'handover', to: { name: 'Bagus Pratama' } },
  { type: 'handover', to: { name: 'Bagus Pratama', rank: 'AIPDA' }, activity, text: 'Cuti' },
  { type: 'evidence', activity, sha256: hash, extension: 'jpg', name: 'Foto 1.JPG', size: 1234 },
  { type: 'followup', activity, text: 'Minta disposisi ulang', person: 'Bagus Pratama', due: '2026-11-30' },
  { type: 'review', outcome: 'accept' },
  { type: 'review', outcome: 'return', activity, text: 'Lampirkan foto' },
  { type: 'migrate', sop: 'sihumas.yaml', sopHash: hash, replaces: hash },
  { type: 'unlock', holder: 'Rina Wulandari, 23 November 2026' },
];

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const signer = { kid: 'a1b2c3d4e5f60718', sign: () => Buffer.alloc(64).toString('base64') };
const lineOf = (action: RunAction): Record<string, unknown> =>
  JSON.parse(encodeLine(head, action, sha256, signer));

describe.each(actions.map((action) => [action.type, action] as const))('%s', (_, action) => {
  test('the line that the program writes has the form of the schema', () => {
    expect(validate(lineOf(action)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('a field of another event, or a missing one, is refused', () => {
    expect(validate({ ...lineOf(action), extra: 1 })).toBe(false);
    const foreign = { file: 'x', part: 'URMIN', holder: 'x' };
    expect(validate({ ...lineOf(action), ...foreign })).toBe(false);
    const { run: _run, ...withoutRun } = lineOf(action);
    expect(validate(withoutRun)).toBe(false);
  });
});

test('an event of another name, a loose time or a short hash is refused', () => {
  const [open] = actions as readonly [RunAction];
  expect(validate({ ...lineOf(open), t: 'delete' })).toBe(false);
  expect(validate({ ...lineOf(open), at: '2026-11-23T01:11:00Z' })).toBe(false);
  expect(validate({ ...lineOf(open), prev: 'abc' })).toBe(false);
  expect(validate({ ...lineOf(open), v: 3 })).toBe(false);
});

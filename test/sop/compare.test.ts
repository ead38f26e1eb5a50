import { expect, test } from 'vitest';
import { formChange } from '../../src/sop/compare.ts';
import type { Activity, Part } from '../../src/sop/sop.ts';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';

const activity = (
  code: string,
  text: string,
  time = '1 Jam',
  children: readonly Activity[] = [],
): Activity => {
  const standardTime = parseStandardTime(time);
  if (isProblem(standardTime)) throw new Error(time);
  return { code, text, standardTime, roles: [], requirements: [], output: [], next: [], children };
};
const part = (...activities: readonly Activity[]): Part => ({ code: 'SM', name: 'Surat masuk', activities });

test('rows are compared by code, whatever their order and place', () => {
  const [receive, note, send] = [
    activity('SM-01', 'Menerima surat'),
    activity('SM-02', 'Mencatat surat'),
    activity('SM-03', 'Mengirim surat'),
  ];
  const before = part(receive, note, send);
  const after = part(
    send,
    activity('SM-01', 'Menerima surat', '1 Jam', [activity('SM-04', 'Membuka surat')]),
  );
  expect(formChange(before, after)).toEqual({ added: ['SM-04'], removed: ['SM-02'], changed: [] });
});

test('another text or another time is a change', () => {
  const before = part(activity('SM-01', 'Menerima surat'), activity('SM-02', 'Mencatat surat'));
  const after = part(activity('SM-01', 'Menerima naskah'), activity('SM-02', 'Mencatat surat', '2 Jam'));
  expect(formChange(before, after).changed).toEqual(['SM-01', 'SM-02']);
});

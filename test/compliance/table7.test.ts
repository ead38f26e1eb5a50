import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/compliance/observation.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { table7 } from '../../src/compliance/table7.ts';
import { activity, minute, observation, rule, wib } from './small-runs.ts';

const part = { code: 'URMIN', name: 'U', activities: [activity('U-1', 'Menerima surat', '1 Jam')] };
const { startedAt, finishedAt, net, gross, standard, ...bare } = observation();
const unmeasured: Observation = { ...bare, timeliness: 'tidak_diukur' };
const late = { timeliness: 'terlambat', net: 90 * minute, lateBy: 30 * minute } as const;

/** As many observations of each, a run for every one. */
const of = (
  ...some: readonly (readonly [count: number, change: Partial<Observation>, base?: Observation])[]
) =>
  some
    .flatMap(([count, change, base]) =>
      Array.from({ length: count }, () => ({ ...(base ?? observation()), ...change })),
    )
    .map((one, index) => ({ ...one, run: `R${index}` }));

const row = (observations: readonly Observation[], of = part) => {
  const rows = table7(of, summarize(observations, { by: 'activity', calendar: rule.calendar }));
  const [first] = rows;
  if (!first) throw new Error('no row');
  return first;
};

describe('an assessment of Tabel 7', () => {
  it('is baik from 90 % sesuai on', () => {
    expect(row(of([9, {}], [1, { result: 'tidak_sesuai' }])).assessment).toBe('baik');
    expect(row(of([8, {}], [1, { result: 'tidak_sesuai' }])).assessment).toBe('tidak');
    expect(row(of([899, {}], [101, { result: 'tidak_sesuai' }])).assessment).toBe('tidak');
  });

  it('is baik from 80 % on time on', () => {
    expect(row(of([4, {}], [1, late])).assessment).toBe('baik');
    expect(row(of([3, {}], [1, late])).assessment).toBe('tidak');
  });

  it('goes by the judgement alone where nothing was measured', () => {
    expect(row(of([1, {}, unmeasured])).assessment).toBe('baik');
    expect(row(of([1, { result: 'tidak_sesuai' }, unmeasured])).assessment).toBe('tidak');
  });

  it('is not made without a judged run', () => {
    const { result, ...notDone } = unmeasured;
    expect(row([]).assessment).toBe('belum_dinilai');
    expect(row(of([2, {}, notDone])).assessment).toBe('belum_dinilai');
    expect(row(of([2, { result: 'tidak_berlaku' }, unmeasured])).assessment).toBe('belum_dinilai');
  });
});

describe('note and action of Tabel 7', () => {
  it('ask for nothing where all went well', () => {
    expect(row(of([2, {}]))).toEqual({
      no: '1',
      code: 'U-1',
      procedure: 'Menerima surat',
      assessment: 'baik',
      note: '2 pelaksanaan; sesuai 2 dari 2 (100 %); tepat waktu 2 dari 2 (100 %); median 30 menit (waktu baku 1 Jam).',
      action: '',
    });
  });

  it('never round a share up to a limit that it misses', () => {
    expect(row(of([899, {}], [101, { result: 'tidak_sesuai' }])).note).toContain(
      'sesuai 899 dari 1000 (89 %)',
    );
    expect(row(of([199, {}], [1, late])).note).toContain('tepat waktu 199 dari 200 (99 %)');
  });

  it('ask for the start to be recorded where there is a waktu baku', () => {
    const one = row(of([2, {}, unmeasured]));
    expect(one.note).toBe('2 pelaksanaan; sesuai 2 dari 2 (100 %); waktu tidak diukur.');
    expect(one.action).toBe('Catat waktu mulai (2 kali tidak diukur).');
    const occasional = { ...part, activities: [activity('U-1', 'Menerima tamu', 'Insidental')] };
    expect(row(of([2, {}, unmeasured]), occasional).action).toBe('');
  });

  it('doubt the waktu baku only after twenty measured times', () => {
    expect(row(of([10, {}], [9, late])).action).toBe('Tinjau sebab keterlambatan.');
    expect(row(of([10, {}], [10, late])).action).toBe('Tinjau waktu baku dan sebab keterlambatan.');
  });

  it('ask for what was not done, and for runs where there were none', () => {
    const { result, ...notDone } = unmeasured;
    expect(row(of([1, {}, notDone]))).toMatchObject({
      note: '1 pelaksanaan; tidak dikerjakan 1.',
      action: 'Pastikan kegiatan dikerjakan, atau catat alasan tidak berlaku.',
    });
    expect(row([])).toMatchObject({
      note: 'Tidak ada pelaksanaan pada periode ini.',
      action: 'Pastikan kegiatan dilaksanakan dan dicatat.',
    });
    expect(row([], { ...part, activities: [activity('U-1', 'Menerima tamu', 'Insidental')] }).action).toBe(
      '',
    );
  });

  it('say of which year the holidays are not known', () => {
    const at = wib('2031-01-06 08:30');
    expect(row(of([1, { at, startedAt: at - 30 * minute, finishedAt: at }])).note).toContain(
      'Hari libur 2031 belum ada datanya',
    );
  });
});

describe('the rows of Tabel 7', () => {
  it('are those of the form with all rows under them, numbered through; what the form lacks is left out', () => {
    const parent = { ...activity('A', 'A', '1 Jam'), children: [activity('A-1', 'A-1', '1 Jam')] };
    const two = { ...part, activities: [parent, activity('B', 'B', '1 Jam')] };
    const summary = summarize([observation({ activity: 'B' }), observation({ activity: 'Z' })], {
      by: 'activity',
      calendar: rule.calendar,
    });
    expect(table7(two, summary).map(({ no, code, assessment }) => [no, code, assessment])).toEqual([
      ['1', 'A', 'belum_dinilai'],
      ['2', 'A-1', 'belum_dinilai'],
      ['3', 'B', 'baik'],
    ]);
  });

  it('are made from a summary by activity only', () => {
    const summary = summarize([observation()], { by: 'month', calendar: rule.calendar });
    expect(() => table7(part, summary)).toThrow(/by activity, not by month/);
  });
});

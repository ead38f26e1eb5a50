import type { Person, RunAction, RunEvent } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import { activityState, type RunState } from '../../src/checklist/state.ts';
import type { ActivityFigures, RunFigures } from '../../src/compliance/figures.ts';
import type { RunReportInput } from '../../src/report/run/run-input.ts';
import { activityRows } from '../../src/sop/activities.ts';
import type { Activity, Part, Role, Sop } from '../../src/sop/sop.ts';
import { isProblem, parseStandardTime, type StandardTime } from '../../src/sop/standard-time.ts';

export const officer: Person = {
  name: 'Rahmat Setiadi',
  rank: 'Bripka',
  serviceNumber: '88051234',
  title: 'Bamin Contoh',
};
export const helper: Person = { name: 'Dewi Lestari Utami', rank: 'Brigpol', serviceNumber: '92071234' };

const opening = Date.UTC(2026, 10, 23, 0, 15);
const minute = 60_000;

export const waktu = (text: string): StandardTime => {
  const time = parseStandardTime(text);
  if (isProblem(time)) throw new Error(`not a standard time: ${text}`);
  return time;
};

export const activity = (code: string, text: string, more: Partial<Activity> = {}): Activity => ({
  code,
  text,
  roles: [],
  requirements: ['Jukrah'],
  standardTime: waktu('1 Jam'),
  output: ['Produk', 'Laporan'],
  next: [],
  children: [],
  ...more,
});

export const sampleRoles: readonly Role[] = [
  { code: 'KASI', title: 'KASI HUMAS' },
  { code: 'KAUR', title: 'KAUR/PAUR' },
  { code: 'BAMIN', title: 'BAMIN/BANUM' },
];

export function sampleSop(part: Part, more: Partial<Sop> = {}): Sop {
  return {
    number: 'SOP/07/I/HUK.7.1./2026/Sihumas',
    name: 'Tugas dan Fungsi Sihumas Polres Contoh',
    agency: ['KEPOLISIAN NEGARA REPUBLIK INDONESIA', 'DAERAH CONTOH RAYA', 'RESOR CONTOH'],
    dates: { created: '2026-01', revised: '2026-01-12', approved: '2026-01-19' },
    approvedBy: {
      title: 'Kepala Kepolisian Resor Contoh',
      name: 'Bagas Prakoso, S.H., S.I.K.',
      rank: 'Ajun Komisaris Besar Polisi',
      serviceNumber: { kind: 'NRP', digits: '79031234' },
    },
    legalBasis: [
      'Undang-Undang Nomor 2 Tahun 2002 tentang Kepolisian Negara Republik Indonesia;',
      'Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik;',
    ],
    related: [
      'Peraturan Kapolri Nomor 14 Tahun 2018 tentang Susunan Organisasi dan Tata Kerja Satuan Organisasi;',
    ],
    warnings: ['Setelah pelaksanaan tugas agar dibuat laporan'],
    qualifications: ['Mengetahui tugas dan fungsi humas;', 'Mampu mengoperasikan komputer;'],
    equipment: ['Komputer, printer dan ATK;', 'Alat fotografi dan videografi;', 'Jaringan internet.'],
    recording: ['Komputer dan manual'],
    roles: sampleRoles,
    parts: [part],
    ...more,
  };
}

/** Folds events, each at a minute after 07.15 WIB; the hash of an event is its type and activity, `answer-URMIN-06`. */
export function history(
  ...steps: readonly (readonly [minutes: number, action: RunAction, by?: Person])[]
): RunState {
  const ordered = [...steps].sort(([a], [b]) => a - b);
  const events: readonly RunEvent[] = ordered.map(([minutes, action, by = officer], line) => ({
    ...action,
    stamp: {
      at: opening + minutes * minute,
      up: minutes * minute,
      segment: 'a',
      line,
      hash: hashOf(action),
      by,
    },
  }));
  const state = fold(events);
  if (!state) throw new Error('the first event is not open');
  return state;
}

export const openAction = (part: string): RunAction => ({ type: 'open', part, sop: 'SOP', sopHash: '00' });

const hashOf = (action: RunAction): string =>
  `${action.type}-${'activity' in action ? (action.activity ?? '') : ''}`;

const standardMinutes = (time: StandardTime | undefined): number =>
  (time?.kind === 'measured' ? time.amounts : []).reduce(
    (sum, { value, unit }) => sum + value * (unit === 'hour' ? 60 : unit === 'minute' ? 1 : 480),
    0,
  );

/** Figures by the plain clock, which is enough for reports: what counts working time has its own tests. */
export function clockFigures(part: Part, state: RunState): RunFigures {
  const activities = activityRows(part).map(
    ({ activity: { code, text, standardTime }, level }): ActivityFigures => {
      const { answer, startedAt, finishedAt, pauses } = activityState(state, code);
      const base = { code, level, text, ...(standardTime ? { standard: standardTime } : {}) };
      const answered = answer ? { result: answer.result } : {};
      if (startedAt === undefined || answer?.result === 'tidak_berlaku')
        return { ...base, ...answered, timeliness: 'tidak_diukur' };
      const end = finishedAt ?? state.lastAt;
      const gross = end - startedAt;
      const net = gross - pauses.reduce((sum, { from, to = end }) => sum + (to - from), 0);
      const lateBy = net - standardMinutes(standardTime) * minute;
      const times = { startedAt, ...(finishedAt === undefined ? {} : { finishedAt }), gross, net };
      if (standardTime?.kind !== 'measured')
        return { ...base, ...answered, ...times, timeliness: 'tidak_diukur' };
      if (lateBy > 0) return { ...base, ...answered, ...times, timeliness: 'terlambat', lateBy };
      return { ...base, ...answered, ...times, timeliness: 'tepat_waktu' };
    },
  );
  const totals = { activities: 0, answered: 0, sesuai: 0, tidakSesuai: 0, tidakBerlaku: 0 };
  return {
    activities,
    totals: { ...totals, onTime: 0, late: 0, unmeasured: 0, net: 0, twice: 0 },
    unknownYears: [],
  };
}

/** The input of a report with an invented office around it. */
export function sampleInput(sop: Sop, part: Part, state: RunState): RunReportInput {
  return {
    sop,
    part,
    state,
    figures: clockFigures(part, state),
    runId: '7F3K',
    recordPositions: ['fa6faeeb:12'],
    recordDigest: 'fa6faeeb652ec0db0123456789abcdef0123456789abcdef0123456789abcdef',
    place: 'Kota Contoh',
    zone: 'Asia/Jakarta',
    calendar: 'Jam kerja Polri',
    calendarRule: 'n Hari berakhir pada jam yang sama, n hari kerja kemudian',
    signer: {
      title: 'Kepala Seksi Humas',
      name: 'Sinta Maharani, S.I.Kom.',
      rank: 'Ajun Komisaris Polisi',
      serviceNumber: { kind: 'NRP', digits: '86011234' },
    },
  };
}

/** A part of `count` rows: the first of level 1, the others under it. */
export function longPart(
  count: number,
  text = 'Membuat laporan hasil kegiatan dan menyampaikannya kepada pimpinan',
): Part {
  const children = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    activity(`URMIN-${String(index + 2).padStart(2, '0')}`, `${text} (${index + 2})`),
  );
  const first = activity('URMIN-01', `Menyelenggarakan kegiatan hubungan masyarakat, ${text} (1)`, {
    children,
  });
  return { code: 'URMIN', name: 'URMIN', activities: count === 0 ? [] : [first] };
}

/** Every activity of a part answered sesuai after 40 minutes, then closed. */
export function plainRun(part: Part): RunState {
  const steps = activityRows(part).flatMap(({ activity: { code } }, index) => [
    [index * 45 + 1, { type: 'start', activity: code }] as const,
    [index * 45 + 41, { type: 'answer', activity: code, result: 'sesuai' }] as const,
  ]);
  const end = activityRows(part).length * 45 + 5;
  return history([0, openAction(part.code)], ...steps, [end, { type: 'close' }]);
}

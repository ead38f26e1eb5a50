import { parsePeriod } from '../../../src/calendar/parse-period.ts';
import { previousPeriod } from '../../../src/calendar/period.ts';
import type { Labels } from '../../../src/compliance/labels.ts';
import type { Observation } from '../../../src/compliance/observation.ts';
import { summarize } from '../../../src/compliance/summarize.ts';
import type { GroupBy } from '../../../src/compliance/summary.ts';
import type { ComplianceDocument } from '../../../src/report/compliance/compliance-document.ts';
import { builtInCalendar } from '../../support/calendars.ts';

const calendar = builtInCalendar('polri');
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Instant of a wall-clock time in Western Indonesian time. */
const wib = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+07:00`);

const activities = [
  { code: 'URMIN-01', text: 'Menerima surat', standardText: '1 Jam', standard: hour },
  {
    code: 'URMIN-02',
    text: 'Mengumpulkan, mencatat, dan menyusun laporan administrasi personel serta ketatausahaan untuk diteruskan kepada pimpinan dan diarsipkan menurut urutan tanggalnya',
    standardText: '30 Menit',
    standard: 30 * minute,
  },
  { code: 'URMIN-03', text: 'Membuat laporan bulanan', standardText: '1 Hari', standard: 8 * hour },
  { code: 'PPID-01', text: 'Menjawab permohonan informasi', standardText: 'Sesuai jadwal' },
  {
    code: 'PPID-02',
    text: 'Mengunggah berita "Mingguan", edisi daring',
    standardText: '60 Menit',
    standard: hour,
  },
] as const;

const people = ['Rina Wulandari', 'Agus Pratama', 'Bima Saputra'] as const;
const roles = ['BAMIN', 'KAUR', undefined] as const;
const reasons = [
  'menunggu disposisi',
  'Menunggu  tanda tangan',
  'listrik padam',
  'jaringan putus',
  'rapat mendadak',
  'kendaraan dipakai',
  'menunggu data satuan',
] as const;

export const labels: Labels = {
  activities: new Map(activities.map(({ code, text, standardText }) => [code, { text, standardText }])),
  parts: new Map([
    ['URMIN', 'Urusan administrasi'],
    ['PPID', 'Pejabat pengelola informasi'],
  ]),
  roles: new Map([
    ['KAUR', 'KAUR/PAUR'],
    ['BAMIN', 'BAMIN/BANUM'],
  ]),
};

/** Mondays in the period before, in the period, and one whose work runs into a year without holidays. */
const runDays = [
  '2027-08-16 08:00:00',
  '2027-09-06 08:00:00',
  '2027-11-01 08:00:00',
  '2027-11-08 08:00:00',
  '2027-11-22 08:00:00',
  '2027-11-29 08:00:00',
  '2027-12-13 08:00:00',
  '2027-12-31 08:00:00',
] as const;

/** The observations of eight invented runs, with odd milliseconds and with everything that a summary counts. */
export function sampleObservations(): readonly Observation[] {
  return runDays.flatMap((start, run) => activities.map((_, place) => observation(wib(start), run, place)));
}

function observation(start: number, run: number, place: number): Observation {
  const { code, ...activity } = activities[place] ?? activities[0];
  const step = run * activities.length + place;
  const startedAt = start + place * 20 * minute;
  const base = {
    run: `PL-${String(run + 1).padStart(3, '0')}`,
    part: code.split('-')[0] ?? '',
    activity: code,
    recordedLate: run === 4 && place > 2,
    clockJump: run === 6 && place === 0,
    pauses: [],
  };
  if (step % 11 === 7) return { ...base, at: start + day, timeliness: 'tidak_diukur' };
  const person = people[step % 3] ?? people[0];
  const role = roles[step % 3];
  const who = { person, ...(role === undefined ? {} : { role }) };
  if (step % 13 === 5)
    return {
      ...base,
      ...who,
      at: startedAt,
      result: 'tidak_berlaku',
      reason: 'tidak ada',
      timeliness: 'tidak_diukur',
    };
  return {
    ...base,
    ...who,
    ...timed(startedAt, run, place, step, 'standard' in activity ? activity.standard : undefined),
  };
}

type Timed = Omit<
  Observation,
  'run' | 'part' | 'activity' | 'person' | 'role' | 'recordedLate' | 'clockJump'
>;

function timed(startedAt: number, run: number, place: number, step: number, standard?: number): Timed {
  const net = run === 5 && standard ? standard : ((standard ?? hour) * (40 + ((step * 37) % 90))) / 100 + 617;
  const paused = step % 4 === 1 ? (7 + step) * minute + 13 * second + 250 : 0;
  const late = standard !== undefined && net > standard;
  const last = run === runDays.length - 1 && place === 2;
  const finishedAt = last ? wib('2028-01-03 09:30:00') : startedAt + net + paused;
  const wrong = step % 9 === 2;
  return {
    at: run === 3 ? startedAt : finishedAt,
    result: wrong ? 'tidak_sesuai' : 'sesuai',
    ...(wrong ? { reason: 'berkas tidak lengkap' } : {}),
    timeliness: standard === undefined ? 'tidak_diukur' : late ? 'terlambat' : 'tepat_waktu',
    startedAt,
    finishedAt,
    net,
    gross: net + paused,
    ...(standard === undefined ? {} : { standard }),
    ...(late ? { lateBy: net - (standard ?? 0) } : {}),
    pauses: paused > 0 ? [{ reason: reasons[step % reasons.length] ?? '', time: paused }] : [],
    stampedFor: net,
  };
}

/** Five answers of one person within seconds, so that every kind of pattern occurs. */
export function blindAnswers(): readonly Observation[] {
  return [0, 1, 2, 3, 4].map((place) => {
    const at = wib('2027-11-17 09:00:00') + place * 4 * second;
    return {
      run: 'PL-009',
      part: 'URMIN',
      activity: activities[place]?.code ?? '',
      at,
      person: 'Sari Utami',
      role: 'BAMIN',
      result: 'sesuai',
      timeliness: place === 3 ? 'tidak_diukur' : 'tepat_waktu',
      startedAt: at - 3 * second,
      finishedAt: at,
      net: 3 * second,
      gross: 3 * second,
      ...(place === 3 ? {} : { standard: [hour, 30 * minute, 8 * hour, hour, hour][place] ?? hour }),
      pauses: [],
      stampedFor: 3 * second,
      recordedLate: false,
      clockJump: false,
    } satisfies Observation;
  });
}

/** A document of the sample by a grouping, over a quarter that reaches into 2028. */
export function sampleDocument(by: GroupBy, more: Partial<ComplianceDocument> = {}): ComplianceDocument {
  const period = parsePeriod('2027-11-01..2028-01-31', 0, calendar.zone);
  if (!period) throw new Error('no period');
  const previous = previousPeriod(period, calendar.zone);
  const observations = [...sampleObservations(), ...blindAnswers()];
  return documentOf(summarize(observations, { by, calendar, labels, period, previous }), more);
}

/** A document of any summary by the shipped calendar. */
export function documentOf(
  summary: ComplianceDocument['summary'],
  more: Partial<ComplianceDocument> = {},
): ComplianceDocument {
  return {
    summary,
    calendar: calendar.data.title,
    rule: {
      id: 'n Hari berakhir pada jam yang sama, n hari kerja kemudian',
      en: 'n Hari ends at the same clock time, n working days later',
    },
    zone: calendar.zone,
    trace: false,
    ...more,
  };
}

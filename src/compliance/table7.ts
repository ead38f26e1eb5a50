import { printDuration } from '../calendar/print-date.ts';
import { activityRows } from '../sop/activities.ts';
import type { Activity, Part } from '../sop/sop.ts';
import { runsNeeded } from './proposal.ts';
import { type ComplianceSummary, type GroupSummary, groupsByActivity } from './summary.ts';

/** A row of Tabel 7 of PermenPAN-RB 35/2012; the paraf of the assessor is left for the pen. */
export type Table7Row = {
  /** Running number from 1. */
  readonly no: string;
  readonly code: string;
  /** The wording of the form. */
  readonly procedure: string;
  /** Berjalan dengan baik, tidak, or nothing to judge by. */
  readonly assessment: 'baik' | 'tidak' | 'belum_dinilai';
  /** Catatan hasil penilaian: the figures behind the assessment. */
  readonly note: string;
  /** Tindakan yang harus diambil, as a proposal; empty where nothing is to be done. */
  readonly action: string;
};

/** From which rates on an activity is running well; of the lateness only where something was measured. */
export const runsWell = { compliance: 0.9, onTime: 0.8 } as const;

/**
 * Six-monthly monitoring (Tabel 7 of PermenPAN-RB 35/2012): one row for every activity of the part, in the order of the form.
 * An activity is `baik` when at least one run was judged, at least 90 % of the judged ones are sesuai and, where anything was
 * measured, at least 80 % of the measured ones were on time; without a judged run it is `belum_dinilai`; else `tidak`.
 * @throws RangeError when the summary is not grouped by activity
 */
export function table7(part: Part, summary: ComplianceSummary): readonly Table7Row[] {
  const groups = groupsByActivity(summary);
  return activityRows(part).map(({ activity }, index) => {
    const group = groups.get(activity.code);
    return {
      no: String(index + 1),
      code: activity.code,
      procedure: activity.text,
      assessment: assessmentOf(group),
      note: noteOn(activity, group),
      action: actionFor(activity, group),
    };
  });
}

function assessmentOf(group: GroupSummary | undefined): Table7Row['assessment'] {
  if (group?.complianceRate === undefined) return 'belum_dinilai';
  const onTime = group.onTimeRate ?? 1;
  return group.complianceRate >= runsWell.compliance && onTime >= runsWell.onTime ? 'baik' : 'tidak';
}

function noteOn({ standardTime }: Activity, group: GroupSummary | undefined): string {
  if (!group) return 'Tidak ada pelaksanaan pada periode ini.';
  const { sesuai, tidakSesuai, tidakBerlaku, notDone, onTime, late, net } = group;
  const baku = standardTime?.kind === 'measured' ? `waktu baku ${standardTime.text}` : 'tanpa waktu baku';
  const parts = [
    `${group.runs.length} pelaksanaan`,
    ...share('sesuai', sesuai, sesuai + tidakSesuai),
    ...share('tepat waktu', onTime, onTime + late),
    ...(net ? [`median ${printDuration(net.median)} (${baku})`] : []),
    ...(sesuai + tidakSesuai > 0 && !net ? ['waktu tidak diukur'] : []),
    ...(late > 0 ? [`jumlah keterlambatan ${printDuration(group.lateness)}`] : []),
    ...(tidakBerlaku > 0 ? [`tidak berlaku ${tidakBerlaku}`] : []),
    ...(notDone > 0 ? [`tidak dikerjakan ${notDone}`] : []),
  ];
  return [`${parts.join('; ')}.`, ...holidayNote(group)].join(' ');
}

/** Rounded down, so that what falls short of a limit never looks as if it reached it. */
function share(name: string, count: number, of: number): readonly string[] {
  return of === 0 ? [] : [`${name} ${count} dari ${of} (${Math.floor((100 * count) / of)} %)`];
}

function holidayNote({ unknownYears }: GroupSummary): readonly string[] {
  return unknownYears.length === 0
    ? []
    : [`Hari libur ${unknownYears.join(', ')} belum ada datanya: hanya akhir pekan yang dikecualikan.`];
}

function actionFor({ standardTime }: Activity, group: GroupSummary | undefined): string {
  const occasional = standardTime?.kind === 'unmeasured';
  if (!group) return occasional ? '' : 'Pastikan kegiatan dilaksanakan dan dicatat.';
  const { sesuai, tidakSesuai, notDone, onTimeRate, net } = group;
  const measured = net?.n ?? 0;
  const unmeasured = sesuai + tidakSesuai - measured;
  const actions = [
    ...(tidakSesuai > 0 ? [`Tindak lanjuti ${tidakSesuai} hasil tidak sesuai.`] : []),
    ...(onTimeRate !== undefined && onTimeRate < runsWell.onTime ? [lateAction(measured)] : []),
    ...(unmeasured > 0 && standardTime?.kind === 'measured'
      ? [`Catat waktu mulai (${unmeasured} kali tidak diukur).`]
      : []),
    ...(notDone > 0 ? ['Pastikan kegiatan dikerjakan, atau catat alasan tidak berlaku.'] : []),
  ];
  return actions.join(' ');
}

/** The standard itself is only put in doubt by as many measurements as a proposal needs. */
const lateAction = (measured: number): string =>
  measured >= runsNeeded ? 'Tinjau waktu baku dan sebab keterlambatan.' : 'Tinjau sebab keterlambatan.';

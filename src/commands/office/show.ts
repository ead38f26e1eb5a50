import { exitCodes } from '../../host/exit-codes.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import type { Activity, Sop } from '../../sop/sop.ts';
import { type TableColumn, table } from '../../terminal/tables/table.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { Show } from './spec.ts';

/** `sop show CODE`: the form as a table that fits the terminal. */
export const show: Show = async (context, [code], options) => {
  const { host, palette, say } = context;
  const { file, part } = findCode(context.host, openWorkspace(context.host), code);
  const rows = activityRows(part);
  if (options.json) {
    printJson(host, {
      kode: part.code,
      nama: part.name,
      sop: file.sop.name,
      nomor: file.sop.number,
      kegiatan: rows.map(jsonRow),
    });
    return exitCodes.ok;
  }
  const withRoles = rows.some(({ activity }) => activity.roles.length > 0);
  const unread = rows.flatMap(({ activity }) =>
    activity.standardTime?.kind === 'unread' ? activity.code : [],
  );
  const head = [
    ...file.sop.agency.map((line) => palette.bold(visibleLine(line))),
    '',
    `${palette.bold(visibleLine(part.name))}: ${visibleLine(file.sop.name)}`,
    palette.dim(`${say({ id: 'Nomor', en: 'Number' })} ${visibleLine(file.sop.number)}`),
    '',
  ];
  const body = table(
    columnsOf(context, withRoles),
    rows.map((row) => cellsOf(row, file.sop, withRoles)),
    {
      width: host.terminal.columns(),
      head: palette.bold,
      line: palette.dim,
    },
  );
  host.out.result(
    `${[...head, body].join('\n')}${notes(unread)
      .map((note) => `\n${say(note)}\n`)
      .join('')}`,
  );
  return exitCodes.ok;
};

/** Which times are not understood, so that nobody takes them for a standard that is measured. */
const notes = (unread: readonly string[]): readonly Bilingual[] =>
  unread.length === 0
    ? []
    : [
        {
          id: `(?) Waktu ${unread.join(', ')} tidak terbaca, jadi tidak diukur. Apa yang harus ditulis: sop lint`,
          en: `(?) The time of ${unread.join(', ')} is not understood, so it is not measured. What to write: sop lint`,
        },
      ];

function columnsOf({ say }: Context, withRoles: boolean): readonly TableColumn[] {
  return [
    { title: say({ id: 'Kode', en: 'Code' }) },
    { title: 'No' },
    { title: say({ id: 'Kegiatan', en: 'Activity' }), share: 5 },
    ...(withRoles ? [{ title: say({ id: 'Pelaksana', en: 'By' }), share: 2 }] : []),
    { title: say({ id: 'Kelengkapan', en: 'Needed' }), share: 2 },
    { title: say({ id: 'Waktu', en: 'Time' }) },
    { title: 'Output', share: 2 },
  ];
}

function cellsOf({ activity, level }: ActivityRow, sop: Sop, withRoles: boolean): readonly string[] {
  const bullet = level > 1 ? '• ' : '';
  return [
    activity.code,
    visibleLine(activity.number ?? ''),
    `${bullet}${visibleLine(activity.text)}`,
    ...(withRoles ? [rolesOf(activity, sop)] : []),
    activity.requirements.map(visibleLine).join('\n'),
    `${visibleLine(activity.standardTime?.text ?? '–')}${activity.standardTime?.kind === 'unread' ? ' (?)' : ''}`,
    activity.output.map(visibleLine).join('\n'),
  ];
}

function rolesOf(activity: Activity, sop: Sop): string {
  return activity.roles
    .map((use) => visibleLine(sop.roles.find((role) => role.code === use.role)?.title ?? use.role))
    .join('\n');
}

function jsonRow({ activity, level }: ActivityRow): unknown {
  return {
    kode: activity.code,
    no: activity.number ?? null,
    tingkat: level,
    uraian: activity.text,
    pelaksana: activity.roles.map((use) => use.role),
    kelengkapan: activity.requirements,
    waktu: activity.standardTime?.text ?? null,
    waktu_terbaca: activity.standardTime ? activity.standardTime.kind !== 'unread' : null,
    output: activity.output,
  };
}

import type {
  CalendarData,
  DecreeYear,
  Holiday,
  HolidayKind,
  Weekday,
  WeekHours,
  WorkInterval,
} from '../calendar/calendar-data.ts';

/** A calendar file; `parent` is the name or the path of the calendar it adds to. */
export type CalendarFile = CalendarData & { readonly parent?: string };

type Text = string | undefined;
type DayKeys = { readonly tanggal: string; readonly nama: string; readonly dasar?: Text };
type WeekKeys = { readonly [name: string]: readonly string[] };
type YearKeys = {
  readonly tahun: number;
  readonly skb: string;
  readonly tanggal_skb?: Text;
  readonly diubah?: Text;
  readonly keyakinan?: Text;
  readonly libur?: readonly DayKeys[];
  readonly cuti_bersama?: readonly DayKeys[];
  readonly khusus?: readonly DayKeys[];
};
type RamadanKeys = {
  readonly hijriah: number;
  readonly mulai: string;
  readonly selesai: string;
  readonly keyakinan?: Text;
};
type CalendarKeys = {
  readonly nama: string;
  readonly judul?: Text;
  readonly induk?: Text;
  readonly jam?: WeekKeys;
  readonly jam_ramadan?: WeekKeys;
  readonly ramadan?: readonly RamadanKeys[];
  readonly libur_berlaku?: boolean;
  readonly tahun?: readonly YearKeys[];
  readonly libur_setempat?: readonly DayKeys[];
  readonly jam_khusus?: readonly (DayKeys & { readonly jam: readonly string[] })[];
  readonly hapus?: readonly { readonly tanggal: string; readonly alasan?: Text }[];
};

/** The crossing from the Indonesian keys of a validated calendar file; `file` is its path, whose last part is the origin. */
export function decodeCalendar(value: unknown, file: string): CalendarFile {
  const keys = value as CalendarKeys;
  const origin = file.split(/[/\\]/).at(-1) ?? file;
  const years = keys.tahun ?? [];
  const local = (keys.libur_setempat ?? []).map((day) => decodeDay(day, 'khusus', undefined, origin));
  return {
    name: keys.nama,
    title: keys.judul ?? keys.nama,
    ...(keys.induk === undefined ? {} : { parent: keys.induk }),
    week: decodeWeek(keys.jam, origin),
    ramadanWeek: decodeWeek(keys.jam_ramadan, origin),
    ramadans: (keys.ramadan ?? []).map(({ hijriah, mulai, selesai, keyakinan }) => ({
      year: hijriah,
      from: mulai,
      to: selesai,
      ...(keyakinan === undefined ? {} : { confidence: keyakinan }),
      origin,
    })),
    ...(keys.libur_berlaku === undefined ? {} : { holidaysApply: keys.libur_berlaku }),
    holidays: [...years.flatMap((year) => decodeHolidays(year, origin)), ...local],
    overrides: (keys.jam_khusus ?? []).map(({ jam, ...day }) => ({
      ...decodeDated(day, undefined, origin),
      intervals: jam.map(decodeInterval),
    })),
    removals: (keys.hapus ?? []).map(({ tanggal, alasan }) => ({
      date: tanggal,
      ...(alasan === undefined ? {} : { reason: alasan }),
      origin,
    })),
    years: years.map((year) => decodeYear(year, origin)),
  };
}

const weekdayNames: readonly (readonly [string, Weekday])[] = [
  ['senin', 'monday'],
  ['selasa', 'tuesday'],
  ['rabu', 'wednesday'],
  ['kamis', 'thursday'],
  ['jumat', 'friday'],
  ['sabtu', 'saturday'],
  ['minggu', 'sunday'],
];

function decodeWeek(keys: WeekKeys = {}, origin: string): WeekHours {
  const named = weekdayNames.flatMap(([key, weekday]) => {
    const hours = keys[key];
    return hours === undefined ? [] : [[weekday, { intervals: hours.map(decodeInterval), origin }] as const];
  });
  return Object.fromEntries(named);
}

/** `07.00-15.00` in minutes after midnight; an end that is not after the start lies on the next day. */
function decodeInterval(text: string): WorkInterval {
  const [from = 0, to = 0] = text.split('-').map((clock) => {
    const [hour, minute] = clock.split(/[.:]/).map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0);
  });
  return { from, to: to > from ? to : to + 1440 };
}

function decodeYear({ tahun, skb, tanggal_skb, diubah, keyakinan }: YearKeys, origin: string): DecreeYear {
  return {
    year: tahun,
    decree: skb,
    ...(tanggal_skb === undefined ? {} : { decreeDate: tanggal_skb }),
    ...(diubah === undefined ? {} : { amendedOn: diubah }),
    ...(keyakinan === undefined ? {} : { confidence: keyakinan }),
    origin,
  };
}

/** Special days (an election) are not in the decree of the year; they name their own basis. */
function decodeHolidays(year: YearKeys, origin: string): readonly Holiday[] {
  const of = (days: readonly DayKeys[] | undefined, kind: HolidayKind, decree?: string) =>
    (days ?? []).map((day) => decodeDay(day, kind, decree, origin));
  return [
    ...of(year.libur, 'libur', year.skb),
    ...of(year.cuti_bersama, 'cuti_bersama', year.skb),
    ...of(year.khusus, 'khusus'),
  ];
}

function decodeDay(day: DayKeys, kind: HolidayKind, decree: Text, origin: string): Holiday {
  return { ...decodeDated(day, decree, origin), kind };
}

function decodeDated({ tanggal, nama, dasar }: DayKeys, decree: Text, origin: string) {
  const basis = dasar ?? decree;
  return { date: tanggal, name: nama, ...(basis === undefined ? {} : { decree: basis }), origin };
}

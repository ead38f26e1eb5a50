import { periodOf } from '../../src/calendar/period.ts';
import type { Table7Row } from '../../src/compliance/table7.ts';
import type { Table7Input, Table7Part } from '../../src/report/table7/table7-input.ts';
import { activityRows } from '../../src/sop/activities.ts';
import type { Part } from '../../src/sop/sop.ts';
import { longPart, sampleSop } from './sample-run.ts';

const kinds: readonly Pick<Table7Row, 'assessment' | 'note' | 'action'>[] = [
  {
    assessment: 'baik',
    note: '12 pelaksanaan; sesuai 12 dari 12 (100 %); tepat waktu 11 dari 12 (91 %); median 42 menit (waktu baku 1 Jam); jumlah keterlambatan 14 menit.',
    action: '',
  },
  {
    assessment: 'tidak',
    note: '12 pelaksanaan; sesuai 9 dari 12 (75 %); tepat waktu 12 dari 12 (100 %); median 38 menit (waktu baku 1 Jam).',
    action: 'Tindak lanjuti 3 hasil tidak sesuai.',
  },
  {
    assessment: 'belum_dinilai',
    note: 'Tidak ada pelaksanaan pada periode ini.',
    action: 'Pastikan kegiatan dilaksanakan dan dicatat.',
  },
];

/** Rows for every activity of a part: two in four running well, one not, one not assessed. */
export function sampleRows(part: Part): readonly Table7Row[] {
  return activityRows(part).map(({ activity }, index) => ({
    no: String(index + 1),
    code: activity.code,
    procedure: activity.text,
    ...(kinds[[0, 1, 0, 2][index % 4] ?? 0] as (typeof kinds)[number]),
  }));
}

/** A part of so many rows with three closed runs behind it. */
export function samplePart(part: Part = longPart(15), more: Partial<Table7Part> = {}): Table7Part {
  return {
    sop: sampleSop(part),
    part,
    rows: sampleRows(part),
    runs: ['7F3K', '0B2C', '9XYZ'],
    unknownYears: [],
    formerCodes: [],
    patterns: [],
    ...more,
  };
}

/** The first half of 2026, by an invented office. */
export function sampleTable7(parts: readonly Table7Part[], more: Partial<Table7Input> = {}): Table7Input {
  return {
    parts,
    digest: '24551ca20b5250125e277641c7efe80f'.repeat(2),
    period: periodOf('semester', Date.UTC(2026, 2, 2), 'Asia/Jakarta'),
    periodOver: true,
    lastCounted: Date.UTC(2026, 5, 29, 6, 30),
    skipped: [],
    noted: [],
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
    ...more,
  };
}

import { zoneName } from '../../calendar/local-time.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import type { Part, PrintedDate, RoleUse, Sop } from '../../sop/sop.ts';
import { itemOf, type StandardTime } from '../../sop/standard-time.ts';
import { type Cell, codeCell, dateCell, linesCell, listCell, textCell, type Value } from '../blocks/cell.ts';
import { fieldTable } from '../blocks/fields.ts';
import { paperCode } from '../blocks/paper-code.ts';
import type { ReportDocument } from '../blocks/report-document.ts';
import type { ReportHead } from '../blocks/report-input.ts';
import { shortDots, signerBlock } from '../blocks/signatures.ts';
import { type Column, cellRow, type Table, type TableRow } from '../blocks/table.ts';
import { activityCell, numberOf } from '../run/activity-table.ts';

/** All that a blank form is made of. */
export type BlankFormInput = Pick<ReportHead, 'place' | 'zone' | 'signer'> & {
  readonly sop: Sop;
  readonly part: Part;
  /** SHA-256 of the SOP file, hex. */
  readonly sopDigest: string;
  /** Lines of the letterhead where the SOP has none. */
  readonly agency: readonly string[];
};

/** Room for two lines of handwriting, points. */
const handRoom = 26;

/** The form of a part to be printed and filled in by hand, and typed in later by its codes. The same input gives the same form. */
export function composeBlankForm(input: BlankFormInput): ReportDocument {
  const { sop, part, sopDigest } = input;
  const agency = sop.agency.length > 0 ? sop.agency : input.agency;
  return {
    metadata: {
      title: `Formulir pelaksanaan SOP ${sop.name}, bagian ${part.name}`,
      author: agency.join(' '),
      subject: `Formulir kosong bagian ${part.code}, nomor SOP ${sop.number}`,
      keywords: `${part.code} ${sopDigest}`,
      language: 'id-ID',
      createdAt: formInstant(sop),
    },
    sections: [
      {
        letterhead: agency.map((line) => line.toUpperCase()),
        heading: ['FORMULIR PELAKSANAAN SOP', sop.name.toUpperCase(), `BAGIAN ${part.name.toUpperCase()}`],
        blocks: [
          { kind: 'table', name: 'Identitas', table: identityTable(sop, part) },
          { kind: 'table', name: 'Kegiatan', table: formTable(sop, part) },
          { kind: 'statements', title: 'Cara mengisi', items: directions(input) },
          { kind: 'signatures', title: 'Tanda tangan', blocks: signatures(input) },
        ],
      },
    ],
    footer: {
      text: `Formulir kosong bagian ${part.code}, dicetak dari berkas SOP dengan sidik ${sopDigest.slice(0, 16)}. Kode formulir:`,
      pageLabel: 'Halaman {halaman} dari {jumlah}',
      code: paperCode({ kind: 'FORM', name: part.code, digest: sopDigest }),
    },
  };
}

function identityTable(sop: Sop, part: Part): Table {
  const { approved, effective } = sop.dates;
  const blank = (label: string) => ({ label, value: textCell('') });
  const table = fieldTable(
    [
      'DIISI PELAKSANA',
      [blank('Nama Petugas'), blank('Pangkat, NRP/NIP'), blank('Jabatan'), blank('Nomor Pelaksanaan')],
    ],
    [
      'IDENTITAS SOP',
      [
        { label: 'Nama SOP', value: textCell(sop.name, { bold: true }) },
        { label: 'Nomor SOP', value: codeCell(sop.number) },
        { label: 'Tanggal Pengesahan', value: dateCell(approved ?? effective) },
        { label: 'Bagian', value: textCell(`${part.name} (kode ${part.code})`) },
      ],
    ],
  );
  return { ...table, least: 16 };
}

function formTable(sop: Sop, part: Part): Table {
  const rows = activityRows(part);
  const numbered = rows.some(({ activity }) => activity.number !== undefined);
  const empty: TableRow = { kind: 'band', text: 'Bagian ini tidak memuat kegiatan.' };
  return {
    bookmark: `Kegiatan bagian ${part.name}`,
    columns: hasItems(part)
      ? columns.map((one) => (one.title === 'WAKTU' ? { ...one, width: 52 } : one))
      : columns,
    rows:
      rows.length === 0
        ? [empty]
        : rows.map((row, index) => formRow(sop, row, numbered ? undefined : index + 1)),
    least: handRoom,
  };
}

const columns: readonly Column[] = [
  { title: 'NO', width: 20, align: 'center' },
  { title: 'KODE', width: 50, align: 'center' },
  { title: 'URAIAN KEGIATAN', width: 112, grow: 3, align: 'left', middle: true },
  { title: 'PELAKSANA', width: 52, align: 'left', middle: true },
  { title: 'KELENGKAPAN', group: 'MUTU BAKU', width: 62, grow: 1, align: 'left', middle: true },
  { title: 'WAKTU', group: 'MUTU BAKU', width: 36, align: 'center' },
  { title: 'OUTPUT', group: 'MUTU BAKU', width: 58, grow: 1, align: 'left', middle: true },
  { title: 'MULAI\n(tanggal, jam)', group: 'WAKTU NYATA', width: 64, align: 'center' },
  { title: 'SELESAI\n(tanggal, jam)', group: 'WAKTU NYATA', width: 64, align: 'center' },
  { title: 'SESUAI', group: 'CEKLIST (beri tanda ✓)', width: 34, align: 'center' },
  { title: 'TIDAK SESUAI', group: 'CEKLIST (beri tanda ✓)', width: 34, align: 'center' },
  { title: 'TIDAK BERLAKU', group: 'CEKLIST (beri tanda ✓)', width: 40, align: 'center' },
  { title: 'ALASAN / KETERANGAN', width: 88, grow: 2, align: 'left' },
];

const tickCell: Value = { kind: 'symbol', shape: 'box' };
const blankCell = textCell('');

function formRow(sop: Sop, row: ActivityRow, place: number | undefined): TableRow {
  const { code, roles, requirements, standardTime, output, remark } = row.activity;
  return cellRow(
    numberOf(row, place),
    codeCell(code),
    activityCell(row),
    linesCell(roles.map((use) => roleTitle(sop, use))),
    listCell(requirements, 'dashed'),
    standardCell(standardTime),
    listCell(output, 'dashed'),
    blankCell,
    blankCell,
    tickCell,
    tickCell,
    tickCell,
    textCell(remark ?? ''),
  );
}

/** Whether some standard goes by items: then there is room to write how many. */
const hasItems = (part: Part): boolean =>
  activityRows(part).some(({ activity }) => itemOf(activity.standardTime) !== undefined);

/** The standard as printed; where it goes by items also the place for how many it was. */
function standardCell(time: StandardTime | undefined): Cell {
  const text = textCell(time?.text);
  return itemOf(time) === undefined
    ? text
    : { ...text, below: [{ head: 'JUMLAH', lead: '× ', value: textCell('…………') }] };
}

const roleTitle = (sop: Sop, { role, caption }: RoleUse): string => {
  const title = sop.roles.find(({ code }) => code === role)?.title ?? role;
  return caption === undefined ? title : `${title} (${caption})`;
};

function directions({ part, zone }: BlankFormInput): readonly string[] {
  return [
    'Beri tanda ✓ pada satu kotak di setiap baris. TIDAK SESUAI dan TIDAK BERLAKU memerlukan alasan. Baris yang belum dikerjakan dibiarkan kosong.',
    `MULAI dan SELESAI ditulis keduanya, misalnya 20-11-2026 08.00 (${zoneName(zone)}), atau keduanya dibiarkan kosong.`,
    ...(hasItems(part)
      ? [
          'Di belakang × pada kolom WAKTU ditulis jumlah yang dikerjakan (berkas, orang, surat); kosong berarti satu.',
        ]
      : []),
    `Sesudah diisi, formulir diketik menurut kolom KODE: sop form ${part.code} --answers-template membuat berkasnya, sop check ${part.code} --answers mencatatnya; nomor pelaksanaannya ditulis di atas. Jawaban dengan jam dari kertas ditandai "dicatat belakangan".`,
  ];
}

function signatures({ place, signer }: BlankFormInput) {
  return [
    signerBlock(undefined, 'Yang melaksanakan,'),
    signerBlock(signer, `${place ?? shortDots}, ${shortDots}`),
  ];
}

/** Midnight UTC of the SOP's own date, since a blank form knows no other; 1 January 1970 for an SOP without dates. */
function formInstant({ dates }: Sop): number {
  const { approved, effective, revised, created } = dates;
  const date: PrintedDate | undefined = approved ?? effective ?? revised ?? created;
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(instant) ? 0 : instant;
}

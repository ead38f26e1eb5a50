import { printClock, printDate, printDateTime, printWeekday } from '../../calendar/print-date.ts';
import { activityState } from '../../checklist/state.ts';
import { activityRows } from '../../sop/activities.ts';
import { textCell } from '../blocks/cell.ts';
import { type Field, fieldTable } from '../blocks/fields.ts';
import { paperCode } from '../blocks/paper-code.ts';
import { personText } from '../blocks/person-line.ts';
import type { ReportDocument, SignatureBlock } from '../blocks/report-document.ts';
import { electronicStatus, footerWords, unknownYearsWarning } from '../blocks/report-words.ts';
import { electronicStamp, personBlock, shortDots, signerBlock } from '../blocks/signatures.ts';
import { resultNames } from '../run/activity-remarks.ts';
import { type HandoverInput, handedOver } from './handover-input.ts';
import { handoverTables } from './handover-tables.ts';

/** The berita acara of a handover, as the record had it at that moment: what is recorded later changes nothing on it. */
export function composeHandoverSheet(input: HandoverInput): ReportDocument {
  const { sop, part, runId, handover, number, lineDigest, signed } = input;
  return {
    metadata: {
      title: `Berita acara serah terima pelaksanaan SOP ${sop.name}, ${runId}, ke-${number}`,
      author: sop.agency.join(' '),
      subject: `Serah terima ke-${number} pelaksanaan ${runId}, nomor SOP ${sop.number}`,
      keywords: `${runId} ${lineDigest}`,
      language: 'id-ID',
      createdAt: handover.at,
    },
    sections: [
      {
        letterhead: sop.agency.map((line) => line.toUpperCase()),
        heading: [
          'BERITA ACARA SERAH TERIMA PELAKSANAAN',
          `${sop.name.toUpperCase()}, BAGIAN ${part.name.toUpperCase()}`,
        ],
        blocks: [
          { kind: 'table', name: 'Serah terima', table: factsTable(input) },
          ...handoverTables(input),
          { kind: 'statements', title: 'Pernyataan', items: statements(input) },
          { kind: 'signatures', title: 'Tanda tangan', blocks: signatures(input) },
        ],
      },
    ],
    footer: footerWords(
      `Serah terima ke-${number} pelaksanaan ${runId}, sidik baris catatan ${lineDigest.slice(0, 16)}`,
      signed && electronicStatus,
      paperCode({
        kind: 'SERAH',
        name: runId,
        digest: lineDigest,
        ...(signed ? { key: signed.key } : {}),
      }),
    ),
  };
}

function factsTable(input: HandoverInput) {
  const { sop, part, runId, handover, number, zone } = input;
  const { from, to, at, text } = handover;
  const field = (label: string, value: string): Field => ({ label, value: textCell(value) });
  return fieldTable(
    [
      'SERAH TERIMA',
      [
        field('Yang menyerahkan', personText(from)),
        field('Yang menerima', personText(to)),
        field('Waktu', `${printWeekday(at, zone)}, ${printDateTime(at, zone)}`),
        field('Catatan', text ?? '–'),
      ],
    ],
    [
      'PELAKSANAAN',
      [
        field('Nomor Pelaksanaan', `${runId}, serah terima ke-${number}`),
        field('Nomor SOP', `${sop.number}, bagian ${part.name} (${part.code})`),
        field('Yang diserahkan', scopeWords(input)),
        field('Sudah dijawab', answeredWords(input)),
      ],
    ],
  );
}

function scopeWords(input: HandoverInput): string {
  const { handover } = input;
  const count = handedOver(input).length;
  if (handover.activity !== undefined) return `Kegiatan ${handover.activity} saja`;
  return count === 0 ? 'Semua kegiatan sudah dijawab' : `Semua yang belum dijawab: ${count} kegiatan`;
}

function answeredWords({ part, state }: HandoverInput): string {
  const rows = activityRows(part);
  const answered = rows.flatMap(({ activity: { code } }) => {
    const { answer } = activityState(state, code);
    return answer ? [`${code} ${resultNames[answer.result]}`] : [];
  });
  const count = `${answered.length} dari ${rows.length}`;
  return answered.length === 0 ? count : `${count}: ${answered.join(', ')}`;
}

function statements(input: HandoverInput): readonly string[] {
  const { handover, runId, zone, calendar, calendarRule, figures, despite, doubts } = input;
  const { from, to, at } = handover;
  const rule = [calendar, calendarRule].filter((text) => text).join('; ');
  const day = `${printWeekday(at, zone)}, ${printDate(at, zone)} pukul ${printClock(at, zone)}`;
  return [
    `Pada hari ${day}, ${from.name} menyerahkan pelaksanaan ${runId} kepada ${to.name} dalam keadaan tersebut di atas, beserta berkas dan buktinya.`,
    `Keadaan menurut catatan saat itu. Terpakai adalah waktu kerja tanpa jeda, menurut kalender ${rule}.`,
    ...(despite === undefined ? [] : [`Catatan RUSAK ketika berita acara ini dibuat: ${despite}`]),
    ...(doubts === undefined
      ? []
      : [`Catatan BELUM DAPAT DINILAI ketika berita acara ini dibuat: ${doubts}. Nilai lagi: sop verify.`]),
    ...unknownYearsWarning(figures.unknownYears),
  ];
}

function signatures({ handover, signer, signed, place, zone }: HandoverInput): readonly SignatureBlock[] {
  const { from, to, at } = handover;
  const official = signerBlock(signer, `${place ?? shortDots}, ${printDate(at, zone)}`);
  return [
    personBlock(from, 'Yang menyerahkan,'),
    personBlock(to, 'Yang menerima,'),
    {
      ...official,
      lead: [...official.lead, 'Mengetahui,'],
      ...(signed ? { stamp: electronicStamp(signed.at, zone) } : {}),
    },
  ];
}

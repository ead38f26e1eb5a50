import { stringify } from 'yaml';
import { printDuration } from '../../calendar/print-date.ts';
import { wholeSeconds } from '../../compliance/figure-columns.ts';
import { type Proposal, runsNeeded } from '../../compliance/proposal.ts';
import type { ComplianceDocument } from './compliance-document.ts';

/** Every text between quotes: no reader takes a label for a number, a date or a yes. */
const quoted = {
  lineWidth: 0,
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
  aliasDuplicateObjects: false,
} as const;

const head = `# USUL PERUBAHAN WAKTU BAKU
# Berkas ini hanya usul. Tidak ada yang diterapkan dengan sendirinya: berkas SOP tidak diubah.
# Mengubah waktu baku berarti mengubah SOP, dan itu memerlukan pengesahan pimpinan.
# Periksa dahulu pelaksanaan di bawah periksa_dahulu; polanya perlu dilihat, bukan bukti apa pun.
`;

/**
 * Proposals as YAML text in Indonesian, for a person to read and decide on: what should change (`usul`), what the measured
 * times confirm (`tetap`), what cannot be compared (`tidak_dibandingkan`). Times in whole seconds, rounded down.
 */
export function proposalYaml(
  proposals: readonly Proposal[],
  { summary, calendar, rule }: Pick<ComplianceDocument, 'summary' | 'calendar' | 'rule'>,
): string {
  const those = (outcome: Proposal['outcome']): readonly unknown[] =>
    proposals.filter((one) => one.outcome === outcome).map(entry);
  const body = {
    periode: summary.period?.label ?? 'seluruh catatan',
    kalender: calendar,
    aturan_hari: rule.id,
    syarat: `sedikitnya ${runsNeeded} pengukuran dari ${runsNeeded} pelaksanaan`,
    usul: those('change'),
    tetap: those('same'),
    tidak_dibandingkan: those('not-comparable'),
  };
  return head + stringify(body, quoted);
}

function entry(one: Proposal): unknown {
  return {
    kode: one.code,
    uraian: one.label,
    waktu_lama: one.standardText,
    ...(one.proposedText === undefined ? {} : { waktu_usul: one.proposedText }),
    n: one.n,
    median_detik: wholeSeconds(one.median),
    p80_detik: wholeSeconds(one.p80),
    dasar: basis(one),
    ...(one.runsToCheck.length === 0 ? {} : { periksa_dahulu: one.runsToCheck }),
    ...(one.unknownYears.length === 0 ? {} : { tahun_tanpa_data_libur: one.unknownYears }),
  };
}

function basis({ outcome, n, median, p80 }: Proposal): string {
  const figures = `${n} pengukuran waktu bersih: median ${printDuration(median)}, P80 ${printDuration(p80)}`;
  switch (outcome) {
    case 'change':
      return `${figures}; P80 dibulatkan ke atas`;
    case 'same':
      return `${figures}; waktu baku sudah sesuai`;
    case 'not-comparable':
      return `${figures}; waktu baku menurut hari kalender tidak dapat dibandingkan dengan waktu kerja`;
  }
}

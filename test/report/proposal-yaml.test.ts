import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Proposal } from '../../src/compliance/proposal.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { proposalYaml } from '../../src/report/compliance/proposal-yaml.ts';
import { builtInCalendar } from '../support/calendars.ts';

const summary = summarize([], { by: 'activity', calendar: builtInCalendar('polri') });
const document = { summary, calendar: 'Polri', rule: { id: 'jam yang sama', en: 'same clock time' } };

const change: Proposal = {
  code: 'U-1',
  label: 'Menerima surat',
  standardText: '1 Jam',
  outcome: 'change',
  proposedText: '45 Menit',
  n: 20,
  median: 31 * 60_000,
  p80: 42 * 60_000 + 999,
  runs: ['R1', 'R2'],
  runsToCheck: ['R2'],
  unknownYears: [2031],
};
const { proposedText, ...rest } = change;
const same: Proposal = { ...rest, code: 'U-2', outcome: 'same', runsToCheck: [], unknownYears: [] };
const other: Proposal = { ...same, code: 'U-3', standardText: '1 Minggu', outcome: 'not-comparable' };

describe('the YAML text of proposals', () => {
  it('says first that nothing is applied, then what is proposed and why', () => {
    expect(proposalYaml([change, same, other], document)).toBe(`# USUL PERUBAHAN WAKTU BAKU
# Berkas ini hanya usul. Tidak ada yang diterapkan dengan sendirinya: berkas SOP tidak diubah.
# Mengubah waktu baku berarti mengubah SOP, dan itu memerlukan pengesahan pimpinan.
# Periksa dahulu pelaksanaan di bawah periksa_dahulu; polanya perlu dilihat, bukan bukti apa pun.
periode: "seluruh catatan"
kalender: "Polri"
aturan_hari: "jam yang sama"
syarat: "sedikitnya 20 pengukuran dari 20 pelaksanaan"
usul:
  - kode: "U-1"
    uraian: "Menerima surat"
    waktu_lama: "1 Jam"
    waktu_usul: "45 Menit"
    n: 20
    median_detik: 1860
    p80_detik: 2520
    dasar: "20 pengukuran waktu bersih: median 31 menit, P80 42 menit; P80 dibulatkan ke atas"
    periksa_dahulu:
      - "R2"
    tahun_tanpa_data_libur:
      - 2031
tetap:
  - kode: "U-2"
    uraian: "Menerima surat"
    waktu_lama: "1 Jam"
    n: 20
    median_detik: 1860
    p80_detik: 2520
    dasar: "20 pengukuran waktu bersih: median 31 menit, P80 42 menit; waktu baku sudah sesuai"
tidak_dibandingkan:
  - kode: "U-3"
    uraian: "Menerima surat"
    waktu_lama: "1 Minggu"
    n: 20
    median_detik: 1860
    p80_detik: 2520
    dasar: "20 pengukuran waktu bersih: median 31 menit, P80 42 menit; waktu baku menurut hari kalender tidak dapat dibandingkan dengan waktu kerja"
`);
  });

  it('says that there is none', () => {
    expect(parse(proposalYaml([], document))).toMatchObject({ usul: [], tetap: [], tidak_dibandingkan: [] });
  });

  it('gives any text back as it was, whoever reads it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'no',
        'on',
        '1e3',
        '2026-11-02',
        'a: b # c',
        '- x',
        '"',
        "'",
        '\n# x: y',
        '&a *b',
        '\u0085',
        '\u2028',
        '',
      ),
    );
    fc.assert(
      fc.property(text, text, text, (label, code, calendar) => {
        const yaml = proposalYaml(
          [
            { ...change, label, code },
            { ...same, label },
          ],
          { ...document, calendar },
        );
        for (const version of ['1.1', '1.2'] as const) {
          const read = parse(yaml, { version });
          expect(read.usul[0]).toMatchObject({ uraian: label, kode: code, waktu_usul: '45 Menit' });
          expect(read).toMatchObject({ kalender: calendar, tetap: [{ uraian: label }] });
        }
      }),
    );
  });
});

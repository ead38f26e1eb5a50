import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { lintDocument } from '../../src/lint/lint-files.ts';
import { rules } from '../../src/lint/rules.ts';

const identity = rules.filter(({ group }) => group === 'identity');
const good = readFileSync(join(import.meta.dirname, 'date-order/good.yaml'), 'utf8');
const dates = /^tanggal: .*$/m;
const official = /^disahkan_oleh: .*$/m;
const number = /^nomor: .*$/m;
const name = /^nama: .*$/m;

/** Which rules about the identity block speak once one line of a good document is another. */
const cases: readonly (readonly [string, RegExp, string, readonly string[]])[] = [
  ['nothing changed', name, 'nama: Pengelolaan surat masuk', []],
  ['only in force, as many forms print it', dates, 'tanggal: { efektif: 2026-09-14 }', []],
  ['signed without any date', dates, 'tanggal: { pembuatan: 2026-08-03 }', ['missing-approval']],
  [
    'month and day are equal as far as known',
    dates,
    'tanggal: { pembuatan: 2026-09-20, pengesahan: 2026-09 }',
    ['incomplete-date'],
  ],
  [
    'month before month',
    dates,
    'tanggal: { pembuatan: 2026-10-01, pengesahan: 2026-09 }',
    ['date-order', 'incomplete-date'],
  ],
  ['in force on a day to come', dates, 'tanggal: { pengesahan: 2026-09-14, efektif: 2027-01-01 }', []],
  ['six months to the day', dates, 'tanggal: { pengesahan: 2026-05-23 }', ['overdue-monitoring']],
  ['a day short of six months', dates, 'tanggal: { pengesahan: 2026-05-24 }', []],
  ['year of no date', number, 'nomor: "SOP/07/I/HUK.7.1./2019/Sihumas"', ['number-form']],
  [
    'rank without number',
    official,
    'disahkan_oleh: { jabatan: KASI, nama: Bagus, pangkat: AKP }',
    ['approval-identity'],
  ],
  [
    'NRP without rank',
    official,
    'disahkan_oleh: { jabatan: KASI, nama: Bagus, nrp: "85060708" }',
    ['approval-identity'],
  ],
  [
    'NIP without rank',
    official,
    'disahkan_oleh: { jabatan: KASI, nama: Bagus, nip: "198506072010011002" }',
    [],
  ],
  [
    'NIP with a sex that is none',
    official,
    'disahkan_oleh: { jabatan: KASI, nama: Bagus, nip: "198506072010013002" }',
    ['implausible-nip'],
  ],
  [
    'NIP born in month 13',
    official,
    'disahkan_oleh: { jabatan: KASI, nama: Bagus, nip: "198513072010011002" }',
    ['implausible-nip'],
  ],
  ['name without content', name, 'nama: SOP', ['vague-name']],
  ['name of a template', name, 'nama: Standar Operasional Prosedur kegiatan', ['vague-name']],
  ['a word that begins with sop', name, 'nama: Sopan santun pelayanan', []],
];

test.each(cases)('%s', (_, line, text, expected) => {
  const document = readSopDocument(new TextEncoder().encode(good.replace(line, text)), 'a.yaml');
  expect(document.diagnostics).toEqual([]);
  const found = lintDocument(document, { severities: {}, today: '2026-11-23' }, identity);
  expect(found.map(({ rule }) => rule).toSorted()).toEqual(expected);
});

test('rules that look at the day are silent without one', () => {
  const old = good.replace(dates, 'tanggal: { pengesahan: 2099-01-01 }').replace(number, 'nomor: "SOP/07"');
  const document = readSopDocument(new TextEncoder().encode(old), 'a.yaml');
  expect(lintDocument(document, { severities: {} }, identity)).toEqual([]);
  const found = lintDocument(document, { severities: {}, today: '2026-11-23' }, identity);
  expect(found.map(({ rule }) => rule)).toEqual(['future-date']);
});

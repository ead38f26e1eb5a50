import type { SavedHead } from '../record/anchors.ts';
import { breakWords } from '../record/breaks.ts';
import { doubtWords } from '../record/keys/doubts.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { Fit } from './judge-attached.ts';
import type { TriedJudgement } from './try-signatures.ts';

/** `open`: it was not looked at, and why. `none`: there is no such thing in this record. */
export type Tone = 'good' | 'bad' | 'open' | 'none';

/** One thing that was looked at, or could not be. */
export type Finding = { readonly tone: Tone; readonly title: Bilingual; readonly text: Bilingual };

/** What the record is held against: what the reader typed from the paper, and what the page was given when it was made. */
export type Compared = { readonly printed: SavedHead | undefined; readonly carried: SavedHead | undefined };

/** Everything that was looked at, in the order in which it is told. */
export const findings = (judged: TriedJudgement, { printed, carried }: Compared): readonly Finding[] => [
  chainFinding(judged),
  signatureFinding(judged),
  fitFinding(printedTitle, printed && judged.fit(printed), notTyped),
  ...(carried ? [fitFinding(carriedTitle, judged.fit(carried), notTyped)] : []),
];

/** What is said above all. */
export function conclusion(found: readonly Finding[]): { readonly tone: Tone; readonly text: Bilingual } {
  if (found.some(({ tone }) => tone === 'bad')) return { tone: 'bad', text: refused };
  return found.some(({ tone }) => tone === 'open')
    ? { tone: 'open', text: unfinished }
    : { tone: 'good', text: matches };
}

const ofSignatures: ReadonlySet<string> = new Set(['signature', 'key', 'younger', 'unsigned']);

function chainFinding({ breaks, lines }: TriedJudgement): Finding {
  const title = { id: 'Rantai catatan', en: 'Chain of the record' };
  const [first] = breaks.filter(({ kind }) => !ofSignatures.has(kind));
  if (first) return { tone: 'bad', title, text: brokenText(first) };
  return {
    tone: 'good',
    title,
    text: {
      id: `${lines.all} baris, tiap baris mengikat yang sebelumnya; tidak ada yang diubah, disisipkan, atau ditukar di dalamnya. Pemotongan di akhir hanya terlihat dari sidik yang tercetak.`,
      en: `${lines.all} lines, each binds the one before it; nothing within was changed, put in or swapped. That the end was cut off shows only by the printed digest.`,
    },
  };
}

function brokenText({ kind, file, line }: TriedJudgement['breaks'][number]): Bilingual {
  const place = file.split('.')[1] ?? file;
  const [id, en] = line === undefined ? ['', ''] : [` baris ${line}`, ` line ${line}`];
  return {
    id: `segmen ${place}${id}: ${breakWords[kind].id} (${kind})`,
    en: `segment ${place}${en}: ${breakWords[kind].en} (${kind})`,
  };
}

function signatureFinding({
  breaks,
  lines,
  hasKeys,
  knowsEd25519,
  doubts,
  exceptions,
}: TriedJudgement): Finding {
  const title = { id: 'Tanda tangan baris', en: 'Signatures of lines' };
  const [first] = breaks.filter(({ kind }) => ofSignatures.has(kind));
  const [doubt] = doubts;
  if (first) return { tone: 'bad', title, text: brokenText(first) };
  if (lines.signed === 0) return { tone: 'none', title, text: noneSigned };
  if (!hasKeys) return { tone: 'open', title, text: keysMissing };
  if (!knowsEd25519) return { tone: 'open', title, text: oldBrowser };
  if (doubt) return { tone: 'open', title, text: doubtWords[doubt.kind] };
  const without = exceptions.length;
  return {
    tone: 'good',
    title,
    text: {
      id: `${lines.signed} dari ${lines.all} baris bertanda tangan, semuanya cocok dengan kunci yang terlampir di laporan${without > 0 ? `; ${without} sesi ditulis tanpa kunci oleh pemilik kunci, dengan alasannya` : ''}.`,
      en: `${lines.signed} of ${lines.all} lines are signed, and all fit the keys attached to the report${without > 0 ? `; ${without} sessions were written without a key by who has one, with the reason` : ''}.`,
    },
  };
}

const fitFinding = (title: Bilingual, fit: Fit | undefined, without: Bilingual): Finding =>
  fit === undefined
    ? { tone: 'open', title, text: without }
    : { tone: fit === 'same' ? 'good' : fit === 'unsearched' ? 'open' : 'bad', title, text: fitWords[fit] };

const fitWords: Readonly<Record<Fit, Bilingual>> = {
  same: { id: 'sama dengan sidik catatan ini', en: 'the same as the digest of this record' },
  earlier: {
    id: 'sidik itu dari keadaan catatan yang lebih awal; catatan di berkas ini bertambah sesudahnya, jadi bukan yang dipakai membuat halaman itu',
    en: 'that digest is of an earlier state; the record in this file has grown since, so the page was not made from it',
  },
  different: {
    id: 'BUKAN sidik catatan ini: catatannya dipotong, ditulis ulang, atau dari laporan lain; periksa juga salah ketik',
    en: 'NOT the digest of this record: it was cut, rewritten, or is of another report; check for typing errors too',
  },
  'other-run': { id: 'dari pelaksanaan yang lain', en: 'of another run' },
  unsearched: {
    id: 'tidak sama dengan sidik catatan ini; apakah dari keadaan yang lebih awal terlalu lama dicari',
    en: 'not the digest of this record; whether it is of an earlier state would take too long to find out',
  },
};
const printedTitle = { id: 'Sidik yang tercetak', en: 'The printed digest' };
const carriedTitle = { id: 'Sidik yang dibawa halaman ini', en: 'The digest that this page carries' };
const notTyped = {
  id: 'belum dibandingkan: ketik kode dari kaki halaman di atas. Tanpa itu tidak terlihat apakah catatan ini yang dipakai membuat halamannya.',
  en: 'not compared yet: type the code at the foot of the page above. Without it nobody sees whether the page was made from this record.',
};
const noneSigned = {
  id: 'tidak ada baris yang bertanda tangan; siapa yang menulis hanya menurut catatan itu sendiri.',
  en: 'no line is signed; who wrote them is only what the record says itself.',
};
const keysMissing = {
  id: 'TIDAK DIPERIKSA: daftar kuncinya (kunci.json) tidak terlampir atau tidak terbaca. Pilih PDF laporannya, bukan catatan.jsonl saja.',
  en: 'NOT CHECKED: the keys (kunci.json) are not attached or cannot be read. Choose the PDF of the report, not catatan.jsonl alone.',
};
const oldBrowser = {
  id: 'TIDAK DIPERIKSA: peramban ini belum mengenal tanda tangan Ed25519. Perbarui peramban, atau pakai sop verify.',
  en: 'NOT CHECKED: this browser does not know Ed25519 signatures. Update it, or use sop verify.',
};
const refused = {
  id: 'TIDAK COCOK: jangan dipakai sebelum jelas sebabnya. Minta berkas aslinya kepada kantor yang membuat.',
  en: 'DOES NOT MATCH: do not use it before the reason is clear. Ask the office that made it for the original.',
};
const unfinished = {
  id: 'BELUM LENGKAP: yang diperiksa tidak ada yang salah, tetapi ada yang belum diperiksa.',
  en: 'NOT COMPLETE: nothing that was checked is wrong, but something was not checked.',
};
const matches = {
  id: 'COCOK: catatan di berkas ini utuh dan sama dengan sidik yang tercetak.',
  en: 'MATCHES: the record in this file is whole and the same as the printed digest.',
};

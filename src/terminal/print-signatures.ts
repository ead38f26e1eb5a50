import { dateTimeWords, dateWords } from '../calendar/print-date.ts';
import type { Waiver } from '../signature/cms/reasons.ts';
import type { PdfReport, SignatureReport } from '../signature/signature-report.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { Page, Palette } from './palette.ts';
import { type PdfVerdict, pdfVerdict, pdfVerdictWords } from './pdf-verdict.ts';
import { pad, wrap } from './text-width.ts';

type ZonedPage = Page & { readonly zone: string };

/** What was found out about a PDF's signatures, one block each, with the conclusion at the end. */
export function printSignatures(name: string, report: PdfReport, page: ZonedPage): string {
  const { say, palette } = page;
  const count = report.signatures.length;
  const head = say({
    id: `${visibleLine(name)}: ${count} tanda tangan`,
    en: `${visibleLine(name)}: ${count} ${count === 1 ? 'signature' : 'signatures'}`,
  });
  const blocks = report.signatures.map((signature, index) => block(signature, index + 1, page));
  const [words, paint] = conclusion(report, palette);
  const end = wrap(say(words), page.width)
    .map((line) => paint(line))
    .join('\n');
  return `${[palette.bold(head), ...blocks, end].join('\n\n')}\n`;
}

function block(report: SignatureReport, number: number, { width, palette, say, zone }: ZonedPage): string {
  const { verdict } = report;
  const title = pdfVerdictWords[verdict];
  const paint = verdict === 'intact' ? palette.good : verdict === 'doubtful' ? palette.warn : palette.bad;
  const what =
    report.kind === 'timestamp' ? say(documentStamp) : visibleLine(report.signer?.name ?? say(noName));
  const rows = rowsOf(report, zone).map(([label, value]) => row(say(label), visibleLine(say(value)), width));
  return [`${number}. ${palette.bold(what)} · ${paint(say(title))}`, ...rows.flat()].join('\n');
}

function row(label: string, value: string, width: number): readonly string[] {
  const [first = '', ...rest] = wrap(value, Math.max(20, width - 20));
  return [`   ${pad(label, 15, 'left')}: ${first}`, ...rest.map((line) => `${' '.repeat(20)}${line}`)];
}

type Row = readonly [label: Bilingual, value: Bilingual];
const both = (text: string): Bilingual => ({ id: text, en: text });

function rowsOf(report: SignatureReport, zone: string): readonly Row[] {
  const { signer, problem, time, level, reasons } = report;
  const organisation = signer?.organisation;
  return [
    ...(problem ? ([[{ id: 'Masalah', en: 'Problem' }, problem]] satisfies Row[]) : []),
    ...(organisation ? ([[{ id: 'Instansi', en: 'Organisation' }, both(organisation)]] satisfies Row[]) : []),
    ...(time ? ([[{ id: 'Waktu', en: 'Time' }, timeWords(time, zone)]] satisfies Row[]) : []),
    ...(signer
      ? ([[{ id: 'Sertifikat', en: 'Certificate' }, certificateWords(report, zone)]] satisfies Row[])
      : []),
    ...(report.integrity === 'intact'
      ? ([[{ id: 'Kepercayaan', en: 'Trust' }, trustWords[report.trust]]] satisfies Row[])
      : []),
    ...reasons.map(reasonRow),
    ...(signer
      ? ([[{ id: 'Pencabutan', en: 'Revocation' }, revocationWords[report.revocation]]] satisfies Row[])
      : []),
    ...(level ? ([[{ id: 'Tingkat', en: 'Level' }, levelWords[level]]] satisfies Row[]) : []),
    [{ id: 'Sesudahnya', en: 'Afterwards' }, afterWords(report)],
    ...(report.certification
      ? ([
          [{ id: 'Sertifikasi', en: 'Certification' }, certificationWords[report.certification]],
        ] satisfies Row[])
      : []),
    ...(report.after === 'normal' || report.after === 'allowed-form' ? report.because : [])
      .concat(report.notes)
      .map((note): Row => [{ id: 'Catatan', en: 'Note' }, note]),
  ];
}

/** What could not be established; where a reader may decide to do without it, the option that says so. */
function reasonRow({ text, waiver, isWaived }: SignatureReport['reasons'][number]): Row {
  if (isWaived) return [{ id: 'Diterima', en: 'Accepted' }, text];
  const option = waiver === undefined ? '' : ` (--accept ${waiver})`;
  return [
    { id: 'Alasan', en: 'Reason' },
    { id: `${text.id}${option}`, en: `${text.en}${option}` },
  ];
}

function timeWords({ at, source, isProven }: NonNullable<SignatureReport['time']>, zone: string): Bilingual {
  const shown = dateTimeWords(at, zone);
  if (source === 'claimed')
    return {
      id: `${shown.id}, menurut komputer penanda tangan`,
      en: `${shown.en}, by the signer's own computer`,
    };
  if (!isProven)
    return {
      id: `${shown.id}, dari cap waktu yang pembuatnya tidak dipastikan`,
      en: `${shown.en}, by a time stamp whose maker is not established`,
    };
  return { id: `${shown.id}, dari cap waktu`, en: `${shown.en}, by a time stamp` };
}

function certificateWords({ signer, path }: SignatureReport, zone: string): Bilingual {
  if (!signer) return both('');
  const [from, to] = [dateWords(signer.from, zone), dateWords(signer.to, zone)];
  const span = { id: `${from.id} – ${to.id}`, en: `${from.en} – ${to.en}` };
  if (signer.selfSigned)
    return { id: `dibuat sendiri, berlaku ${span.id}`, en: `made by the signer, runs ${span.en}` };
  const chain = path.slice(1).join(' › ') || signer.issuer;
  return { id: `dari ${chain}; berlaku ${span.id}`, en: `from ${chain}; runs ${span.en}` };
}

/** Why a signature is not UTUH, in a few words; what else there is stands on its own page. */
export function whyNotIntact(report: SignatureReport): Bilingual {
  const { problem, after, reasons, trust } = report;
  if (problem) return problem;
  if (after === 'other') return changedWords(report);
  if (['covered', 'form-or-annotation'].includes(after)) return afterWords(report);
  const [first, ...more] = reasons.filter(({ isWaived }) => !isWaived);
  if (!first) return trustWords[trust];
  const { id, en } = first.text;
  return more.length === 0
    ? first.text
    : { id: `${id} (dan ${more.length} lagi)`, en: `${en} (and ${more.length} more)` };
}

function afterWords(report: SignatureReport): Bilingual {
  const { after, because, changes, coversWholeFile, integrity, certification } = report;
  if (integrity === 'broken') return { id: 'tidak dapat dinilai', en: 'cannot be judged' };
  const kinds = new Set(changes.map(({ kind }) => kind));
  switch (after) {
    case 'nothing':
      return coversWholeFile
        ? {
            id: 'tidak ada yang berubah; seluruh berkas ditandatangani',
            en: 'nothing changed; the whole file is signed',
          }
        : { id: 'tidak ada yang berubah', en: 'nothing changed' };
    case 'normal': {
      const signed = kinds.has('signature') || kinds.has('field');
      return signed
        ? {
            id: 'hanya tanda tangan lain dan data validasi',
            en: 'only further signatures and validation data',
          }
        : { id: 'hanya data validasi', en: 'only validation data' };
    }
    case 'allowed-form':
      return {
        id: `diisi sesudahnya, diizinkan penanda tangan (P=${certification})`,
        en: `filled in, as the signer allows (P=${certification})`,
      };
    case 'form-or-annotation':
      return {
        id: 'formulir diisi atau catatan ditambahkan sesudah ditandatangani',
        en: 'a form was filled in or remarks were added after signing',
      };
    case 'covered':
      return { id: because.map(({ id }) => id).join('; '), en: because.map(({ en }) => en).join('; ') };
    case 'other': {
      const { id, en } = changedWords(report);
      return { id: `DIUBAH ${id}`, en: `CHANGED ${en}` };
    }
  }
}

/** That something changed, and what: the reasons, then the first places. */
function changedWords({ because, changes }: SignatureReport): Bilingual {
  const places = [...new Set(changes.flatMap(({ kind, place }) => (kind === 'other' ? [place] : [])))];
  const list = places.slice(0, 4).join(', ') + (places.length > 4 ? ', …' : '');
  const why = (of: keyof Bilingual): string =>
    [...because.map((one) => one[of]), list].filter((text) => text !== '').join('; ');
  return {
    id: ['sesudah ditandatangani', why('id')].filter((text) => text !== '').join(': '),
    en: ['after signing', why('en')].filter((text) => text !== '').join(': '),
  };
}

function conclusion(report: PdfReport, palette: Palette): [Bilingual, (text: string) => string] {
  const { signatures, problem } = report;
  if (problem)
    return [{ id: `TIDAK TERBACA: ${problem.id}.`, en: `NOT READABLE: ${problem.en}.` }, palette.bad];
  if (signatures.length === 0) return [report.loose > 0 ? torn : concluded.unsigned, palette.bad];
  const verdict = pdfVerdict(report);
  if (verdict === 'doubtful' && signatures.every((one) => one.verdict === 'intact'))
    return [{ id: `PERLU DIPERIKSA: ${taken.id}`, en: `TO BE LOOKED AT: ${taken.en}` }, palette.warn];
  if (verdict !== 'intact') return [concluded[verdict], verdict === 'doubtful' ? palette.warn : palette.bad];
  if (signatures.some(({ trust }) => trust !== 'trusted')) return [unknownSigner, palette.warn];
  const waived = waivedIn(report);
  return waived.length === 0 ? [trusted, palette.good] : [waivedWords(waived), palette.warn];
}

/** The proofs that the reader did without, by the names of their options. */
export const waivedIn = ({ signatures }: PdfReport): readonly Waiver[] => [
  ...new Set(
    signatures.flatMap(({ reasons }) =>
      reasons.flatMap(({ isWaived, waiver }) => (isWaived && waiver ? [waiver] : [])),
    ),
  ),
];

const waivedWords = (waived: readonly Waiver[]): Bilingual => ({
  id: `UTUH, dengan yang diterima tanpa bukti (--accept): ${waived.join(', ')}.`,
  en: `INTACT, with what was accepted without proof (--accept): ${waived.join(', ')}.`,
});

const concluded: Readonly<Record<Exclude<PdfVerdict, 'intact'>, Bilingual>> = {
  doubtful: {
    id: 'PERLU DIPERIKSA: tanda tangannya cocok dengan isinya, tetapi tidak semuanya dapat dipastikan. Lihat alasannya di atas.',
    en: 'TO BE LOOKED AT: the signatures fit the content, but not everything could be established. See the reasons above.',
  },
  changed: {
    id: 'DIUBAH: sesudah ditandatangani ada yang berubah, di luar yang diizinkan. Jangan percaya yang tampak sekarang; mintalah berkas aslinya.',
    en: 'CHANGED: something changed after signing that is not allowed. Do not trust what is shown now; ask for the original.',
  },
  broken: {
    id: 'RUSAK: ada tanda tangan yang tidak cocok dengan isinya, atau tidak tersusun menurut aturan. Jangan dipercaya.',
    en: 'BROKEN: a signature does not fit the content, or is not in order. Do not trust it.',
  },
  unsigned: { id: 'TIDAK DITANDATANGANI secara elektronik.', en: 'NOT SIGNED electronically.' },
  unreadable: { id: 'TIDAK TERBACA.', en: 'NOT READABLE.' },
};

const documentStamp: Bilingual = { id: 'Cap waktu dokumen', en: 'Document time stamp' };
const noName: Bilingual = { id: 'Penanda tangan tidak terbaca', en: 'Signer not readable' };
const torn: Bilingual = {
  id: 'RUSAK: ada sisa tanda tangan, tetapi tidak terpasang di dokumen.',
  en: 'BROKEN: there are remains of a signature that the document does not hold.',
};
/** Signatures are intact, and a further one is held by no field. */
export const taken: Bilingual = {
  id: 'ada tanda tangan lain di berkas ini yang tidak terpasang di kolom mana pun; mungkin dilepas sebelum yang di atas dibuat.',
  en: 'the file has another signature that no field holds; it may have been taken away before those above were made.',
};
const trusted: Bilingual = {
  id: 'UTUH, dan semua penanda tangan dipercaya.',
  en: 'INTACT, and all signers are trusted.',
};
const unknownSigner: Bilingual = {
  id: 'UTUH, tetapi siapa yang menandatangani belum dipastikan: beri sertifikat induknya dengan --trust.',
  en: 'INTACT, but who signed is not established: give the root certificate with --trust.',
};

const trustWords: Readonly<Record<SignatureReport['trust'], Bilingual>> = {
  trusted: {
    id: 'sampai ke sertifikat induk yang dipercaya',
    en: 'up to a root certificate that is trusted',
  },
  untrusted: { id: 'TIDAK terbukti', en: 'NOT established' },
  unknown: {
    id: 'belum diperiksa: tidak ada sertifikat induk (--trust)',
    en: 'not checked: no root certificate (--trust)',
  },
};
const revocationWords: Readonly<Record<SignatureReport['revocation'], Bilingual>> = {
  good: { id: 'tidak dicabut, menurut data di dalam berkas', en: 'not revoked, by the data in the file' },
  revoked: { id: 'SUDAH DICABUT atau dibekukan', en: 'REVOKED or on hold' },
  unknown: { id: 'tidak ada datanya di dalam berkas', en: 'no data in the file' },
};
const levelWords: Readonly<Record<NonNullable<SignatureReport['level']>, Bilingual>> = {
  'B-B': both('PAdES B-B'),
  'B-T': { id: 'PAdES B-T (dengan cap waktu)', en: 'PAdES B-T (with a time stamp)' },
  'B-LT': { id: 'PAdES B-LT (dengan data validasi)', en: 'PAdES B-LT (with validation data)' },
  'B-LTA': { id: 'PAdES B-LTA (untuk jangka panjang)', en: 'PAdES B-LTA (for the long term)' },
  pkcs7: { id: 'PKCS#7, sebelum PAdES', en: 'PKCS#7, older than PAdES' },
  x509: { id: 'RSA lama tanpa CMS', en: 'old RSA without CMS' },
  timestamp: { id: 'cap waktu RFC 3161', en: 'RFC 3161 time stamp' },
};
const certificationWords: Readonly<Record<1 | 2 | 3, Bilingual>> = {
  1: { id: 'tidak boleh diubah lagi', en: 'nothing may change' },
  2: { id: 'boleh diisi dan ditandatangani', en: 'may be filled in and signed' },
  3: { id: 'boleh diisi, ditandatangani dan diberi catatan', en: 'may be filled in, signed and annotated' },
};

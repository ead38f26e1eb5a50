import type { Context } from '../commands/context.ts';
import type { Register } from '../record/key-register.ts';
import type { RunEvidence } from '../record/run-evidence.ts';
import type { RunPlace } from '../record/run-folder.ts';
import type { Break, BreakKind, LineCount, Verdict } from '../record/verify-run.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { KnownAnchors } from '../workflows/office/known-anchors.ts';

/** A run with what `sop verify` found; without evidence when its folder is gone. */
export type JudgedRun = {
  readonly place: RunPlace;
  readonly evidence?: RunEvidence;
  readonly verdict: Verdict;
};

/** What is said of a record. Never the bare word "valid": that would promise more than a file can show. */
export const verdictWords = {
  broken: { id: 'RUSAK', en: 'BROKEN' },
  intact: { id: 'UTUH, TIDAK BERJANGKAR', en: 'INTACT, NOT ANCHORED' },
  anchored: { id: 'UTUH DAN BERJANGKAR', en: 'INTACT AND ANCHORED' },
} as const satisfies Record<Verdict['result'], Bilingual>;

/** Each kind of damage in words. */
export const breakWords: Readonly<Record<BreakKind, Bilingual>> = {
  newer: { id: 'ditulis versi sop yang lebih baru', en: 'written by a newer version of sop' },
  unreadable: { id: 'baris tidak terbaca', en: 'unreadable line' },
  form: { id: 'baris tidak seperti yang ditulis program', en: 'line is not as the program writes it' },
  sum: { id: 'jumlah periksa tidak cocok', en: 'check sum does not match' },
  foreign: { id: 'baris dari pelaksanaan atau segmen lain', en: 'line of another run or segment' },
  order: { id: 'nomor baris tidak berurutan', en: 'line numbers out of order' },
  chain: { id: 'rantai tidak cocok', en: 'chain does not match' },
  tail: { id: 'akhir berkas diubah', en: 'end of the file was changed' },
  opening: { id: 'baris pembuka tidak ada, ganda, atau salah', en: 'opening line missing, doubled or wrong' },
  missing: {
    id: 'segmen yang pernah dibaca hilang, terpotong, atau lain',
    en: 'a segment that was seen is missing, cut or different',
  },
  name: {
    id: 'berkas dengan nama yang bukan dari program',
    en: 'file with a name that the program never gives',
  },
  snapshot: { id: 'berkas SOP hilang atau berubah', en: 'SOP file missing or changed' },
  evidence: { id: 'bukti hilang atau berubah', en: 'evidence missing or changed' },
  key: {
    id: 'kunci tidak terdaftar untuk petugas itu, atau sudah dicabut',
    en: 'key not registered for that person, or revoked',
  },
  signature: { id: 'tanda tangan baris salah atau hilang', en: 'signature of the line wrong or missing' },
  rollback: {
    id: 'tidak memuat jangkar yang pernah disimpan: dipotong, ditulis ulang, atau dihapus',
    en: 'does not hold an anchor that was saved: rolled back, rewritten or removed',
  },
  fork: { id: 'dua salinan bercabang', en: 'the two copies have forked' },
};

/** The findings as text, a few lines for each run. */
export function judgedLines(
  context: Context,
  judged: readonly JudgedRun[],
  known: KnownAnchors,
  register: Register,
): string {
  const runs = judged.map((one) => judgedText(context, one));
  const notes = generalNotes(known, register).map((note) => `${context.say(note)}\n`);
  return [...runs, ...notes].join('');
}

function judgedText(context: Context, { place, evidence, verdict }: JudgedRun): string {
  const { say, palette } = context;
  const paint = { broken: palette.bad, intact: palette.warn, anchored: palette.good }[verdict.result];
  const head = `${palette.bold(place.run)}  ${paint(say(verdictWords[verdict.result]))}`;
  const lines =
    verdict.result === 'broken'
      ? verdict.breaks.slice(0, 3).map((one) => breakText(one, say))
      : [
          signedText(verdict.lines, say),
          ...(verdict.result === 'anchored' ? [reachText(verdict.whole, say)] : []),
        ];
  const notes = evidence ? runNotes(evidence).map(say) : [];
  return `${[head, ...[...lines, ...notes].map((line) => `      ${line}`)].join('\n')}\n`;
}

function breakText({ kind, file, line }: Break, say: Context['say']): string {
  const where = visibleLine(file);
  const at = line === undefined ? where : `${where} ${say({ id: 'baris', en: 'line' })} ${line}`;
  return `${at === '' ? '' : `${at}: `}${say(breakWords[kind])} (${kind})`;
}

const signedText = ({ signed, all }: LineCount, say: Context['say']): string =>
  signed === 0
    ? say({ id: `${all} baris, tanpa tanda tangan baris`, en: `${all} lines, without line signatures` })
    : say({ id: `${all} baris, ${signed} bertanda tangan`, en: `${all} lines, ${signed} signed` });

const reachText = (whole: boolean, say: Context['say']): string =>
  whole
    ? say({ id: 'jangkar terbaru memuat seluruh catatan', en: 'the newest anchor holds the whole record' })
    : say({
        id: 'ada baris sesudah jangkar terbaru; jangkarkan lagi: sop anchor',
        en: 'lines were added since the newest anchor; anchor again: sop anchor',
      });

/** What is no damage, but good to know. */
function runNotes({ segments, entries, kept, lines, place }: RunEvidence): readonly Bilingual[] {
  const torn = segments.filter(({ tail }) => tail !== '').length;
  const named = new Set(
    lines.flatMap(({ event }) => (event.type === 'evidence' ? [`${event.sha256}.${event.extension}`] : [])),
  );
  const loose = kept.filter((name) => !named.has(name)).length;
  const other = entries.filter(
    (name) => name !== 'bukti' && !/^sop\b/.test(name) && !name.startsWith(place.run),
  );
  return [
    ...(torn > 0
      ? [
          {
            id: `${torn} segmen berakhir dengan baris yang belum selesai ditulis (belum pernah dinyatakan tersimpan)`,
            en: `${torn} segments end in a line that was not finished (never said to be saved)`,
          },
        ]
      : []),
    ...(loose > 0
      ? [
          {
            id: `${loose} berkas di bukti/ tidak disebut catatan`,
            en: `${loose} files in bukti/ are not named by the record`,
          },
        ]
      : []),
    ...(other.length > 0
      ? [
          {
            id: `berkas lain di folder: ${visibleLine(other.join(', '))}`,
            en: `other files in the folder: ${visibleLine(other.join(', '))}`,
          },
        ]
      : []),
  ];
}

function generalNotes({ unreadable }: KnownAnchors, register: Register): readonly Bilingual[] {
  return [
    ...(unreadable > 0
      ? [{ id: `${unreadable} baris jangkar tidak terbaca`, en: `${unreadable} anchor lines are unreadable` }]
      : []),
    ...(register.unreadable > 0
      ? [
          {
            id: `${register.unreadable} baris daftar kunci tidak terbaca`,
            en: `${register.unreadable} lines of the key register are unreadable`,
          },
        ]
      : []),
  ];
}

const jsonVerdicts = {
  broken: 'rusak',
  intact: 'utuh_tidak_berjangkar',
  anchored: 'utuh_dan_berjangkar',
} as const;

/** The findings for programs. */
export function judgedJson(judged: readonly JudgedRun[], known: KnownAnchors, register: Register): unknown {
  return {
    pelaksanaan: judged.map(({ place, evidence, verdict }) => ({
      nomor: place.run,
      putusan: jsonVerdicts[verdict.result],
      kerusakan:
        verdict.result === 'broken'
          ? verdict.breaks.map(({ kind, file, line }) => ({ jenis: kind, berkas: file, baris: line ?? null }))
          : [],
      ...(verdict.result === 'broken'
        ? {}
        : { baris: verdict.lines.all, baris_bertanda_tangan: verdict.lines.signed }),
      jangkar: evidence?.anchors.length ?? 0,
      ...(verdict.result === 'anchored' ? { seluruhnya_berjangkar: verdict.whole } : {}),
      catatan: evidence ? runNotes(evidence).map((note) => note.id) : [],
    })),
    jangkar_tidak_terbaca: known.unreadable,
    kunci_tidak_terbaca: register.unreadable,
  };
}

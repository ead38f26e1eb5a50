import { fold } from '../checklist/fold.ts';
import { type AnchorOrigin, isElsewhere } from '../record/anchors.ts';
import { type Break, breakWords } from '../record/breaks.ts';
import type { Twin } from '../record/copied-runs.ts';
import type { RunEvidence } from '../record/run-evidence.ts';
import type { Unjudged } from '../record/verify-anchors.ts';
import type { JudgedRun, LineCount, Verdict } from '../record/verify-run.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { Say } from '../words/language.ts';
import { visibleLine } from '../words/visible.ts';
import type { Page } from './palette.ts';
import { doubtText, exceptionText } from './signature-words.ts';

/** What was not seen: how many lines of the saved heads and of the key register say nothing, and what of the git history. */
export type Unseen = {
  readonly unreadable: { readonly anchors: number; readonly keys: number };
  readonly unseen?: 'shallow' | 'failed' | undefined;
};

/** What is said of a record. Never the bare word "valid": that would promise more than a file can show. */
export const verdictWords = {
  broken: { id: 'RUSAK', en: 'BROKEN' },
  doubtful: { id: 'BELUM DAPAT DINILAI', en: 'CANNOT BE JUDGED' },
  unjudged: { id: 'UTUH, JANGKAR TIDAK DAPAT DINILAI', en: 'INTACT, AN ANCHOR CANNOT BE JUDGED' },
  intact: { id: 'UTUH, TIDAK BERJANGKAR', en: 'INTACT, NOT ANCHORED' },
  anchored: { id: 'UTUH DAN BERJANGKAR', en: 'INTACT AND ANCHORED' },
} as const satisfies Record<Verdict['result'], Bilingual>;

/** What is said after all runs. */
export const unseenText = ({ say }: Pick<Page, 'say'>, unseen: Unseen): string =>
  generalNotes(unseen)
    .map((note) => `${say(note)}\n`)
    .join('');

/** The findings on a run as text, a few lines. */
export function judgedText(
  { say, palette }: Pick<Page, 'say' | 'palette'>,
  { run, evidence, verdict, twin }: JudgedRun,
): string {
  const { bad, warn, good } = palette;
  const paint = { broken: bad, doubtful: bad, unjudged: bad, intact: warn, anchored: good }[verdict.result];
  const name = twin && evidence ? `${run} (${visibleLine(monthPath(evidence.place.folder))})` : run;
  const head = `${palette.bold(name)}  ${paint(say(verdictWords[verdict.result]))}`;
  const lines =
    verdict.result === 'broken'
      ? verdict.breaks.slice(0, 3).map((found) => breakText(found, say))
      : [
          ...verdict.exceptions.map((exception) => exceptionText(exception, say)),
          ...(evidence ? [signedText(verdict.lines, say)] : []),
          ...(verdict.result === 'doubtful'
            ? verdict.doubts.slice(0, 3).map((doubt) => doubtText(doubt, say))
            : []),
          ...anchorTexts(verdict).map(say),
        ];
  const notes = [...(twin ? twinNotes(twin) : []), ...(evidence ? runNotes(evidence) : [])].map(say);
  return `${[head, ...[...lines, ...notes].map((line) => `      ${line}`)].join('\n')}\n`;
}

/** A run's folder as it is seen from the records folder: `2026/11/20261123-URMIN-7F3K`. */
const monthPath = (folder: string): string => folder.split('/').slice(-3).join('/');

/** What was found first in a broken record. */
export const firstBreakWords = (found: Break): Bilingual => ({
  id: breakText(found, ({ id }) => id),
  en: breakText(found, ({ en }) => en),
});

function breakText({ kind, file, line }: Break, say: Say): string {
  const where = visibleLine(file);
  const at = line === undefined ? where : `${where} ${say({ id: 'baris', en: 'line' })} ${line}`;
  return `${at === '' ? '' : `${at}: `}${say(breakWords[kind])} (${kind})`;
}

const signedText = ({ signed, all }: LineCount, say: Say): string =>
  signed === 0
    ? say({ id: `${all} baris, tanpa tanda tangan baris`, en: `${all} lines, without line signatures` })
    : say({ id: `${all} baris, ${signed} bertanda tangan`, en: `${all} lines, ${signed} signed` });

/** What saved heads say of a record that is not broken. */
function anchorTexts(verdict: Exclude<Verdict, { readonly result: 'broken' }>): readonly Bilingual[] {
  if (verdict.result === 'doubtful') return [];
  if (verdict.result === 'unjudged') return verdict.why.map((why) => unjudgedWords[why]);
  const { origins } = verdict;
  if (verdict.result === 'intact') return origins.length > 0 ? [onlyBeside(origins)] : [];
  return [foundIn(origins.filter(isElsewhere)), verdict.whole ? reachesEnd : reachesPart];
}

const originWords: Readonly<Record<AnchorOrigin, Bilingual>> = {
  beside: { id: 'berkas jangkar di folder kantor ini', en: 'the file of anchors in this office folder' },
  'local-git': {
    id: 'riwayat git yang hanya ada di komputer ini',
    en: 'git history that is on this machine only',
  },
  'pushed-git': { id: 'riwayat git yang sudah dikirim', en: 'git history that was pushed' },
  file: { id: 'berkas jangkar di tempat lain', en: 'a file of anchors elsewhere' },
  paper: { id: 'sidik yang tercetak', en: 'the printed digest' },
  copy: { id: 'salinan lain', en: 'the other copy' },
};

const listed = (origins: readonly AnchorOrigin[], language: 'id' | 'en'): string =>
  origins.map((origin) => originWords[origin][language]).join(', ');

const foundIn = (origins: readonly AnchorOrigin[]): Bilingual => ({
  id: `jangkar yang cocok: ${listed(origins, 'id')}`,
  en: `anchors that match: ${listed(origins, 'en')}`,
});

const onlyBeside = (origins: readonly AnchorOrigin[]): Bilingual => ({
  id: `cocok dengan ${listed(origins, 'id')}, tetapi yang dapat menulis ulang catatan dapat menulis ulang itu juga; simpan jangkar di tempat lain: git push, atau sop anchor --anchor BERKAS`,
  en: `matches ${listed(origins, 'en')}, but whoever can rewrite the record can rewrite that too; keep anchors elsewhere: git push, or sop anchor --anchor FILE`,
});

const reachesEnd: Bilingual = {
  id: 'jangkar terbaru memuat seluruh catatan',
  en: 'the newest anchor holds the whole record',
};
const reachesPart: Bilingual = {
  id: 'ada baris sesudah jangkar terbaru; jangkarkan lagi: sop anchor',
  en: 'lines were added since the newest anchor; anchor again: sop anchor',
};

/** Why it cannot be said whether a saved head is in the record, and what would settle it. */
const unjudgedWords: Readonly<Record<Unjudged, Bilingual>> = {
  behind: {
    id: 'ada jangkar di riwayat git yang sudah diambil tetapi belum digabung di sini, dan barisnya belum ada: gabungkan dulu (git pull), lalu periksa lagi. Bila barisnya tetap tidak ada, catatan dipotong.',
    en: 'git history that was fetched and is not merged here has an anchor whose lines are not here: merge it first (git pull), then verify again. If the lines are still missing, the record was cut.',
  },
  unsearched: {
    id: 'sidik tanpa letak barisnya terlalu lama dicari pada catatan dengan banyak penulis: pakai kode lengkap dari kaki halaman (sop verify --code "…") atau berkas jangkar (--anchor BERKAS).',
    en: 'a digest without the places of its lines takes too long to search for in a record of many writers: use the whole code at the foot of the page (sop verify --code "…") or a file of anchors (--anchor FILE).',
  },
  ahead: {
    id: 'salinan lain memuat baris yang tidak ada di sini: gabungkan dulu kedua salinan (git pull), lalu periksa lagi. Bila tidak dapat digabung, catatan di sini dipotong.',
    en: 'the other copy has lines that are not here: merge the two copies first (git pull), then verify again. If they cannot be merged, the record here was cut.',
  },
};

const twinNotes = ({ kind, others }: Twin): readonly Bilingual[] => {
  const shown = visibleLine(others.join(', '));
  if (kind === 'copy') return [];
  return kind === 'original'
    ? [
        {
          id: `disalin ke folder lain, yang tidak dihitung: ${shown}. Pindahkan salinan itu ke luar folder catatan.`,
          en: `copied to another folder, which does not count: ${shown}. Move that copy out of the records folder.`,
        },
      ]
    : [
        {
          id: `nomor yang sama dipakai pelaksanaan lain: ${shown}. Sebut foldernya pada perintah.`,
          en: `another run has the same number: ${shown}. Name its folder in commands.`,
        },
      ];
};

/** What is no damage, but good to know. */
function runNotes({ segments, strays, kept, lines, place }: RunEvidence): readonly Bilingual[] {
  const torn = segments.filter(({ tail }) => tail !== '').length;
  const named = new Set(
    lines.flatMap(({ event }) => (event.type === 'evidence' ? [`${event.sha256}.${event.extension}`] : [])),
  );
  const loose = kept.filter((name) => !named.has(name)).length;
  const other = strays.map(({ name }) => name);
  const late = lateActsIn(lines);
  return [
    ...(late > 0
      ? [
          {
            id: `PENGECUALIAN: ${late} tindakan sesudah ditutup, belum dihitung; lihat: sop review ${place.run}`,
            en: `EXCEPTION: ${late} acts after the close, not counted yet; see: sop review ${place.run}`,
          },
        ]
      : []),
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

const lateActsIn = (lines: RunEvidence['lines']): number =>
  fold(lines.map(({ event }) => event))?.lateActs.length ?? 0;

function generalNotes({ unreadable: { anchors, keys }, unseen }: Unseen): readonly Bilingual[] {
  return [
    ...(unseen ? [unseenWords[unseen]] : []),
    ...(anchors > 0
      ? [{ id: `${anchors} baris jangkar tidak terbaca`, en: `${anchors} anchor lines are unreadable` }]
      : []),
    ...(keys > 0
      ? [
          {
            id: `${keys} baris daftar kunci tidak terbaca`,
            en: `${keys} lines of the key register are unreadable`,
          },
        ]
      : []),
  ];
}

const unseenWords: Readonly<Record<NonNullable<Unseen['unseen']>, Bilingual>> = {
  shallow: {
    id: 'riwayat git di sini terpotong (shallow); jangkar yang lebih lama tidak terlihat. Ambil semuanya: git fetch --unshallow',
    en: 'the git history here is shallow; older anchors are not seen. Fetch all of it: git fetch --unshallow',
  },
  failed: {
    id: 'riwayat git tidak dapat dibaca; jangkar di dalamnya tidak terlihat. Periksa: git log',
    en: 'the git history cannot be read; anchors in it are not seen. Check: git log',
  },
};

const jsonVerdicts = {
  broken: 'rusak',
  doubtful: 'belum_dapat_dinilai',
  unjudged: 'utuh_jangkar_tidak_dapat_dinilai',
  intact: 'utuh_tidak_berjangkar',
  anchored: 'utuh_dan_berjangkar',
} as const;

const jsonOrigins: Readonly<Record<AnchorOrigin, string>> = {
  beside: 'folder_kantor',
  'local-git': 'git_lokal',
  'pushed-git': 'git_terkirim',
  file: 'berkas_lain',
  paper: 'kertas',
  copy: 'salinan',
};

const jsonReasons: Readonly<Record<Unjudged, string>> = {
  behind: 'belum_digabung',
  unsearched: 'sidik_tanpa_letak',
  ahead: 'salinan_lebih_maju',
};

/** The findings on a run for programs. */
export const judgedRow = ({ run, evidence, verdict, twin }: JudgedRun): unknown => ({
  nomor: run,
  folder: evidence ? monthPath(evidence.place.folder) : null,
  putusan: jsonVerdicts[verdict.result],
  kerusakan:
    verdict.result === 'broken'
      ? verdict.breaks.map(({ kind, file, line }) => ({ jenis: kind, berkas: file, baris: line ?? null }))
      : [],
  ...(verdict.result === 'broken'
    ? {}
    : {
        baris: verdict.lines.all,
        baris_bertanda_tangan: verdict.lines.signed,
        tanpa_kunci: verdict.exceptions.map(({ file, person, reason }) => ({
          berkas: file,
          petugas: person,
          alasan: reason,
        })),
      }),
  keraguan:
    verdict.result === 'doubtful'
      ? verdict.doubts.map(({ kind, file }) => ({ jenis: kind, berkas: file }))
      : [],
  jangkar: evidence?.anchors.length ?? 0,
  ...('origins' in verdict ? { asal_jangkar: verdict.origins.map((origin) => jsonOrigins[origin]) } : {}),
  ...(verdict.result === 'anchored' ? { seluruhnya_berjangkar: verdict.whole } : {}),
  ...(verdict.result === 'unjudged' ? { sebab: verdict.why.map((why) => jsonReasons[why]) } : {}),
  sesudah_ditutup: evidence ? lateActsIn(evidence.lines) : 0,
  catatan: [...(twin ? twinNotes(twin) : []), ...(evidence ? runNotes(evidence) : [])].map(({ id }) => id),
});

/** All findings for programs: the rows of the runs, and what was not seen. */
export function judgedJson(rows: readonly unknown[], { unreadable, unseen }: Unseen): object {
  return {
    pelaksanaan: rows,
    jangkar_tidak_terbaca: unreadable.anchors,
    kunci_tidak_terbaca: unreadable.keys,
    riwayat_git: unseen === undefined ? 'terbaca' : unseen === 'shallow' ? 'terpotong' : 'tidak_terbaca',
  };
}

import { type Break, breakWords } from '../record/breaks.ts';
import type { RunEvidence } from '../record/run-evidence.ts';
import type { JudgedRun, LineCount, Verdict } from '../record/verify-run.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { Say } from '../words/language.ts';
import { visibleLine } from '../words/visible.ts';
import type { Page } from './palette.ts';

/** How many lines of the saved heads and of the key register could not be read. */
export type UnreadableLines = { readonly anchors: number; readonly keys: number };

/** What is said of a record. Never the bare word "valid": that would promise more than a file can show. */
export const verdictWords = {
  broken: { id: 'RUSAK', en: 'BROKEN' },
  intact: { id: 'UTUH, TIDAK BERJANGKAR', en: 'INTACT, NOT ANCHORED' },
  anchored: { id: 'UTUH DAN BERJANGKAR', en: 'INTACT AND ANCHORED' },
} as const satisfies Record<Verdict['result'], Bilingual>;

/** The findings as text, a few lines for each run. */
export function judgedLines(
  page: Pick<Page, 'say' | 'palette'>,
  judged: readonly JudgedRun[],
  unreadable: UnreadableLines,
): string {
  const runs = judged.map((run) => judgedText(page, run));
  const notes = generalNotes(unreadable).map((note) => `${page.say(note)}\n`);
  return [...runs, ...notes].join('');
}

function judgedText(
  { say, palette }: Pick<Page, 'say' | 'palette'>,
  { run, evidence, verdict }: JudgedRun,
): string {
  const paint = { broken: palette.bad, intact: palette.warn, anchored: palette.good }[verdict.result];
  const head = `${palette.bold(run)}  ${paint(say(verdictWords[verdict.result]))}`;
  const lines =
    verdict.result === 'broken'
      ? verdict.breaks.slice(0, 3).map((found) => breakText(found, say))
      : [
          signedText(verdict.lines, say),
          ...(verdict.result === 'anchored' ? [reachText(verdict.whole, say)] : []),
        ];
  const notes = evidence ? runNotes(evidence).map(say) : [];
  return `${[head, ...[...lines, ...notes].map((line) => `      ${line}`)].join('\n')}\n`;
}

function breakText({ kind, file, line }: Break, say: Say): string {
  const where = visibleLine(file);
  const at = line === undefined ? where : `${where} ${say({ id: 'baris', en: 'line' })} ${line}`;
  return `${at === '' ? '' : `${at}: `}${say(breakWords[kind])} (${kind})`;
}

const signedText = ({ signed, all }: LineCount, say: Say): string =>
  signed === 0
    ? say({ id: `${all} baris, tanpa tanda tangan baris`, en: `${all} lines, without line signatures` })
    : say({ id: `${all} baris, ${signed} bertanda tangan`, en: `${all} lines, ${signed} signed` });

const reachText = (whole: boolean, say: Say): string =>
  whole
    ? say({ id: 'jangkar terbaru memuat seluruh catatan', en: 'the newest anchor holds the whole record' })
    : say({
        id: 'ada baris sesudah jangkar terbaru; jangkarkan lagi: sop anchor',
        en: 'lines were added since the newest anchor; anchor again: sop anchor',
      });

/** What is no damage, but good to know. */
function runNotes({ segments, strays, kept, lines }: RunEvidence): readonly Bilingual[] {
  const torn = segments.filter(({ tail }) => tail !== '').length;
  const named = new Set(
    lines.flatMap(({ event }) => (event.type === 'evidence' ? [`${event.sha256}.${event.extension}`] : [])),
  );
  const loose = kept.filter((name) => !named.has(name)).length;
  const other = strays.map(({ name }) => name);
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

function generalNotes({ anchors, keys }: UnreadableLines): readonly Bilingual[] {
  return [
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

const jsonVerdicts = {
  broken: 'rusak',
  intact: 'utuh_tidak_berjangkar',
  anchored: 'utuh_dan_berjangkar',
} as const;

/** The findings for programs. */
export function judgedJson(judged: readonly JudgedRun[], unreadable: UnreadableLines): unknown {
  return {
    pelaksanaan: judged.map(({ run, evidence, verdict }) => ({
      nomor: run,
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
    jangkar_tidak_terbaca: unreadable.anchors,
    kunci_tidak_terbaca: unreadable.keys,
  };
}

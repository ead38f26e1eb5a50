import type { Result } from '../../checklist/events.ts';
import type { Problem } from '../../checklist/plan.ts';
import { type Said, type Sayings, type Wish, type Word, wishOf } from '../../checklist/wish.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { actsOnRun, type RunOptions } from './spec.ts';

type Act = keyof typeof actsOnRun;

/** One thing asked for, in the words of the command line or of a list of acts. */
type RunRequest = Sayings & { readonly act: Act; readonly result?: Said };

/** The wish of a command line. @throws UsageError without a result where one is needed */
export function wishOfLine(
  act: Act,
  activity: Said,
  result: Said,
  { reason, count: items, text, to, person, due, file: files = [], despiteDamage: despite }: RunOptions,
): Wish {
  const count = items === undefined ? undefined : String(items);
  return wishFor({ act, activity, result, reason, count, text, to, person, due, despite, files });
}

function wishFor({ act, result, ...said }: RunRequest): Wish {
  const isJudged = act === 'answer' || act === 'correct';
  return wishOf(isJudged ? { act, result: resultNamed(result) } : { act }, said);
}

function resultNamed(word: Said): Result {
  const wanted = word
    ?.trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (wanted === 'sesuai' || wanted === 'tidak_sesuai' || wanted === 'tidak_berlaku') return wanted;
  throw new UsageError({
    id: `hasil '${visibleLine(word ?? '')}' tidak dikenal; tulis sesuai, tidak_sesuai, atau tidak_berlaku`,
    en: `unknown result '${visibleLine(word ?? '')}'; write sesuai, tidak_sesuai or tidak_berlaku`,
  });
}

const keys = {
  tindakan: 'act',
  kegiatan: 'activity',
  hasil: 'result',
  alasan: 'reason',
  jumlah: 'count',
  teks: 'text',
  kepada: 'to',
  penanggung_jawab: 'person',
  batas: 'due',
  berkas: 'files',
  meski_rusak: 'despite',
} as const;

const inputLimit = 1024 * 1024;

/** Wishes from a JSON file, or from standard input for `-`: a list of objects. @throws UserError with the place */
export function wishesFrom(host: Host, source: string): readonly Wish[] {
  const bytes =
    source === '-' ? host.standardInput(inputLimit) : readFile(host, join(host.cwd, source), inputLimit);
  if (bytes.length > inputLimit) throw new UserError(wrongList('lebih dari 1 MiB', 'more than 1 MiB'));
  const value = parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value) || value.length === 0 || value.length > 2000) {
    throw new UserError(wrongList('bukan daftar 1–2.000 tindakan', 'no list of 1–2,000 acts'));
  }
  return value.map((one: unknown, index) => wishFor(decodeRequest(one, index + 1)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(wrongList('bukan JSON', 'no JSON'));
  }
}

function decodeRequest(value: unknown, place: number): RunRequest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongEntry(place, '');
  const found: Record<string, unknown> = { files: [] };
  for (const [key, member] of Object.entries(value)) {
    const name = Object.hasOwn(keys, key) ? keys[key as keyof typeof keys] : undefined;
    const said = name === 'count' && typeof member === 'number' ? String(member) : member;
    const fits = name === 'files' ? isTexts(said) : typeof said === 'string' && said.length <= 10_000;
    if (name === undefined || !fits) throw wrongEntry(place, key);
    found[name] = said;
  }
  const act = (Object.keys(actsOnRun) as Act[]).find((one) => one === found['act']);
  if (!act) throw wrongEntry(place, 'tindakan');
  return { ...(found as RunRequest), act };
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 50 && value.every((one) => typeof one === 'string');

const wrongList = (id: string, en: string) => ({
  id: `--input: ${id}. Tulis misalnya [{"tindakan":"answer","kegiatan":"URMIN-01","hasil":"sesuai"}]`,
  en: `--input: ${en}. Write for example [{"tindakan":"answer","kegiatan":"URMIN-01","hasil":"sesuai"}]`,
});

const wrongEntry = (place: number, key: string): UserError =>
  new UserError({
    id: `--input: tindakan ke-${place}: '${visibleLine(key)}' tidak dikenal atau isinya salah. Kunci yang ada: ${Object.keys(keys).join(', ')}`,
    en: `--input: act ${place}: '${visibleLine(key)}' is not known or its value is wrong. The keys are: ${Object.keys(keys).join(', ')}`,
  });

type Named = Word | 'activity' | 'files';

/** How the command line, or a list of acts, says what a wish needs. */
export type WordNames = Readonly<Record<Named, Bilingual>>;

const same = (name: string): Bilingual => ({ id: name, en: name });

export const optionNames: WordNames = {
  activity: { id: '<kegiatan>', en: '<activity>' },
  files: same('--file'),
  reason: same('--reason'),
  count: same('--count'),
  text: same('--text'),
  to: same('--to'),
  person: same('--person'),
  due: same('--due'),
  despite: same('--despite-damage'),
};

export const keyNames = Object.fromEntries(
  Object.entries(keys).map(([key, name]) => [name, same(`'${key}'`)]),
) as WordNames;

const alone: Bilingual = { id: '', en: '' };

/** A refused wish as an error that says what to write instead; `run` is the number of the run, `before` says which wish of a list. */
export function refused(
  problem: Problem,
  names: WordNames,
  run: string,
  before: Bilingual = alone,
): UserError {
  const advice = adviceOn(problem, names, run);
  const text = { id: `${before.id}${advice.id}`, en: `${before.en}${advice.en}` };
  const isUsage =
    problem.code === 'missing' || problem.code === 'not-a-day' || problem.code === 'not-a-count';
  return isUsage ? new UsageError(text) : new UserError(text);
}

function adviceOn(problem: Problem, names: WordNames, run: string): Bilingual {
  const { id, en } = problem.text;
  switch (problem.code) {
    case 'missing': {
      const name = names[problem.word];
      return {
        id: `tindakan ini memerlukan ${name.id}. Lihat: sop run --help`,
        en: `this act needs ${name.en}. See: sop run --help`,
      };
    }
    case 'too-long':
      return { id: `${names[problem.word].id}: ${id}`, en: `${names[problem.word].en}: ${en}` };
    case 'not-a-count':
      return { id: `${names.count.id}: ${id}`, en: `${names.count.en}: ${en}` };
    case 'not-a-day':
      return { id: `${names.due.id}: ${id}`, en: `${names.due.en}: ${en}` };
    case 'not-now': {
      const allowed = problem.allowed.map((move) => (move === 'dismiss' ? 'answer … tidak_berlaku' : move));
      return {
        id: `${id}; sekarang boleh: ${allowed.join(', ')}`,
        en: `${en}; allowed now: ${allowed.join(', ')}`,
      };
    }
    case 'closed':
      return {
        id: `${id}. Laporannya: sop report ${run}; buka kembali: sop run reopen ${run} --reason "…"`,
        en: `${en}. Its report: sop report ${run}; open it again: sop run reopen ${run} --reason "…"`,
      };
    case 'not-closable': {
      const list = (language: 'id' | 'en') => problem.lacking.map((one) => `\n  - ${one[language]}`).join('');
      return {
        id: `pelaksanaan ${run} belum dapat ditutup:${list('id')}`,
        en: `run ${run} cannot be closed yet:${list('en')}`,
      };
    }
    default:
      return problem.text;
  }
}

import { UsageError, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import { type Options, textOption } from '../context.ts';

/** What `sop run` can do to a run that is there; every key of the walk has its act. */
export const acts = [
  'start',
  'answer',
  'pause',
  'resume',
  'note',
  'evidence',
  'followup',
  'handover',
  'correct',
  'close',
  'reopen',
] as const;

export type Act = (typeof acts)[number];

/** One thing asked for, in the words of the command line or of a list of actions. */
export type RunRequest = {
  readonly act: Act;
  readonly activity?: string | undefined;
  readonly result?: string | undefined;
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly to?: string | undefined;
  readonly person?: string | undefined;
  readonly due?: string | undefined;
  readonly files: readonly string[];
};

/** The request of a command line. */
export function requestOf(act: Act, [activity, result]: readonly string[], options: Options): RunRequest {
  const file = options['file'];
  return {
    act,
    activity,
    result: result ?? textOption(options, 'result'),
    reason: textOption(options, 'reason'),
    text: textOption(options, 'text'),
    to: textOption(options, 'to'),
    person: textOption(options, 'person'),
    due: textOption(options, 'due'),
    files: Array.isArray(file) ? file : [],
  };
}

/** Whether a word is an act. @throws UsageError with the nearest one */
export function actNamed(word: string, others: readonly string[]): Act | string {
  const wanted = word.trim().toLowerCase();
  const all: readonly string[] = [...acts, ...others];
  if (all.includes(wanted)) return wanted;
  const meant = nearest(wanted, all);
  const shown = visibleLine(word);
  throw new UsageError({
    id: `tindakan '${shown}' tidak dikenal. ${meant ? `Maksud Anda: ${meant}?` : `Yang ada: ${all.join(', ')}`}`,
    en: `unknown act '${shown}'. ${meant ? `Did you mean: ${meant}?` : `There are: ${all.join(', ')}`}`,
  });
}

const keys = {
  tindakan: 'act',
  kegiatan: 'activity',
  hasil: 'result',
  alasan: 'reason',
  teks: 'text',
  kepada: 'to',
  penanggung_jawab: 'person',
  batas: 'due',
  berkas: 'files',
} as const;

const inputLimit = 1024 * 1024;

/** Requests from a JSON file, or from standard input for `-`: a list of objects. @throws UserError with the place */
export function requestsFrom(host: Host, source: string): readonly RunRequest[] {
  const bytes =
    source === '-' ? host.standardInput(inputLimit) : readFile(host, join(host.cwd, source), inputLimit);
  if (bytes.length > inputLimit) throw new UserError(wrongList('lebih dari 1 MiB', 'more than 1 MiB'));
  const value = parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value) || value.length === 0 || value.length > 2000) {
    throw new UserError(wrongList('bukan daftar 1–2.000 tindakan', 'no list of 1–2,000 acts'));
  }
  return value.map((one: unknown, index) => decodeRequest(one, index + 1));
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
    const fits = name === 'files' ? isTexts(member) : typeof member === 'string' && member.length <= 10_000;
    if (name === undefined || !fits) throw wrongEntry(place, key);
    found[name] = member;
  }
  const act = acts.find((one) => one === found['act']);
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

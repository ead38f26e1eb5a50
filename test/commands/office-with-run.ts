import { main } from '../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost } from '../support/fake-host.ts';
import { programFiles } from '../support/program-files.ts';

const by = ['--by', 'Rina Wulandari'];

/** What a command said: one JSON document, or the messages. */
export type Told = { readonly code: number; readonly out: string; readonly err: string; readonly json: Json };
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
export type Json = any;

/** An office in memory; `sop` runs one command line and gives what it said. */
export function office(options: FakeOptions = {}) {
  const host: FakeHost = fakeHost({ ...options, files: { ...programFiles(), ...options.files } });
  const sop = async (...args: readonly string[]): Promise<Told> => {
    const [before, said] = [host.stdout().length, host.stderr().length];
    const code = await main(args, host);
    const out = host.stdout().slice(before);
    return {
      code,
      out,
      err: host.stderr().slice(said),
      json: out.startsWith('{') ? JSON.parse(out) : undefined,
    };
  };
  return { host, sop };
}

/** The same with a run of URMIN opened by Rina; `act` does one act on it and gives the JSON answer. */
export async function officeWithRun(options: FakeOptions = {}) {
  const { host, sop } = office(options);
  const opened = await sop('run', 'open', 'URMIN', ...by, '--json');
  const run = String(opened.json.pelaksanaan);
  const act = (name: string, ...words: readonly string[]): Promise<Told> =>
    sop('run', name, run, ...words, ...(words.includes('--by') ? [] : by), '--json');
  const answerAll = async (): Promise<void> => {
    for (let n = 1; n <= 15; n++) {
      const code = `URMIN-${String(n).padStart(2, '0')}`;
      const started = await act('start', code);
      host.pass(60_000);
      const answered = await act('answer', code, 'sesuai');
      if (started.code + answered.code !== 0) throw new Error(started.err + answered.err);
    }
  };
  return { host, sop, run, act, answerAll, folder: String(opened.json.folder) };
}

export const journalOf = (host: FakeHost, folder: string): readonly Record<string, Json>[] =>
  [...host.disk]
    .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.jsonl'))
    .flatMap(([, bytes]) => new TextDecoder().decode(bytes).trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, Json>);

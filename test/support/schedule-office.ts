import { main } from '../../src/main.ts';
import { type FakeHost, type FakeOptions, fakeHost } from './fake-host.ts';
import { programFiles } from './program-files.ts';

const program = programFiles();

/** An office file with entries of a schedule, one a line, and what else is given. */
export function officeWith(entries: readonly string[], more: readonly string[] = []): string {
  return [
    'format: 1',
    'tempat: Kota Contoh',
    'penanda_tangan:',
    '  - { kode: KASI, jabatan: Kasi Humas, nama: "Sinta Maharani", nrp: "86011234" }',
    '  - { kode: WAKA, jabatan: Wakil, nama: "Bima Santosa", nrp: "85011234" }',
    ...more,
    'jadwal:',
    ...entries.map((entry) => `  - ${entry}`),
    '',
  ].join('\n');
}

/** A closed run of URMIN whose first row was worked on at a date (`2026-11-17`) from 08:00 to an end. */
export function answersOn(date: string, end = '08:30'): string {
  return [
    'format: 1',
    'bagian: URMIN',
    'petugas: Rina Wulandari',
    'jawaban:',
    ...Array.from({ length: 15 }, (_, n) => {
      const code = `URMIN-${String(n + 1).padStart(2, '0')}`;
      return `  - { kode: ${code}, hasil: sesuai, mulai: "${date} 08:00", selesai: "${date} ${end}" }`;
    }),
    'tutup: true',
    '',
  ].join('\n');
}

/** An office in memory with a schedule. It is Wednesday, 18 November 2026, 08:00 WIB. */
export function scheduleOffice(
  entries: readonly string[],
  options: FakeOptions & { readonly more?: readonly string[] } = {},
): FakeHost {
  return fakeHost({
    now: '2026-11-18T01:00:00.000Z',
    ...options,
    files: { ...program, '/kantor/sop.config.yaml': officeWith(entries, options.more), ...options.files },
  });
}

export type Answer = { readonly code: number; readonly out: string; readonly err: string };

/** Runs one command and gives what it printed. */
export async function run(host: FakeHost, ...argv: readonly string[]): Promise<Answer> {
  const [out, err] = [host.stdout().length, host.stderr().length];
  const code = await main(argv, host);
  return { code, out: host.stdout().slice(out), err: host.stderr().slice(err) };
}

/** Records a run of URMIN. */
export async function record(host: FakeHost, answers: string): Promise<void> {
  host.disk.set('/kantor/jawaban.yaml', new TextEncoder().encode(answers));
  const { code, err } = await run(host, 'check', 'URMIN', '--answers', 'jawaban.yaml', '--new');
  if (code !== 0) throw new Error(err);
}

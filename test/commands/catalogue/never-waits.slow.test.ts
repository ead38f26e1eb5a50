import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/commands/catalogue/catalogue.ts';
import { repository } from '../../support/program-files.ts';
import { openPty, realTerminal } from '../../support/pty.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const script = join(repository, 'bin/sop.js');
const rina = ['--by', 'Rina Wulandari'];
const bagus = ['--by', 'Bagus Pratama'];

/** Where keys would go: not within an office. */
const settings = temporaryFolder('sop-setelan-');

/** Longer than any command takes on a slow machine; a command that waits for input never ends by itself. */
const limit = 30_000;

type Names = { readonly run: string; readonly pdf: string };

/** What is tried of every command, in this order; `{ run }` is a run that is there, `{ pdf }` a report. */
const lines: Readonly<Record<string, (names: Names) => readonly (readonly string[])[]>> = {
  check: () => [
    ['check', 'URMIN'],
    ['check', 'URMIN', '--new', '--as', 'Rina Wulandari'],
    ['check', 'URMIN', '--answers', 'jawaban.yaml'],
  ],
  status: () => [['status'], ['status', '--watch'], ['status', '--remind']],
  list: () => [['list']],
  show: () => [['show', 'URMIN']],
  form: () => [
    ['form', 'URMIN'],
    ['form', 'PPID', '--answers-template'],
  ],
  lint: () => [['lint'], ['lint', '--watch']],
  fmt: () => [['fmt', '--check']],
  compliance: () => [['compliance']],
  time: () => [['time', '1', 'Hari']],
  calendar: () => [['calendar', '2026']],
  report: ({ run }) => [
    ['report'],
    ['report', run],
    ['report', run, '--handover'],
    ['report', 'tabel7', '--period', '2026-S1'],
    ['report', run, '--sign', '-o', 'tanda.pdf'],
    ['report', '--due', '--dry-run'],
  ],
  sign: ({ pdf }) => [['sign', pdf, '--signer', 'KASI']],
  cert: () => [['cert', 'new', 'KASI']],
  run: ({ run }) => [
    ['run', 'start', run, 'URMIN-02', ...rina],
    ['run', 'answer', run, 'URMIN-02'],
    ['run', 'handover', run, '--to', 'Bagus Pratama', ...rina],
    ['run', 'apply', run, ...rina],
    ['run', 'close', run, ...rina],
    ['run', 'clear'],
  ],
  review: ({ run }) => [
    ['review', run],
    ['review', run, '--accept', ...bagus],
  ],
  key: () => [
    ['key', 'new', ...rina],
    ['key', 'list'],
    ['key', 'revoke', ...rina],
  ],
  unlock: ({ run }) => [['unlock', run, ...rina]],
  verify: ({ run, pdf }) => [['verify'], ['verify', run], ['verify', pdf]],
  anchor: () => [['anchor', '--all']],
  schedule: () => [['schedule'], ['schedule', '--status']],
  doctor: () => [['doctor']],
  completion: () => [['completion', 'bash']],
  rules: () => [['rules']],
  explain: () => [['explain', 'mixed-units'], ['explain']],
  lsp: () => [['lsp']],
  init: () => [['init', 'baru'], ['init']],
  new: () => [['new'], ['new', '--code', 'SK', '--name', 'Surat keluar']],
};

type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};
type Ways = 'closed' | 'silent' | 'session';

/**
 * Runs the built program to its end, with standard input `closed`, a pipe on which nothing ever comes, or such a pipe in a session
 * without any terminal. What takes too long is killed by the system's own clock.
 */
function sop(cwd: string, args: readonly string[], way: Ways): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { PATH: '/usr/bin:/bin', HOME: cwd, LANG: 'C.UTF-8', XDG_CONFIG_HOME: settings },
    stdio: [way === 'closed' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: way === 'session',
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (data: Uint8Array) => {
    out += data;
  });
  child.stderr?.on('data', (data: Uint8Array) => {
    err += data;
  });
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })));
}

const officeFile = `format: 1
penanda_tangan:
  - { kode: KASI, jabatan: KASI HUMAS, nama: Bagus Pratama S.H., pangkat: AKP, nrp: "85060708" }
jadwal:
  - { kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }
`;
const answers =
  'format: 1\nbagian: URMIN\npetugas: Rina Wulandari\njawaban:\n  - { kode: URMIN-01, hasil: sesuai }\n';

/** An office on disk with its own SOPs, a run of URMIN that is open, and a report of it. */
async function newOffice(): Promise<{ readonly folder: string } & Names> {
  const folder = temporaryFolder('sop-tanpa-');
  mkdirSync(join(folder, 'sops'));
  cpSync(join(repository, 'sops/sihumas.yaml'), join(folder, 'sops/sihumas.yaml'));
  writeFileSync(join(folder, 'sop.config.yaml'), officeFile);
  writeFileSync(join(folder, 'jawaban.yaml'), answers);
  const { out, err } = await sop(folder, ['check', 'URMIN', '--answers', 'jawaban.yaml', '--json'], 'closed');
  if (err !== '') throw new Error(err);
  const run = String(JSON.parse(out).pelaksanaan);
  await sop(folder, ['report', run], 'closed');
  const pdf = readdirSync(join(folder, 'laporan')).find((name) => name.endsWith('.pdf'));
  return { folder, run, pdf: `laporan/${pdf}` };
}

describe('every command ends by itself', () => {
  it('is tried below', () => {
    expect(Object.keys(lines).sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });

  it.concurrent.each<[string, Ways]>([
    ['with standard input closed', 'closed'],
    ['with a pipe on which nothing ever comes', 'silent'],
    ['with such a pipe and no terminal anywhere', 'session'],
  ])(
    '%s',
    async (_name, way) => {
      const { folder, ...names } = await newOffice();
      const tried = [[], ...catalogue.flatMap(({ name }) => lines[name]?.(names) ?? [])];
      const wrong: string[] = [];
      for (const args of tried) {
        const { code, signal, err } = await sop(folder, args, way);
        if (signal !== null || ![0, 1, 2, 3].includes(code ?? -1))
          wrong.push(`sop ${args.join(' ')}: ${signal ?? code}\n${err}`);
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});

/** What would be asked in a terminal, and what is said instead. */
const questions: readonly (readonly [args: readonly string[], hint: RegExp, code: number])[] = [
  [['check', 'URMIN'], /--no-input.*--answers jawaban\.yaml/s, 3],
  [['new'], /--no-input.*--code/s, 3],
  [['new', '--code', 'SK', '--name', 'Surat keluar'], /--no-input.*--activity/s, 3],
  [['init', 'baru'], /--no-input.*--agency, --place, --zone/s, 3],
  [['init', 'baru', '--place', 'Kota Contoh'], /--no-input.*--agency, --zone/s, 3],
  [['key', 'new', ...rina], /--no-input.*--passphrase-file/s, 3],
  [['cert', 'new', 'KASI'], /--no-input.*--passphrase-file/s, 3],
  [['status', '--watch'], /--no-input: sop status --json/, 3],
  [['lint', '--watch'], /--no-input: sop lint/, 3],
  [[], /Pemakaian/, 0],
];

describe.skipIf(realTerminal.missing)(`--no-input in a terminal${realTerminal.note}`, () => {
  it.each(questions)('sop %j asks nothing', async (args, hint, code) => {
    const { folder } = await newOffice();
    const env = { XDG_CONFIG_HOME: settings };
    const pty = openPty([...args, '--no-input'], { cwd: folder, columns: 200, rows: 60, env });
    expect(await pty.ended()).toBe(code);
    await pty.see(hint);
  });

  it('holds as SOP_NO_INPUT=1 too, and before the command', async () => {
    const { folder } = await newOffice();
    for (const [args, env] of [
      [['check', 'URMIN'], { SOP_NO_INPUT: '1' }],
      [['--no-input', 'check', 'URMIN'], {}],
    ] as const) {
      const pty = openPty(args, { cwd: folder, columns: 200, env });
      expect(await pty.ended()).toBe(3);
      await pty.see('--answers');
    }
  });

  it('is off with SOP_NO_INPUT=0, and leaves the words of --input alone', async () => {
    const { folder, run } = await newOffice();
    const pty = openPty(['check', 'URMIN'], { cwd: folder, env: { SOP_NO_INPUT: '0' } });
    await pty.see('Ada pelaksanaan yang belum selesai');
    pty.type('\u0003');
    expect(await pty.ended()).toBe(130);
    writeFileSync(join(folder, 'a.json'), '[{"tindakan":"note","teks":"dari berkas"}]');
    const applied = await sop(
      folder,
      ['run', 'apply', run, '--input', 'a.json', '--no-input', ...rina],
      'silent',
    );
    expect(applied).toMatchObject({ code: 0, err: '' });
  });
});

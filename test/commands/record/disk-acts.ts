import { catalogue } from '../../../src/commands/catalogue/catalogue.ts';
import { programFiles } from '../../support/program-files.ts';
import { answersOn, officeWith as officeWithEntries } from '../../support/schedule-office.ts';

export const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 1]);
export const rina = ['--by', 'Rina Wulandari'];
const lock = '{"device":"laptop","person":"Bagus","since":"2026-11-23T01:00:00.000Z"}\n';

/** An act with what must stand before it; `?` is the number of the run. */
export type Act = {
  readonly name: string;
  readonly words: readonly string[];
  readonly from: 'nothing' | 'opened' | 'paused' | 'answered' | 'closed';
  /** What lies there besides, by its path; `?` is the run's folder. */
  readonly files?: Readonly<Record<string, string>>;
};

const changedSop = (): string =>
  new TextDecoder()
    .decode(programFiles()['/program/sops/sihumas.yaml'])
    .replace('uraian: Menyelenggarakan', 'uraian: Tetap menyelenggarakan');

const scheduled = officeWithEntries(['{ kode: H, laporan: rekap, setiap: harian, format: [csv] }']);

export const acts: readonly Act[] = [
  { name: 'open', from: 'nothing', words: ['run', 'open', 'URMIN', ...rina] },
  { name: 'start', from: 'opened', words: ['run', 'start', '?', 'URMIN-02', ...rina] },
  { name: 'answer', from: 'opened', words: ['run', 'answer', '?', 'URMIN-01', 'sesuai', ...rina] },
  {
    name: 'evidence',
    from: 'opened',
    words: ['run', 'evidence', '?', 'URMIN-01', '--file', 'foto.jpg', ...rina],
  },
  {
    name: 'pause',
    from: 'opened',
    words: ['run', 'pause', '?', 'URMIN-01', '--reason', 'menunggu', ...rina],
  },
  { name: 'resume', from: 'paused', words: ['run', 'resume', '?', 'URMIN-01', ...rina] },
  {
    name: 'followup',
    from: 'answered',
    words: [
      'run',
      'followup',
      '?',
      'URMIN-15',
      '--due',
      '2026-11-30',
      '--text',
      'lengkapi',
      '--person',
      'Bagus',
      ...rina,
    ],
  },
  {
    name: 'apply',
    from: 'opened',
    words: ['run', 'apply', '?', '--input', 'tindakan.json', ...rina],
    files: { '/kantor/tindakan.json': '[{"tindakan":"note","teks":"catatan"}]' },
  },
  {
    name: 'check',
    from: 'nothing',
    words: ['check', 'URMIN', '--answers', 'jawaban.yaml', '--json'],
    files: { '/kantor/jawaban.yaml': answersOn('2026-11-20') },
  },
  { name: 'note', from: 'opened', words: ['run', 'note', '?', '--text', 'catatan', ...rina] },
  { name: 'handover', from: 'opened', words: ['run', 'handover', '?', '--to', 'Bagus', ...rina] },
  {
    name: 'migrate',
    from: 'opened',
    words: ['run', 'migrate', '?', ...rina],
    files: { '/program/sops/sihumas.yaml': changedSop() },
  },
  {
    name: 'correct',
    from: 'answered',
    words: ['run', 'correct', '?', 'URMIN-01', 'tidak_berlaku', '--reason', 'keliru', ...rina],
  },
  { name: 'close', from: 'answered', words: ['run', 'close', '?', ...rina] },
  { name: 'reopen', from: 'closed', words: ['run', 'reopen', '?', '--reason', 'ada yang lupa', ...rina] },
  { name: 'review', from: 'closed', words: ['review', '?', '--accept', '--by', 'Bagus Pratama'] },
  { name: 'report', from: 'closed', words: ['report', '?', '--format', 'csv'] },
  { name: 'anchor', from: 'closed', words: ['anchor', '?'] },
  { name: 'key', from: 'opened', words: ['key', 'new', '--passphrase-fd', '3', ...rina] },
  { name: 'recap', from: 'closed', words: ['report', '--period', '2026-11', '--format', 'csv'] },
  {
    name: 'due',
    from: 'closed',
    words: ['report', '--due', '--at', '2026-11-23 08:00'],
    files: { '/kantor/sop.config.yaml': scheduled },
  },
  { name: 'form', from: 'nothing', words: ['form', 'URMIN'] },
  { name: 'init', from: 'nothing', words: ['init', '--instansi', 'DINAS CONTOH'] },
  {
    name: 'new',
    from: 'nothing',
    words: ['new', '--kode', 'SM', '--nama', 'Surat masuk', '--nomor', 'SOP/01/I/HUM.1/2026/Contoh'],
  },
  {
    name: 'fmt',
    from: 'nothing',
    words: ['fmt', 'a.yaml'],
    files: { '/kantor/a.yaml': changedSop().replace('format: 1', 'format:   1') },
  },
  {
    name: 'schedule',
    from: 'nothing',
    words: ['schedule', '--install', '--for', 'systemd'],
    files: { '/kantor/sop.config.yaml': scheduled },
  },
  {
    name: 'unlock',
    from: 'opened',
    words: ['unlock', '?', '--yes', ...rina],
    files: { '?/tutup.lock': lock },
  },
];

/** Commands that write nothing, which is looked at; what is derived, and the screen, do not count. */
export const readers: readonly (readonly string[])[] = [
  ['status'],
  ['compliance'],
  ['list'],
  ['show', 'URMIN'],
  ['time', '1 hari', '--start', '2026-11-23 08:00'],
  ['calendar', '2026'],
  ['doctor'],
  ['lint', '/program/sops'],
  ['rules'],
  ['explain', 'active-verb'],
  ['verify'],
  ['key', 'list'],
  ['run', 'clear'],
  ['completion', 'bash'],
];

/** Commands that write in the same way as one that is here, and need what takes long to make. */
export const alike: Readonly<Record<string, string>> = {
  'key endorse': 'key new',
  'key revoke': 'key new',
  lsp: 'lint',
  sign: 'report',
};

/** What the catalogue can do: its commands, and each act of those that have acts. */
export const deeds = catalogue.flatMap(({ name, args: [first] }) => {
  const isActs = first !== undefined && typeof first.value === 'object' && !Array.isArray(first.value);
  return isActs ? Object.keys(first.value).map((act) => `${name} ${act}`) : [name];
});

export const deedOf = (words: readonly string[]): string =>
  deeds.find((deed) => deed === words.slice(0, 2).join(' ')) ?? words[0] ?? '';

import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { placeOf } from '../../../src/record/run-folder.ts';
import { activityRows } from '../../../src/sop/activities.ts';
import { paletteFor } from '../../../src/terminal/palette.ts';
import { walkKeys } from '../../../src/terminal/walk/walk-keys.ts';
import { drawWalk } from '../../../src/terminal/walk/walk-screen.ts';
import type { WalkView } from '../../../src/terminal/walk/walk-view.ts';
import type { Bilingual } from '../../../src/words/bilingual.ts';
import { type Language, sayIn } from '../../../src/words/language.ts';
import { openRecord } from '../../../src/workflows/office/find-run.ts';
import { openWorkspace, timeRule } from '../../../src/workflows/office/workspace.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';
import { numberOf, withPerson } from '../../support/plain-terminal.ts';
import { programFiles } from '../../support/program-files.ts';

const rows = ['01', '02', '03', '04'].map(
  (n) => `      - { kode: XYZ-${n}, uraian: Xyz ${n}, waktu: 30 Menit, kelengkapan: [Xyz], output: [Xyz] }\n`,
);
const sop = `format: 1
nomor: "SOP/01/I/2026"
nama: Xyz
instansi: [XYZ]
tanggal: { pembuatan: 2026-01-05, revisi: 2026-01-05, pengesahan: 2026-01-05 }
peralatan: [Xyz]
peringatan: [Xyz]
bagian:
  - kode: XYZ
    nama: Xyz
    kegiatan:
${rows.join('')}`;
const files = {
  ...Object.fromEntries(Object.entries(programFiles()).filter(([path]) => path.includes('/kalender/'))),
  '/kantor/sops/xyz.yaml': sop,
  '/kantor/sop.config.yaml': 'format: 1\nalasan_jeda: [Xyz]\ntindak_lanjut_wajib: true\n',
  '/kantor/xyz.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 1]),
};

/** What is the same in both languages: words of the form and of the file system, keys, `Xyz` that stands for all that the office wrote. */
const shared =
  /^(xyz|qqq|sop|tidak|sesuai|berlaku|output|wib|nov|home|end|ctrl|pgup|pgdn|exe|jpe?g|png|webp|pdf|docx|xlsx)$/;

/** Commands, options, acts, paths, keys of files, numbers of runs; and the standard time as the SOP file has it. */
const typed =
  /\bsop [a-z]+( [a-z]+)?|--?\w+|\b(start|answer|pause|note|evidence|handover)\b|\b\w+: \w+: |\/\S+|\b[0-9A-Z]{4}\b|30 Menit/g;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .replaceAll(typed, ' ')
      .toLowerCase()
      .match(/\p{L}{3,}/gu),
  );

/** Words of an English text that are also in the same text in Indonesian. */
const strays = (english: string, indonesian: string): readonly string[] => {
  const other = wordsOf(indonesian);
  return [...wordsOf(english)].filter((word) => other.has(word) && !shared.test(word));
};

/** An office in which activity 1 is answered late, 2 is running late, 3 is paused, 4 waits; and its run. */
async function officeAtWork(): Promise<{
  readonly host: FakeHost;
  readonly run: string;
  readonly folder: string;
}> {
  const host = fakeHost({ files, columns: 200 });
  const sop = async (...args: readonly string[]): Promise<void> => {
    if ((await main([...args, '--by', 'Xyz', '--json'], host)) !== 0) throw new Error(host.stderr());
  };
  await sop('run', 'open', 'XYZ');
  const { pelaksanaan: run, folder } = JSON.parse(host.stdout());
  for (const n of ['01', '02', '03']) await sop('run', 'start', run, `XYZ-${n}`);
  await sop('run', 'pause', run, 'XYZ-03', '--reason', 'Xyz');
  host.pass(3 * 3_600_000);
  await sop('run', 'answer', run, 'XYZ-01', 'tidak_sesuai', '--reason', 'Xyz');
  await sop('run', 'note', run, 'XYZ-01', '--text', 'Xyz');
  return { host, run, folder };
}

const canvas = (language: Language) => ({
  columns: 160,
  rows: 50,
  palette: paletteFor(false),
  say: sayIn(language),
});

/** The drawn screen of the walk for each of its activities, and its help. */
function screens({ host, folder }: Awaited<ReturnType<typeof officeAtWork>>, language: Language): string {
  const place = placeOf(folder);
  if (!place) throw new Error(folder);
  const workspace = openWorkspace(host);
  const { part, state } = openRecord(host, place);
  const view: WalkView = {
    run: place.run,
    runner: 'Xyz',
    part,
    rows: activityRows(part),
    state,
    rule: timeRule(host, workspace),
    zone: workspace.office.zone,
  };
  const draw = (selected: number, help: boolean) =>
    drawWalk(view, { selected, help }, canvas(language), host.now());
  return [...view.rows.map((_row, selected) => draw(selected, false)), draw(0, true)].join('\n');
}

const key = (letter: string): Bilingual => {
  const found = walkKeys.find((one) => one.key === letter);
  if (!found) throw new Error(letter);
  return found.label;
};

/** All that the walk in plain lines says while most of its keys are used. */
async function transcript(language: Language): Promise<string> {
  const { host, run } = await officeAtWork();
  const script: readonly (Bilingual | string)[] = [
    { id: 'lanjutkan', en: 'go on' },
    ...[key('c'), 'Xyz'],
    ...[key('j'), { id: 'alasan lain', en: 'another reason' }, ''],
    ...[key('j'), { id: 'Xyz', en: 'Xyz' }],
    ...[key('l')],
    ...[key('s'), { id: 'simpan', en: 'save' }],
    ...[key('o'), 'x'.repeat(201), 'Xyz'],
    ...[key('t'), 'Xyz'],
    ...[key('b'), 'Xyz'],
    { id: 'daftar semua kegiatan', en: 'list of all activities' },
    ...[key('a')],
    ...[key('g'), 'qqq', 'XYZ-01'],
    ...[key('i'), 'Xyz', 'Xyz', '2026-02-30', '2026-11-30'],
    ...[key('k'), { id: 'TIDAK BERLAKU', en: 'TIDAK BERLAKU (not applicable)' }, 'Xyz'],
    ...[key('f'), 'xyz.exe'],
    ...[key('f'), 'xyz.jpg'],
    ...[key('q')],
  ];
  const said: string[] = [];
  const left = [...script];
  const person = withPerson(host, (shown) => {
    said.push(shown);
    const next = left.shift();
    if (next === undefined || typeof next === 'string') return next;
    const number = numberOf(shown, sayIn(language)(next));
    if (number === undefined) throw new Error(`no '${next.id}' in:\n${shown}`);
    return number;
  });
  const args = ['check', 'XYZ', '--run', run, '--as', 'Xyz', '--accessible', '--lang', language];
  expect(await main(args, person), host.stderr()).toBe(0);
  expect(left).toEqual([]);
  return `${said.join('\n')}\n${host.stderr()}`;
}

/** What commands beside the walk say of the same run, refusals included. */
async function commands(language: Language): Promise<string> {
  const { host, run } = await officeAtWork();
  const before = host.stdout().length;
  for (const args of [
    ['status'],
    ['status', '--remind'],
    ['review', run],
    ['run', 'start', run, 'XYZ-04', '--by', 'Xyz'],
    ['run', 'start', run, 'XYZ-04', '--by', 'Xyz'],
    ['run', 'pause', run, 'XYZ-04', '--by', 'Xyz'],
    ['run', 'start', run, 'XYZ-0', '--by', 'Xyz'],
    ['run', 'close', run, '--by', 'Xyz'],
    ['run', 'reopen', run, '--by', 'Xyz', '--reason', 'Xyz'],
  ])
    await main([...args, '--lang', language], host);
  return `${host.stdout().slice(before)}\n${host.stderr()}`;
}

describe('screens of a run', () => {
  it('speak one language: what is drawn', async () => {
    const office = await officeAtWork();
    const [english, indonesian] = [screens(office, 'en'), screens(office, 'id')];
    expect(indonesian).toMatch(/terlambat 2 jam 30 menit/);
    expect(english).toMatch(/late 2 h 30 min/);
    expect(strays(english, indonesian)).toEqual([]);
  });

  it('speak one language: the walk in plain lines', async () => {
    const [english, indonesian] = [await transcript('en'), await transcript('id')];
    expect(indonesian).toMatch(/terlambat 2 jam 30 menit/);
    expect(english).toMatch(/late by 2 h 30 min/);
    expect(strays(english, indonesian)).toEqual([]);
  });

  it('speak one language: what commands say of a run', async () => {
    const [english, indonesian] = [await commands('en'), await commands('id')];
    expect(indonesian).toMatch(/terlambat 2 jam 30 menit/);
    expect(english).toMatch(/late by 2 h 30 min/);
    expect(strays(english, indonesian)).toEqual([]);
  });
});

import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar/compile-calendar.ts';
import type { TimeRule } from '../../../src/compliance/run-figures.ts';
import type { Host } from '../../../src/host/host.ts';
import { folderOf, nameOf } from '../../../src/host/paths.ts';
import { systemHost } from '../../../src/host/system.ts';
import { newRunPlace, type RunPlace } from '../../../src/record/run-folder.ts';
import { openRun } from '../../../src/record/session.ts';
import { runsAtHand } from '../../../src/workflows/figures/runs-at-hand.ts';
import { openWorkspace } from '../../../src/workflows/office/workspace.ts';
import { builtInCalendar } from '../../support/calendars.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const rule: TimeRule = { calendar: builtInCalendar('polri') };
const sopText = [
  'format: 1',
  'nomor: "SOP/1/I/2026"',
  'nama: Administrasi',
  'instansi: [KANTOR CONTOH]',
  'bagian:',
  '  - { kode: SM, nama: Surat masuk, kegiatan: [{ kode: SM-01, uraian: Mencatat surat, waktu: 1 Jam }] }',
  '',
].join('\n');

type Office = { readonly host: Host; readonly root: string; readonly records: string };

/** An office on the real disk whose clock is a minute ahead: its files are old enough to be remembered. */
function office(): Office {
  const root = temporaryFolder();
  writeFileSync(`${root}/sop.config.yaml`, 'format: 1\ninstansi: [KANTOR CONTOH]\n');
  const real = systemHost();
  return { host: { ...real, cwd: root, now: () => real.now() + 60_000 }, root, records: `${root}/catatan` };
}

type Stage = 'open' | 'closed' | 'reported';

function record({ host, records }: Office, date: string, stage: Stage): RunPlace {
  const place = newRunPlace(host, records, 'SM', date);
  const start = { place, by: { name: 'Rina Wulandari' }, zone: 'Asia/Jakarta', seen: {} };
  const session = openRun(host, start, new TextEncoder().encode(sopText), 'Administrasi');
  session.record({ type: 'start', activity: 'SM-01' });
  if (stage !== 'open') {
    session.record({ type: 'answer', activity: 'SM-01', result: 'sesuai' });
    session.record({ type: 'close' });
  }
  if (stage === 'reported') session.record({ type: 'report', file: 'a.pdf', sha256: 'a'.repeat(64) });
  session.close();
  return place;
}

/** What is at hand, and which journals were read for it. */
function look({ host, records }: Office, files: Partial<Host['files']> = {}, by: TimeRule = rule) {
  const read: string[] = [];
  const watched: Host['files'] = {
    ...host.files,
    read: (path) => {
      if (path.endsWith('.jsonl')) read.push(runOf(path));
      return host.files.read(path);
    },
    ...files,
  };
  const said: string[] = [];
  const watching = { ...host, files: watched };
  const workspace = openWorkspace(host);
  const found = [...runsAtHand(watching, workspace, by, ({ run, why }) => said.push(`${run}: ${why.id}`))];
  const at = ({ folder }: RunPlace): string => folder.slice(records.length + 1);
  const shown = found.map((one) => [
    one.todo,
    at(one.place),
    one.todo === 'report' ? one.progress : one.run.state,
  ]);
  return { shown, said, read: [...new Set(read)], todo: found.map((one) => `${one.todo} ${at(one.place)}`) };
}

const runOf = (journal: string): string => journal.split('/').at(-2)?.slice(-4) ?? '';

/** The same without any index. */
function afresh(one: Office) {
  rmSync(`${one.records}/.indeks`, { recursive: true, force: true });
  return look(one);
}

function staged() {
  const one = office();
  const [old, owed, open] = [
    record(one, '2025-12-30', 'reported'),
    record(one, '2026-01-05', 'closed'),
    record(one, '2026-01-06', 'open'),
  ];
  for (const { folder } of [old, owed])
    for (const name of ['sop.yaml', nameOf(journalIn({ folder, run: folder.slice(-4) })), ''])
      backdate(`${folder}/${name}`);
  look(one);
  return { one, old, owed, open };
}

const then = new Date('2026-02-01T00:00:00Z');
const backdate = (path: string): void => utimesSync(path, then, then);

const journalIn = ({ folder, run }: Pick<RunPlace, 'folder' | 'run'>): string =>
  `${folder}/${readdirSync(folder).find((name) => name.startsWith(`${run}.`))}`;

/** As if somebody wanted it to look untouched. */
function rewrite(path: string, change: (text: string) => string, into = path): void {
  writeFileSync(into, change(readFileSync(path, 'utf8')));
  if (into !== path) renameSync(into, path);
  backdate(path);
  backdate(folderOf(path));
}

const otherResult = (text: string): string => text.replace('"sesuai"', '"SESUAI"');

describe('runs at hand', () => {
  it('are found without reading closed ones', () => {
    const { one, owed, open } = staged();
    const { todo, read } = look(one);
    expect(todo).toEqual([
      `report 2026/01/20260105-SM-${owed.run}`,
      `answer 2026/01/20260106-SM-${open.run}`,
    ]);
    expect(read).toEqual([open.run]);
    expect(look(one).shown).toEqual(afresh(one).shown);
  });

  const behindItsBack: readonly [string, (world: ReturnType<typeof staged>) => void][] = [
    ['a line is appended', ({ old }) => appendFileSync(journalIn(old), '{"v":2}\n')],
    ['a torn line is appended', ({ owed }) => appendFileSync(journalIn(owed), '{"v":2')],
    [
      'the last line is cut off',
      ({ old }) =>
        rewrite(journalIn(old), (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)),
    ],
    [
      'another segment comes in',
      ({ old }) => writeFileSync(`${old.folder}/${old.run}.${'a'.repeat(16)}.jsonl`, '{"v":2}\n'),
    ],
    ['a journal is rewritten in its size and time', ({ old }) => rewrite(journalIn(old), otherResult)],
    [
      'a journal is replaced by one of its size and time',
      ({ old }) => rewrite(journalIn(old), otherResult, `${old.folder}/baru`),
    ],
    [
      'the SOP is rewritten in its size and time',
      ({ owed }) => rewrite(`${owed.folder}/sop.yaml`, (text) => text.replace('1 Jam', '2 Jam')),
    ],
    ['the SOP is gone', ({ owed }) => rmSync(`${owed.folder}/sop.yaml`)],
    ['the journal is gone', ({ owed }) => rmSync(journalIn(owed))],
    [
      'the journal is a folder',
      ({ owed }) => {
        const path = journalIn(owed);
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ['the run is gone', ({ owed }) => rmSync(owed.folder, { recursive: true })],
    [
      'the run is moved to another month',
      ({ owed }) => {
        mkdirSync(owed.folder.replace('/01/20260105', '/02').slice(0, -8), { recursive: true });
        renameSync(owed.folder, owed.folder.replace('/01/', '/02/'));
      },
    ],
    [
      'the run is copied to another month',
      ({ owed }) =>
        cpSync(owed.folder, owed.folder.replace('/01/', '/03/'), {
          recursive: true,
          preserveTimestamps: true,
        }),
    ],
    [
      'the run is copied to another year',
      ({ owed }) =>
        cpSync(owed.folder, owed.folder.replace('/2026/', '/2025/'), {
          recursive: true,
          preserveTimestamps: true,
        }),
    ],
    [
      'one run stands in the place of another',
      ({ old, owed }) => {
        rmSync(owed.folder, { recursive: true });
        cpSync(old.folder, owed.folder, { recursive: true, preserveTimestamps: true });
      },
    ],
    [
      'a file stands in the place of a run',
      ({ owed }) => {
        rmSync(owed.folder, { recursive: true });
        writeFileSync(owed.folder, '');
      },
    ],
    ['another run is opened', ({ one }) => void record(one, '2026-01-07', 'open')],
  ];

  it.each(behindItsBack)('are the same with the index and without it when %s', (_what, change) => {
    const world = staged();
    change(world);
    const withIndex = look(world.one);
    expect({ ...withIndex, read: [] }).toEqual({ ...afresh(world.one), read: [] });
  });

  it('touched times only make a run be read again', () => {
    const { one, old, open } = staged();
    utimesSync(journalIn(old), new Date(0), new Date(0));
    expect(look(one).read).toEqual([old.run, open.run]);
    expect(look(one).read).toEqual([open.run]);
  });

  const spoilt: readonly [string, (path: string) => void][] = [
    ['deleted', (path) => rmSync(path)],
    ['cut', (path) => rewrite(path, (text) => text.slice(0, -20))],
    ['emptied', (path) => writeFileSync(path, '')],
    ['changed in one letter', (path) => rewrite(path, (text) => text.replace('Surat', 'surat'))],
    ['from another version', (path) => rewrite(path, (text) => `0${text.slice(1)}`.replace(/^0/, 'g'))],
    ['something else', (path) => writeFileSync(path, 'null\nnull\nnull\n')],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ];

  it.each(spoilt)('are the same when the index is %s', (_what, spoil) => {
    const { one, owed, open } = staged();
    spoil(`${one.records}/.indeks/2026.json`);
    const found = look(one);
    expect(found.read).toEqual([owed.run, open.run]);
    expect(found.shown).toEqual(afresh(one).shown);
  });

  it('are the same where no index can be written, or its place is taken', () => {
    const { one } = staged();
    const expected = afresh(one).shown;
    rmSync(`${one.records}/.indeks`, { recursive: true });
    const refused = () => {
      throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    };
    expect(look(one, { write: refused, makeFolder: refused }).shown).toEqual(expected);
    writeFileSync(`${one.records}/.indeks`, 'bukan folder');
    expect(look(one).shown).toEqual(expected);
  });

  it('are the same when two programs write the index at once', () => {
    const { one, open } = staged();
    const expected = afresh(one).shown;
    rmSync(`${one.records}/.indeks`, { recursive: true });
    const workspace = openWorkspace(one.host);
    const both = [0, 1].map(() => runsAtHand(one.host, workspace, rule, () => undefined));
    for (let going = true; going; ) going = both.map((each) => each.next().done !== true).some(Boolean);
    const after = look(one);
    expect(after.shown).toEqual(expected);
    expect(after.read).toEqual([open.run]);
  });

  it('remember nothing of a run that was written to just now: a disk may give the next writing the same times', () => {
    const { one, old, owed, open } = staged();
    rmSync(`${one.records}/.indeks`, { recursive: true });
    const now = { ...one, host: { ...one.host, now: () => statSync(journalIn(owed)).mtimeMs + 1000 } };
    look(now);
    expect(look(now).read).toEqual([old.run, owed.run, open.run]);
  });

  const polri = rule.calendar;
  it.each([
    ['calendar', { calendar: builtInCalendar('asn') }],
    ['zone', { calendar: compileCalendar(polri.data, 'Asia/Jayapura') }],
    ['rule for days', { calendar: polri, dayRule: 'calendar' }],
  ] as const)('are counted anew under another %s', (_what, other) => {
    const { one, old, owed, open } = staged();
    expect(look(one, {}, other).read).toEqual([old.run, owed.run, open.run]);
  });
});

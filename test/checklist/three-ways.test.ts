import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { journalOf } from '../commands/office-with-run.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { numberOf, withPerson } from '../support/plain-terminal.ts';
import { programFiles } from '../support/program-files.ts';

const sop = `format: 1
nomor: "SOP/01/I/2026"
nama: Menerima surat
instansi: [KANTOR CONTOH]
tanggal: { pembuatan: 2026-01-05, revisi: 2026-01-05, pengesahan: 2026-01-05 }
bagian:
  - kode: SURAT
    nama: Surat
    kegiatan:
      - { kode: SURAT-01, uraian: Menerima surat, waktu: 30 Menit, kelengkapan: [ATK], output: [Surat] }
`;
const files = {
  ...Object.fromEntries(Object.entries(programFiles()).filter(([path]) => path.includes('/kalender/'))),
  '/kantor/sops/surat.yaml': sop,
  '/kantor/sop.config.yaml': 'format: 1\nbukti:\n  wajib: [tidak_sesuai]\ntindak_lanjut_wajib: true\n',
  '/kantor/foto.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 1]),
};
const code = 'SURAT-01';
const by = ['--by', 'Rina Wulandari'];
const long = 'x'.repeat(2001);

/** How a run comes into a state: acts of `sop run`, one after the other. */
const states = {
  waiting: [],
  running: [['start', code]],
  paused: [
    ['start', code],
    ['pause', code, '--reason', 'rapat'],
  ],
  sesuai: [
    ['start', code],
    ['answer', code, 'sesuai'],
  ],
  tidak_sesuai: [
    ['start', code],
    ['answer', code, 'tidak_sesuai', '--reason', 'kurang'],
  ],
  followed_up: [
    ['start', code],
    ['answer', code, 'tidak_sesuai', '--reason', 'kurang'],
    ['followup', code, '--text', 'lengkapi', '--person', 'Bagus', '--due', '2026-11-30'],
    ['evidence', code, '--file', 'foto.jpg'],
  ],
  closed: [['start', code], ['answer', code, 'sesuai'], ['close']],
} as const satisfies Record<string, readonly (readonly string[])[]>;
type State = keyof typeof states;

const open: readonly State[] = ['waiting', 'running', 'paused', 'sesuai', 'tidak_sesuai', 'followed_up'];
const begun: readonly State[] = ['running', 'paused'];
const unanswered: readonly State[] = ['waiting', ...begun];
const answered: readonly State[] = ['sesuai', 'tidak_sesuai', 'followed_up'];

/** The same wish in the words of the three ways; `may` says in which states it is recorded. A way that cannot say it is left out. */
type Row = {
  readonly wish: string;
  readonly event: string;
  readonly run: readonly string[];
  /** The choice at the prompt, and what is typed or chosen at the questions after it. */
  readonly walk?: readonly string[];
  /** The entry of an answers file; work from paper needs no start. */
  readonly file?: string;
  readonly may: readonly State[];
};

const answer = (result: string, reason?: string): string =>
  `{ kode: ${code}, hasil: ${result}, alasan: ${reason ?? 'null'} }`;
const due = ['--text', 'lengkapi', '--person', 'Bagus'];

const rows: readonly Row[] = [
  { wish: 'start', event: 'start', run: ['start', code], walk: ['mulai'], may: ['waiting'] },
  {
    wish: 'pause',
    event: 'pause',
    run: ['pause', code, '--reason', 'rapat'],
    walk: ['jeda', 'rapat'],
    may: ['running'],
  },
  { wish: 'pause without a reason', event: 'pause', run: ['pause', code], walk: ['jeda', ''], may: [] },
  {
    wish: 'pause with a blank reason',
    event: 'pause',
    run: ['pause', code, '--reason', '  '],
    walk: ['jeda', '  '],
    may: [],
  },
  {
    wish: 'pause with too long a reason',
    event: 'pause',
    run: ['pause', code, '--reason', long],
    walk: ['jeda', long, ''],
    may: [],
  },
  { wish: 'resume', event: 'resume', run: ['resume', code], walk: ['lanjut'], may: ['paused'] },
  {
    wish: 'sesuai',
    event: 'answer',
    run: ['answer', code, 'sesuai'],
    walk: ['sesuai', 'simpan'],
    may: begun,
  },
  { wish: 'sesuai from paper', event: 'answer', run: [], file: answer('sesuai'), may: unanswered },
  {
    wish: 'tidak sesuai',
    event: 'answer',
    run: ['answer', code, 'tidak_sesuai', '--reason', 'kurang'],
    walk: ['tidak sesuai', 'kurang'],
    may: begun,
  },
  {
    wish: 'tidak sesuai from paper',
    event: 'answer',
    run: [],
    file: answer('tidak_sesuai', 'kurang'),
    may: unanswered,
  },
  {
    wish: 'tidak sesuai without a reason',
    event: 'answer',
    run: ['answer', code, 'tidak_sesuai'],
    walk: ['tidak sesuai', ''],
    file: answer('tidak_sesuai'),
    may: [],
  },
  {
    wish: 'tidak sesuai with too long a reason',
    event: 'answer',
    run: ['answer', code, 'tidak_sesuai', '--reason', long],
    walk: ['tidak sesuai', long, ''],
    file: answer('tidak_sesuai', long),
    may: [],
  },
  {
    wish: 'tidak berlaku',
    event: 'answer',
    run: ['answer', code, 'tidak_berlaku', '--reason', 'libur'],
    walk: ['tidak berlaku', 'libur'],
    file: answer('tidak_berlaku', 'libur'),
    may: unanswered,
  },
  {
    wish: 'tidak berlaku without a reason',
    event: 'answer',
    run: ['answer', code, 'tidak_berlaku'],
    walk: ['tidak berlaku', ''],
    file: answer('tidak_berlaku'),
    may: [],
  },
  {
    wish: 'correct',
    event: 'correct',
    run: ['correct', code, 'tidak_berlaku', '--reason', 'keliru'],
    walk: ['koreksi', 'TIDAK BERLAKU', 'keliru'],
    may: answered,
  },
  {
    wish: 'correct without a reason',
    event: 'correct',
    run: ['correct', code, 'tidak_berlaku'],
    walk: ['koreksi', 'TIDAK BERLAKU', ''],
    may: [],
  },
  {
    wish: 'note',
    event: 'note',
    run: ['note', code, '--text', 'agenda 12'],
    walk: ['catatan', 'agenda 12'],
    may: open,
  },
  { wish: 'note without a text', event: 'note', run: ['note', code], walk: ['catatan', ''], may: [] },
  {
    wish: 'too long a note',
    event: 'note',
    run: ['note', code, '--text', long],
    walk: ['catatan', long, ''],
    may: [],
  },
  {
    wish: 'evidence',
    event: 'evidence',
    run: ['evidence', code, '--file', 'foto.jpg'],
    walk: ['berkas bukti', 'foto.jpg'],
    may: open,
  },
  {
    wish: 'evidence without a file',
    event: 'evidence',
    run: ['evidence', code],
    walk: ['berkas bukti', ''],
    may: [],
  },
  {
    wish: 'follow-up',
    event: 'followup',
    run: ['followup', code, ...due, '--due', '2026-11-30'],
    walk: ['tindak lanjut', 'lengkapi', 'Bagus', '2026-11-30'],
    may: ['tidak_sesuai', 'followed_up'],
  },
  {
    wish: 'follow-up without a day',
    event: 'followup',
    run: ['followup', code, ...due],
    walk: ['tindak lanjut', 'lengkapi', 'Bagus', ''],
    may: [],
  },
  {
    wish: 'follow-up on no day',
    event: 'followup',
    run: ['followup', code, ...due, '--due', '2026-02-30'],
    walk: ['tindak lanjut', 'lengkapi', 'Bagus', '2026-02-30', ''],
    may: [],
  },
  {
    wish: 'follow-up by too long a name',
    event: 'followup',
    run: ['followup', code, '--text', 'x', '--person', 'x'.repeat(201), '--due', '2026-11-30'],
    walk: ['tindak lanjut', 'x', 'x'.repeat(201), ''],
    may: [],
  },
  {
    wish: 'hand over',
    event: 'handover',
    run: ['handover', code, '--to', 'Bagus'],
    walk: ['operkan', 'Bagus'],
    may: unanswered,
  },
  { wish: 'hand over to nobody', event: 'handover', run: ['handover', code], walk: ['operkan', ''], may: [] },
  {
    wish: 'hand over to too long a name',
    event: 'handover',
    run: ['handover', code, '--to', 'x'.repeat(201)],
    walk: ['operkan', 'x'.repeat(201), ''],
    may: [],
  },
  { wish: 'close', event: 'close', run: ['close'], walk: ['akhiri'], may: ['sesuai', 'followed_up'] },
  { wish: 'reopen', event: 'reopen', run: ['reopen', '--reason', 'susulan'], may: ['closed'] },
  { wish: 'reopen without a reason', event: 'reopen', run: ['reopen'], may: [] },
];

/** A run in a state, and how many events of a kind its journal has. */
async function runIn(state: State) {
  const host = fakeHost({ files });
  const line = async (...args: readonly string[]) => {
    const said = host.stderr().length;
    return { code: await main(args, host), err: host.stderr().slice(said) };
  };
  await line('run', 'open', 'SURAT', ...by, '--json');
  const { pelaksanaan: run, folder } = JSON.parse(host.stdout());
  for (const [act = '', ...words] of states[state]) {
    const told = await line('run', act, run, ...words, ...by);
    if (told.code !== 0) throw new Error(told.err);
  }
  const count = (event: string): number => journalOf(host, folder).filter((one) => one['t'] === event).length;
  return { host, run: String(run), line, count };
}

/** Goes through the walk with these choices and lines, then leaves; what is not offered is not asked for. */
async function walked(host: FakeHost, run: string, said: readonly string[]): Promise<void> {
  const script = ['lanjutkan', ...said];
  let leaving = false;
  const person = withPerson(host, (shown) => {
    const next = leaving ? undefined : script.shift();
    if (next === undefined || (shown.includes('Nomor pilihan') && numberOf(shown, next) === undefined)) {
      leaving = true;
      return numberOf(shown, 'keluar') ?? numberOf(shown, 'nanti') ?? '';
    }
    return numberOf(shown, next) ?? next;
  });
  await main(['check', 'SURAT', '--run', run, '--as', 'Rina Wulandari', '--accessible'], person);
}

/** Which of the ways recorded the wish in a run of this state. */
async function judgedBy({ event, run: [act, ...words], walk, file }: Row, state: State) {
  const judged: Record<string, boolean> = {};
  const judge = async (way: string, ask: (run: Awaited<ReturnType<typeof runIn>>) => Promise<unknown>) => {
    const run = await runIn(state);
    const before = run.count(event);
    await ask(run);
    judged[way] = run.count(event) > before;
  };
  if (act !== undefined) {
    await judge('sop run', async ({ line, run, count }) => {
      const before = count(event);
      const told = await line('run', act, run, ...words, ...by);
      expect(told.code === 0, told.err).toBe(count(event) > before);
    });
  }
  if (walk) await judge('walk', ({ host, run }) => walked(host, run, walk));
  if (file !== undefined) {
    await judge('answers file', ({ host, line, run }) => {
      const text = `format: 1\nbagian: SURAT\ntutup: false\njawaban:\n  - ${file}\n`;
      host.disk.set('/kantor/a.yaml', Buffer.from(text));
      return line('check', 'SURAT', '--answers', 'a.yaml', '--run', run, '--as', 'Rina Wulandari');
    });
  }
  return judged;
}

describe('the walk, sop run and an answers file', () => {
  it.each(Object.keys(states) as State[])('judge every wish alike in a run that is %s', async (state) => {
    const found = await Promise.all(rows.map(async (row) => [row.wish, await judgedBy(row, state)] as const));
    const expected = rows.map(({ wish, run, walk, file, may }) => {
      const is = may.includes(state);
      const ways = {
        ...(run.length > 0 ? { 'sop run': is } : {}),
        ...(walk ? { walk: is } : {}),
        ...(file === undefined ? {} : { 'answers file': is }),
      };
      return [wish, ways] as const;
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
});

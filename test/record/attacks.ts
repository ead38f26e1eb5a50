import type { BreakKind } from '../../src/record/breaks.ts';
import { readJournal } from '../../src/record/record.ts';
import {
  type AttackedRun,
  change,
  forge,
  type Judging,
  keys,
  type Signing,
  textOf,
  withSum,
} from './attacked-run.ts';

/** An attack on a record: what it does, which kind `sop verify` must name first, and what must be known to see it. */
export type Attack = {
  readonly name: string;
  readonly kind: BreakKind;
  /** Without line signatures, unless the attack is about them. */
  readonly signing?: Signing;
  /** `anchor`: a saved head is needed to see it; without it the record looks intact. */
  readonly needs?: 'anchor' | 'copy';
  readonly run: (run: AttackedRun) => Judging | undefined;
};

const lines = (edit: (lines: string[]) => readonly string[]) => (text: string) =>
  `${edit(text.trimEnd().split('\n')).join('\n')}\n`;

const does =
  (work: (run: AttackedRun) => void) =>
  (run: AttackedRun): undefined => {
    work(run);
    return undefined;
  };

const rename = (run: AttackedRun, from: string, to: string): void => {
  const bytes = run.host.disk.get(from);
  if (!bytes) throw new Error('nothing to rename');
  run.host.disk.delete(from);
  run.host.disk.set(to, bytes);
};

const copy = (run: AttackedRun, from: string, to: string): void => {
  run.host.disk.set(to, run.host.disk.get(from) as Uint8Array);
};

const toNotApplicable = (line: Record<string, unknown>) => ({
  ...line,
  result: 'tidak_berlaku',
  reason: 'x',
});

/** All named attacks. Index 2 of the first segment is the first answer; index 2 of the second the second answer. */
export const attacks: readonly Attack[] = [
  {
    name: 'an answer edited in place',
    kind: 'sum',
    run: does((run) =>
      change(run, run.first, (text) => text.replace('"result":"sesuai"', '"result":"tidak_berlaku"')),
    ),
  },
  {
    name: 'an answer edited and its check sum made right',
    kind: 'chain',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) =>
          all.map((line) => withSum(line.replace('"result":"sesuai"', '"result":"tidak_berlaku"'))),
        ),
      ),
    ),
  },
  {
    name: 'a gap in the line numbers, with all hashes right',
    kind: 'order',
    run: does((run) => forge(run, run.second, 2, (line) => ({ ...line, n: 7 }))),
  },
  {
    name: 'the last line edited in place',
    kind: 'sum',
    run: does((run) => change(run, run.second, (text) => text.replace('"t":"close"', '"t":"join"'))),
  },
  {
    name: 'a line deleted',
    kind: 'order',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) => all.toSpliced(2, 1)),
      ),
    ),
  },
  {
    name: 'the first line deleted',
    kind: 'order',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) => all.slice(1)),
      ),
    ),
  },
  {
    name: 'two lines swapped',
    kind: 'order',
    run: does((run) =>
      change(
        run,
        run.first,
        lines(([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]),
      ),
    ),
  },
  {
    name: 'a line doubled',
    kind: 'order',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) => [...all.slice(0, 3), ...all.slice(2)]),
      ),
    ),
  },
  {
    name: 'a line inserted, numbered on',
    kind: 'order',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) => all.toSpliced(2, 0, all[1] ?? '')),
      ),
    ),
  },
  {
    name: 'lines renumbered after one was cut out',
    kind: 'chain',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) =>
          all.toSpliced(2, 1).map((line, at) => withSum(line.replace(/"n":\d+/, `"n":${at + 1}`))),
        ),
      ),
    ),
  },
  {
    name: 'a segment cut behind what another writer had seen',
    kind: 'missing',
    run: does((run) =>
      change(
        run,
        run.first,
        lines((all) => all.slice(0, 3)),
      ),
    ),
  },
  {
    name: 'a seen segment removed',
    kind: 'opening',
    run: does((run) => run.host.disk.delete(run.first)),
  },
  {
    name: 'a seen segment rewritten by its owner with all hashes right',
    kind: 'missing',
    run: does((run) => forge(run, run.first, 2, toNotApplicable)),
  },
  {
    name: 'a line of another run replayed',
    kind: 'foreign',
    run: does((run) =>
      change(run, run.second, (text) => `${text}${textOf(run, run.foreign).trimEnd().split('\n')[1]}\n`),
    ),
  },
  {
    name: 'a segment of another run copied in under its own name',
    kind: 'foreign',
    run: does((run) => {
      const segment = run.foreign.slice(-'fa6faeeb652ec0db.jsonl'.length);
      copy(run, run.foreign, `${run.place.folder}/${run.place.run}.${segment}`);
    }),
  },
  {
    name: 'a segment copied under another name',
    kind: 'foreign',
    run: does((run) => copy(run, run.second, `${run.place.folder}/${run.place.run}.0000000000000000.jsonl`)),
  },
  {
    name: 'a segment renamed',
    kind: 'foreign',
    run: does((run) =>
      rename(run, run.second, `${run.place.folder}/${run.place.run}.0000000000000000.jsonl`),
    ),
  },
  {
    name: 'a segment hidden under a name that is not read',
    kind: 'name',
    run: does((run) => rename(run, run.second, `${run.second}.bak`)),
  },
  {
    name: 'a segment hidden by letters of another case',
    kind: 'name',
    run: does((run) => rename(run, run.second, run.second.replace('.jsonl', '.JSONL'))),
  },
  {
    name: 'CRLF line ends',
    kind: 'form',
    run: does((run) => change(run, run.first, (text) => text.replaceAll('\n', '\r\n'))),
  },
  {
    name: 'a blank between two fields',
    kind: 'form',
    run: does((run) => change(run, run.second, (text) => text.replace('","at"', '", "at"'))),
  },
  {
    name: 'a key given twice, so that two readers read two things',
    kind: 'form',
    run: does((run) =>
      change(run, run.second, (text) =>
        text.replace('"result":"tidak_sesuai"', '"result":"sesuai","result":"tidak_sesuai"'),
      ),
    ),
  },
  {
    name: 'an unknown field smuggled in with all hashes right',
    kind: 'form',
    run: does((run) => forge(run, run.second, 2, (line) => ({ ...line, alasan: 'lain' }))),
  },
  {
    name: 'a line with bytes that are no UTF-8',
    kind: 'unreadable',
    run: does((run) => {
      const bytes = (run.host.disk.get(run.first) as Uint8Array).slice();
      bytes[textOf(run, run.first).indexOf('Wulandari')] = 0xff;
      run.host.disk.set(run.first, bytes);
    }),
  },
  {
    name: 'a byte order mark before the first line',
    kind: 'unreadable',
    run: does((run) => change(run, run.first, (text) => `\uFEFF${text}`)),
  },
  {
    name: 'a version of the future',
    kind: 'newer',
    run: does((run) => change(run, run.first, (text) => text.replace(/"v":2\}/, '"v":3}'))),
  },
  {
    name: 'the last line feed replaced, so that the last line looks unfinished',
    kind: 'tail',
    run: does((run) => change(run, run.second, (text) => `${text.slice(0, -1)} `)),
  },
  {
    name: 'the snapshot of the SOP changed',
    kind: 'snapshot',
    run: does((run) => change(run, `${run.place.folder}/sop.yaml`, (text) => `${text}# lain\n`)),
  },
  {
    name: 'the snapshot of a migration removed',
    kind: 'snapshot',
    run: does((run) => {
      for (const path of run.host.disk.keys()) {
        if (/sop\.[0-9a-f]{64}\.yaml$/.test(path)) run.host.disk.delete(path);
      }
    }),
  },
  {
    name: 'evidence exchanged',
    kind: 'evidence',
    run: does((run) => change(run, run.evidence, () => 'foto lain')),
  },
  {
    name: 'evidence removed',
    kind: 'evidence',
    run: does((run) => run.host.disk.delete(run.evidence)),
  },
  {
    name: 'evidence put under a hash that is not its own',
    kind: 'evidence',
    run: does((run) => copy(run, run.evidence, `${run.place.folder}/bukti/${'0'.repeat(64)}.jpg`)),
  },
  {
    name: 'a second opening line',
    kind: 'opening',
    run: does((run) =>
      forge(run, run.second, 0, ({ t: _t, ...line }) => ({
        ...line,
        t: 'open',
        part: 'URMIN',
        sop: 'Contoh',
        sopHash: 'a'.repeat(64),
      })),
    ),
  },
  {
    name: 'the run put into the folder of another part',
    kind: 'opening',
    run: does((run) => {
      (run.place as { part: string }).part = 'PPID';
    }),
  },
  {
    name: 'a signed answer edited with all hashes right',
    kind: 'signature',
    signing: 'signed',
    run: does((run) => forge(run, run.second, 2, toNotApplicable)),
  },
  {
    name: 'a signed line stripped of its signature',
    kind: 'signature',
    signing: 'signed',
    run: does((run) =>
      forge(run, run.second, 2, ({ kid: _kid, sig: _sig, ...line }) => ({ ...toNotApplicable(line) })),
    ),
  },
  {
    name: 'a segment signed again with a key that is not registered',
    kind: 'key',
    signing: 'signed',
    run: does((run) =>
      forge(run, run.second, 0, (line) => ({ ...line, tz: 'Asia/Makassar' }), keys.stranger),
    ),
  },
  {
    name: "a segment signed again with somebody else's registered key",
    kind: 'key',
    signing: 'signed',
    run: does((run) => forge(run, run.second, 0, (line) => ({ ...line, tz: 'Asia/Makassar' }), keys.rina)),
  },
  {
    name: 'rolled back: the last writer cut off lines at the end',
    kind: 'rollback',
    needs: 'anchor',
    run: (run) => {
      change(
        run,
        run.second,
        lines((all) => all.slice(0, 3)),
      );
      return { anchors: run.anchors };
    },
  },
  {
    name: 'the last segment removed as a whole',
    kind: 'rollback',
    needs: 'anchor',
    run: (run) => {
      run.host.disk.delete(run.second);
      return { anchors: run.anchors };
    },
  },
  {
    name: 'the last segment rewritten by its owner with all hashes right',
    kind: 'rollback',
    needs: 'anchor',
    run: (run) => {
      forge(run, run.second, 2, toNotApplicable);
      return { anchors: run.anchors };
    },
  },
  {
    name: 'the same, where only the printed digest was kept',
    kind: 'rollback',
    needs: 'anchor',
    run: (run) => {
      forge(run, run.second, 2, toNotApplicable);
      return {
        anchors: run.anchors.map(({ run: name, digest }) => ({ run: name, digest, origin: 'paper' })),
      };
    },
  },
  {
    name: 'rewritten, where the digest was kept with the places of its lines',
    kind: 'rollback',
    needs: 'anchor',
    run: (run) => {
      forge(run, run.second, 2, toNotApplicable);
      const anchors = run.anchors.map(({ run: name, digest, heads = {} }) => ({
        run: name,
        digest,
        positions: Object.entries(heads).map(([segment, { n }]) => ({ segment: segment.slice(0, 8), n })),
        origin: 'pushed-git' as const,
        unmerged: true as const,
      }));
      return { anchors };
    },
  },
  {
    name: 'two copies that were both written on under one name',
    kind: 'fork',
    needs: 'copy',
    run: (run) => {
      const other = readJournal(run.host, run.place).segments;
      forge(run, run.second, 4, (line) => ({ ...line, tz: 'Asia/Makassar' }));
      return { other };
    },
  },
];

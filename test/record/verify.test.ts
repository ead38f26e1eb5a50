import { describe, expect, it } from 'vitest';
import { readJournal, readRun } from '../../src/record/record.ts';
import { joinRun } from '../../src/record/session.ts';
import { allChecks } from '../../src/record/verify-run.ts';
import { type AttackedRun, attackedRun, bagus, judge, type Signing, textOf } from './attacked-run.ts';
import { type Attack, attacks } from './attacks.ts';

/** Carries out an attack on a new record. */
function attacked({ signing = 'plain', run: attack }: Attack) {
  const run = attackedRun(signing);
  return { run, judging: attack(run) ?? {} };
}

describe('verify', () => {
  it.each(['plain', 'signed'] as const)(
    'finds nothing wrong with a record as it was written, %s',
    (signing) => {
      const run = attackedRun(signing);
      const lines = { all: 10, signed: signing === 'signed' ? 10 : 0 };
      const sound = { lines, exceptions: [] };
      expect(judge(run)).toEqual({ result: 'intact', ...sound, origins: [] });
      expect(judge(run, { anchors: run.anchors })).toEqual({
        result: 'anchored',
        ...sound,
        whole: true,
        origins: ['file'],
      });
      expect(judge(run, { other: readJournal(run.host, run.place).segments })).toEqual({
        result: 'anchored',
        ...sound,
        whole: true,
        origins: ['copy'],
      });
    },
  );

  it.each(attacks.map((attack) => [attack.name, attack] as const))('finds %s', (_name, attack) => {
    const { run, judging } = attacked(attack);
    const verdict = judge(run, judging);
    expect(verdict.result).toBe('broken');
    expect(verdict.result === 'broken' && verdict.breaks[0].kind).toBe(attack.kind);
  });

  it.each(attacks.filter(({ needs }) => needs).map((attack) => [attack.name, attack] as const))(
    'cannot know without an anchor or a copy: %s',
    (_name, attack) => {
      expect(judge(attacked(attack).run).result).toBe('intact');
    },
  );

  it('needs every one of its checks: without it some attack gets through', () => {
    const through = Object.keys(allChecks).map((left) => {
      const checks = Object.fromEntries(Object.entries(allChecks).filter(([name]) => name !== left));
      const missed = attacks.filter((attack) => {
        const { run, judging } = attacked(attack);
        return judge(run, { ...judging, checks }).result !== 'broken';
      });
      return [left, missed.length > 0] as const;
    });
    expect(through.filter(([, missed]) => !missed).map(([name]) => name)).toEqual([]);
  });

  it('stays anchored when lines are added after the anchor, and says so', () => {
    const run = attackedRun('plain');
    const session = joinRun(run.host, { place: run.place, by: bagus, zone: 'Asia/Jakarta', seen: {} });
    session.record({ type: 'report', file: 'a.pdf', sha256: '0'.repeat(64) });
    expect(judge(run, { anchors: run.anchors })).toMatchObject({ result: 'anchored', whole: true });
    session.record({ type: 'note', text: 'tambahan' });
    expect(judge(run, { anchors: run.anchors })).toMatchObject({ result: 'anchored', whole: false });
    const digestOnly = run.anchors.map(({ run: name, digest }) => ({
      run: name,
      digest,
      origin: 'paper' as const,
    }));
    expect(judge(run, { anchors: digestOnly })).toMatchObject({ result: 'anchored', whole: false });
  });

  it('takes a copy that is behind for no fork', () => {
    const run = attackedRun('plain');
    const behind = readJournal(run.host, run.place).segments.map((segment) => ({
      ...segment,
      read: segment.read.slice(0, -1),
    }));
    expect(judge(run, { other: behind })).toMatchObject({ result: 'anchored', whole: false });
  });

  it('forgives what a crash leaves at the end, and nothing else there', () => {
    for (const [tail, result] of [
      ['{"activity":"URMIN-03","at":"2026', 'intact'],
      ['\0'.repeat(200), 'intact'],
      [`{"activity":"URMIN${'\0'.repeat(100)}`, 'intact'],
      ['sisipan', 'broken'],
      ['{"t":"close"}x', 'broken'],
    ] as const) {
      const run = attackedRun('plain');
      run.host.disk.set(run.second, new TextEncoder().encode(`${textOf(run, run.second)}${tail}`));
      expect([tail, judge(run).result]).toEqual([tail, result]);
    }
  });
});

const flips = process.env['SOP_TEST_LONG'] ? 10_000 : 1_000;

/** Park and Miller's generator: the same flips every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('a flipped byte', () => {
  it.each(['plain', 'signed'] as const)(`is found wherever it is, ${flips} times, %s`, (signing: Signing) => {
    const run: AttackedRun = attackedRun(signing);
    const random = randomNumbers(signing === 'plain' ? 20_261_123 : 7);
    const files = [run.first, run.second, `${run.place.folder}/sop.yaml`, run.evidence];
    const total = files.reduce((sum, path) => sum + (run.host.disk.get(path)?.length ?? 0), 0);
    const missed: string[] = [];
    for (let n = 0; n < flips; n++) {
      let at = random(total);
      const path = files.find((one) => {
        const { length } = run.host.disk.get(one) as Uint8Array;
        if (at < length) return true;
        at -= length;
        return false;
      }) as string;
      const before = run.host.disk.get(path) as Uint8Array;
      const flipped = before.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 + random(255));
      run.host.disk.set(path, flipped);
      if (judge(run).result !== 'broken') missed.push(`${path} byte ${at}: ${before[at]} -> ${flipped[at]}`);
      run.host.disk.set(path, before);
    }
    expect(missed).toEqual([]);
  });

  it('is not always found without the check sum of the line', () => {
    const run = attackedRun('plain');
    const { sum: _sum, form: _form, ...checks } = allChecks;
    const text = textOf(run, run.second);
    run.host.disk.set(
      run.second,
      new TextEncoder().encode(text.replace(/"up":(\d)(\d+),"v":2\}\n$/, '"up":9$2,"v":2}\n')),
    );
    expect(judge(run, { checks }).result).toBe('intact');
    expect(judge(run).result).toBe('broken');
  });

  it('in the last line is seen by everybody who opens the run', () => {
    const run = attackedRun('plain');
    const text = textOf(run, run.second);
    run.host.disk.set(run.second, new TextEncoder().encode(text.replace('"t":"close"', '"t":"join"')));
    expect(readRun(run.host, run.place).damage).toMatchObject([{ kind: 'sum', line: 5 }]);
  });
});

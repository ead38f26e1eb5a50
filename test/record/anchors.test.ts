import { describe, expect, it } from 'vitest';
import { noSigningRules } from '../../src/checklist/signing-rules.ts';
import {
  type Anchor,
  headToSave,
  readAnchors,
  readPositions,
  readTrailers,
} from '../../src/record/anchors.ts';
import { twinsAmong } from '../../src/record/copied-runs.ts';
import { noRegister } from '../../src/record/keys/key-register.ts';
import { readJournal } from '../../src/record/record.ts';
import { gatherEvidence } from '../../src/record/run-evidence.ts';
import { newRunPlace, type RunPlace } from '../../src/record/run-folder.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { type Verdict, verifyRun } from '../../src/record/verify-run.ts';
import { readPaperCode } from '../../src/report/blocks/paper-code.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { bagus, rina } from './attacked-run.ts';

const zone = 'Asia/Jakarta';
const sop = new TextEncoder().encode('format: 1\n');

/** A run that some sessions wrote, none of which knows of the others: what clones leave when they are merged. */
function merged(sessions: number, lines: number): { host: FakeHost; place: RunPlace } {
  const host = fakeHost();
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  const first = openRun(host, { place, zone, by: rina, seen: {} }, sop, 'Contoh');
  const seen = { [first.segment]: { n: 1, hash: headOf(host, place, first.segment) } };
  const writers = Array.from({ length: sessions }, () => joinRun(host, { place, zone, by: bagus, seen }));
  for (let n = 0; n < lines; n++) {
    for (const writer of writers) {
      host.pass(1_000);
      writer.record({ type: 'note', text: `catatan ${n}` });
    }
  }
  return { host, place };
}

const headOf = (host: FakeHost, place: RunPlace, segment: string): string =>
  readJournal(host, place)
    .segments.find(({ name }) => name === segment)
    ?.lines.at(-1)?.event.stamp.hash ?? '';

/** The record as a clone had it before the merge: of each session some lines. */
function stood({ host, place }: ReturnType<typeof merged>, ...lengths: readonly number[]) {
  const { segments } = readJournal(host, place);
  const [opened, ...others] = segments.toSorted((a, b) =>
    a.lines[0]?.event.type === 'open' ? -1 : b.lines[0]?.event.type === 'open' ? 1 : 0,
  );
  const cut = others.map((segment, at) => ({
    ...segment,
    lines: segment.lines.slice(0, 1 + (lengths[at] ?? 0)),
  }));
  return headToSave({ place, segments: [...(opened ? [opened] : []), ...cut] }, host.now(), host.sha256);
}

const judge = ({ host, place }: ReturnType<typeof merged>, ...anchors: readonly Anchor[]): Verdict =>
  verifyRun(gatherEvidence(host, place, { register: noRegister, signing: noSigningRules, anchors }));

describe('an anchor of a record of several writers', () => {
  it('is found wherever each of them stood', () => {
    const run = merged(2, 4);
    for (let a = 0; a <= 4; a++) {
      for (let b = 0; b <= 4; b++) {
        const { digest, trailer, line } = stood(run, a, b);
        const saved = [
          { run: run.place.run, digest },
          ...readTrailers(trailer.replace('Sop-Jangkar: ', '')),
          ...readAnchors(line, run.host.sha256).anchors,
        ];
        expect(saved).toHaveLength(3);
        for (const one of saved)
          expect([a, b, judge(run, { ...one, origin: 'file' }).result]).toEqual([a, b, 'anchored']);
      }
    }
    const none = { run: run.place.run, digest: 'a'.repeat(64), origin: 'paper' } as const;
    expect(judge(run, none)).toMatchObject({ result: 'broken', breaks: [{ kind: 'rollback' }] });
  });

  it('cannot be judged when its places are not known and there are too many to look at, and then accuses nobody', () => {
    const run = merged(6, 12);
    const { digest, trailer } = stood(run, 3, 1, 4, 1, 5, 9);
    const anchor = { run: run.place.run, digest, origin: 'paper' } as const;
    expect(judge(run, anchor)).toMatchObject({ result: 'unjudged', why: ['unsearched'] });
    const [named] = readTrailers(trailer.replace('Sop-Jangkar: ', ''));
    expect(named?.positions).toHaveLength(6);
    expect(judge(run, { ...anchor, ...named })).toMatchObject({ result: 'anchored' });
    expect(judge(run, { ...anchor, ...named, digest: 'a'.repeat(64) })).toMatchObject({ result: 'broken' });
  });

  it('anchors nothing from the same folder or from commits that nobody has, but is checked', () => {
    const run = merged(2, 1);
    const anchor = {
      ...readAnchors(stood(run, 1, 1).line, run.host.sha256).anchors[0],
      run: run.place.run,
    } as Anchor;
    for (const origin of ['beside', 'local-git'] as const) {
      expect(judge(run, { ...anchor, origin })).toMatchObject({ result: 'intact', origins: [origin] });
      expect(
        judge(run, { ...anchor, origin, heads: { ['0'.repeat(16)]: { n: 1, hash: 'a' } } }),
      ).toMatchObject({ result: 'broken' });
    }
    for (const origin of ['pushed-git', 'file', 'paper', 'copy'] as const)
      expect(judge(run, { ...anchor, origin })).toMatchObject({ result: 'anchored', whole: true });
  });

  it('is behind only where nothing contradicts it', () => {
    const run = merged(2, 2);
    const [anchor] = readAnchors(stood(run, 2, 2).line, run.host.sha256).anchors;
    const [path = ''] = [...run.host.disk.keys()].filter((one) => one.endsWith('.jsonl')).slice(-1);
    const text = new TextDecoder().decode(run.host.disk.get(path));
    run.host.disk.set(path, new TextEncoder().encode(text.split('\n').slice(0, -2).join('\n').concat('\n')));
    const unmerged = { ...anchor, origin: 'pushed-git', unmerged: true } as Anchor;
    expect(judge(run, unmerged)).toMatchObject({ result: 'unjudged', why: ['behind'] });
    expect(judge(run, { ...unmerged, origin: 'file', unmerged: undefined } as unknown as Anchor).result).toBe(
      'broken',
    );
  });
});

describe('words of anchors', () => {
  it('say nothing in a line that names no head, or heads of another digest, or that is cut off', () => {
    const run = merged(1, 1);
    const { line } = stood(run, 1);
    const { sha256 } = run.host;
    const good = JSON.parse(line) as Record<string, unknown>;
    const bad = [
      { ...good, heads: {}, digest: sha256('{}') },
      { ...good, digest: 'a'.repeat(64) },
      { ...good, heads: undefined },
      { ...good, v: 1 },
    ].map((one) => JSON.stringify(one));
    const text = [...bad, line, line.slice(0, 40)].join('\n');
    expect(readAnchors(text, sha256)).toMatchObject({ anchors: [{ run: run.place.run }], unreadable: 5 });
  });

  it.each([
    ['ABCD', []],
    [`ABCD ${'a'.repeat(64)}`, [{ run: 'ABCD', digest: 'a'.repeat(64) }]],
    [`ABCD ${'a'.repeat(64)} fa6f12ab:0`, []],
    [`ABCD ${'a'.repeat(64)} fa6f12a:1`, []],
    [`ABCD ${'a'.repeat(64)} lain`, []],
    [`abcd ${'a'.repeat(64)} fa6f12ab:1`, []],
    [
      `ABCD ${'a'.repeat(64)} fa6f12ab:1,0123456789:22`,
      [
        {
          run: 'ABCD',
          digest: 'a'.repeat(64),
          positions: [
            { segment: 'fa6f12ab', n: 1 },
            { segment: '0123456789', n: 22 },
          ],
        },
      ],
    ],
  ])('%s', (words, heads) => {
    expect(readTrailers(words)).toEqual(heads);
  });

  it('on paper keep their places, with and without a key, and only those of runs', () => {
    const digest = 'A'.repeat(32);
    const key = 'B'.repeat(12);
    expect(readPaperCode(`sop2 run abcd ${digest} ${key} fa6f12ab:3 0c3d4e5f:4`)).toEqual({
      kind: 'RUN',
      name: 'ABCD',
      digest,
      key,
      positions: ['FA6F12AB:3', '0C3D4E5F:4'],
    });
    expect(readPaperCode(`SOP2 RUN ABCD ${digest} FA6F12AB:3`)).not.toHaveProperty('key');
    expect(readPaperCode(`SOP1 FORM ABCD ${digest} FA6F12AB:3`)).toBeUndefined();
    expect(readPaperCode(`SOP2 RUN ABCD ${digest} ${key} ${key}`)).toBeUndefined();
    expect(readPositions(['FA6F12AB:3'])).toEqual([{ segment: 'fa6f12ab', n: 3 }]);
  });
});

it('two runs of one number, as two clones may make them, are namesakes and no copies', () => {
  const host = fakeHost();
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  const other = { ...place, folder: place.folder.replace('URMIN', 'PPID'), part: 'PPID' };
  for (const one of [place, other]) openRun(host, { place: one, zone, by: rina, seen: {} }, sop, 'Contoh');
  const twins = twinsAmong(host, [place, other]);
  expect([...twins.values()].map(({ kind }) => kind)).toEqual(['namesake', 'namesake']);
  expect(twinsAmong(host, [place]).size).toBe(0);
});

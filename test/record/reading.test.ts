import { describe, expect, it } from 'vitest';
import { isName, personNamed, samePerson } from '../../src/checklist/person.ts';
import { readLine } from '../../src/record/decode-line.ts';
import { countedHeads, digestOfHeads, digestsAlong, recordDigest } from '../../src/record/digest.ts';
import { encodeLine, noLine } from '../../src/record/line.ts';
import { readJournal } from '../../src/record/record.ts';
import { newRunPlace } from '../../src/record/run-folder.ts';
import { isTorn, readSegment, segmentText } from '../../src/record/segment.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { type AttackedRun, attackedRun, judge, textOf } from './attacked-run.ts';

const by = { name: 'Rina Wulandari' };
const zone = 'Asia/Jakarta';

function opened(host: FakeHost) {
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  return openRun(host, { place, by, zone, seen: {} }, new Uint8Array([10]), 'Contoh');
}

/** What a crash leaves of bytes that were not synced: a beginning of them, with zeros for the rest or not, and zeros for a block. */
function* unsynced(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length++) {
    yield bytes.subarray(0, length);
    yield bytes.map((byte, at) => (at < length ? byte : 0));
    yield bytes.map((byte, at) => (at <= length ? 0 : byte));
    if (length + 64 < bytes.length)
      yield bytes.map((byte, at) => (at >= length && at < length + 64 ? 0 : byte));
  }
}

describe('a journal that is none', () => {
  it('is not read to its end: behind a bad line nobody believes anything', () => {
    const { sha256 } = fakeHost();
    let hashed = 0;
    const counting = (text: string | Uint8Array): string => {
      hashed++;
      return sha256(text);
    };
    const named = { name: '00112233aabbccdd', run: '7F3K' };
    const segment = readSegment(Buffer.from('x\n'.repeat(100_000)), named, counting);
    expect(segment.damage).toEqual({ segment: named.name, line: 1, kind: 'unreadable' });
    expect(hashed).toBeLessThan(20_000);
    const many = readSegment(Buffer.from('\n'.repeat(40_000_000)), named, counting);
    expect([many.damage?.line, many.tail]).toEqual([1, '']);
    const long = readLine(`{"v":3,"a":"${'x'.repeat(200_000)}"}`, '');
    expect(long).toMatchObject({ problem: 'unreadable' });
  });

  it('is not read at all when it is larger than any session can have written', () => {
    const host = fakeHost();
    const session = opened(host);
    const { folder, run } = session.place;
    const read = (path: string, limit = Number.NaN): Uint8Array =>
      path.includes('00112233aabbccdd') ? new Uint8Array(limit + 1) : host.files.read(path, limit);
    host.disk.set(`${folder}/${run}.00112233aabbccdd.jsonl`, new Uint8Array(1));
    const { damage } = readJournal({ ...host, files: { ...host.files, read } }, session.place);
    expect(damage).toEqual([{ segment: '00112233aabbccdd', line: 1, kind: 'unread' }]);
  });
});

describe('what a crash leaves at the end of a segment', () => {
  it('is a torn tail for the reader and for sop verify alike, in every state, also within a letter', () => {
    const run: AttackedRun = attackedRun('plain');
    const whole = new TextEncoder().encode(
      textOf(run, run.second).replace(/(.*\n)$/, (last) => last.replace('Bagus', 'Bagüs Ñ 你好')),
    );
    const end = whole.lastIndexOf(10, whole.length - 2) + 1;
    let states = 0;
    for (const left of unsynced(whole.subarray(end))) {
      run.host.disk.set(run.second, Buffer.concat([whole.subarray(0, end), left]));
      const { damage, lines } = readJournal(run.host, run.place);
      expect([damage, lines.length, judge(run).result]).toEqual([[], 9, 'intact']);
      states++;
    }
    expect(states).toBeGreaterThan(500);
  });

  it.each([
    ['', true],
    ['{"a":"b', true],
    ['{"a":"}{","b":{"c":1}}', true],
    ['{"a":"}{","b":{"c":1}}\0\0', true],
    ['\0\0\0', true],
    ['\0\0","v":2}', true],
    ['{"a":\0\0\0\0"}x', true],
    ['{"a":1}x', false],
    ['{"a":"\\"}"}x', false],
    ['{"a":1}\0x', false],
    ['x', false],
    [' ', false],
  ])('%j: %s', (tail, torn) => {
    expect(isTorn(tail)).toBe(torn);
  });

  it('is looked at once from left to right, however often an object seems to end', () => {
    expect(isTorn(`{"a":[${'{},'.repeat(300_000)}`)).toBe(true);
    expect(isTorn(`{"a":"${'}'.repeat(1_000_000)}`)).toBe(true);
  });

  it('is no excuse for bytes in a complete line that are no letters', () => {
    expect(segmentText(Uint8Array.of(123, 0xff, 10, 123, 0xc3))).toBe('\uFFFD{\uFFFD\n{\uFFFD');
  });
});

describe('reading while others write', () => {
  it('reads a segment again that grew meanwhile, and takes no line for missing that is there', () => {
    const host = fakeHost();
    const one = opened(host);
    const { place } = one;
    const two = joinRun(host, { place, by, zone, seen: frontierOf(readJournal(host, place).segments) });
    const [first, second] = one.segment < two.segment ? [one, two] : [two, one];
    let busy = 6;
    const files: FakeHost['files'] = {
      ...host.files,
      read: (path) => {
        const bytes = host.files.read(path);
        // Right behind the look at the first segment its writer writes on, and the second says at once that it has seen that.
        if (path.includes(first.segment) && busy-- > 0) {
          first.record({ type: 'note', text: 'lagi' });
          const { segments } = readJournal(host, place);
          second.saw(frontierOf(segments));
          second.record({ type: 'note', text: 'terbaca' });
        }
        return bytes;
      },
    };
    const read = readJournal({ ...host, files }, place);
    expect(read.missing).toEqual([]);
    expect(read.damage).toEqual([]);
    expect(busy).toBeLessThan(5);
  });

  it('finds the segment that somebody named who began after the folder was listed', () => {
    const host = fakeHost();
    const { place } = opened(host);
    const before = host.files.list(place.folder);
    joinRun(host, { place, by, zone, seen: frontierOf(readJournal(host, place).segments) });
    const third = joinRun(host, { place, by, zone, seen: frontierOf(readJournal(host, place).segments) });
    const entries = [...before, `${place.run}.${third.segment}.jsonl`];
    const { segments, missing } = readJournal(host, place, entries);
    expect([segments.length, missing]).toEqual([3, []]);
  });

  it('reads every segment once, and a line of a new session names one head, however many sessions there were', () => {
    const host = fakeHost();
    const { place } = opened(host);
    for (let n = 0; n < 300; n++) {
      const seen = frontierOf(readJournal(host, place).segments);
      expect(Object.keys(seen)).toHaveLength(1);
      joinRun(host, { place, by, zone, seen }).close();
    }
    const reads: string[] = [];
    const read = (path: string): Uint8Array => {
      reads.push(path);
      return host.files.read(path);
    };
    const { segments } = readJournal({ ...host, files: { ...host.files, read } }, place);
    expect(segments).toHaveLength(301);
    expect(new Set(reads).size).toBe(reads.length);
    expect(Math.max(...segments.flatMap((one) => one.read.map(({ text }) => text.length)))).toBeLessThan(500);
  });
});

describe('a line', () => {
  const host = fakeHost();
  const head = { run: '7F3K', segment: 'a'.repeat(16), n: 1, prev: noLine, at: 0, zone, up: 0, by, seen: {} };
  const text = encodeLine(head, { type: 'handover', to: { name: 'Bagus' } }, host.sha256);
  const readWith = (change: (line: Record<string, unknown>) => unknown) =>
    readLine(JSON.stringify(change(JSON.parse(text) as Record<string, unknown>)), '');

  it.each([
    ['a rank that is a number', (line: object) => ({ ...line, by: { name: 'Rina', rank: 7 } })],
    ['a person with a field of its own', (line: object) => ({ ...line, to: { name: 'Rina', gaji: 'x' } })],
    ['a person who is a list', (line: object) => ({ ...line, by: ['Rina'] })],
    ['a name without end', (line: object) => ({ ...line, to: { name: 'x'.repeat(501) } })],
    ['heads without a hash', (line: object) => ({ ...line, seen: { [head.segment]: { n: 1 } } })],
    ['heads that are a list', (line: object) => ({ ...line, seen: [] })],
    ['no version', ({ v: _v, ...line }: Record<string, unknown>) => line],
  ])('is unreadable with %s', (_name, change) => {
    expect(readWith((line) => line)).toMatchObject({ line: { event: { type: 'handover' } } });
    expect(readWith(change)).toMatchObject({ problem: 'unreadable' });
  });

  it('of format 1 is older, of a later one newer', () => {
    expect(readWith((line) => ({ ...line, v: 1 }))).toMatchObject({ problem: 'older' });
    expect(readWith((line) => ({ ...line, v: 3 }))).toMatchObject({ problem: 'newer' });
  });
});

describe('a line that shares with the one before it', () => {
  const host = fakeHost();
  const head = { run: '7F3K', segment: 'a'.repeat(16), n: 1, prev: noLine, at: 0, zone, up: 0, seen: {} };
  const known = readLine(
    encodeLine({ ...head, by: { name: 'Rina', role: 'KASI' } }, { type: 'join' }, host.sha256),
    'x',
  );
  const personOf = (by: unknown) =>
    readLine(JSON.stringify({ ...head, v: 2, seg: head.segment, at: '2026-11-23', t: 'join', by }), '', known)
      .line?.event.stamp.by;

  it.each([
    [{ name: 'Rina', role: 'KASI' }],
    [{ name: 'Rina' }],
    [{ name: 'Rina', rank: 'IPDA', role: 'KASI' }],
    [{ name: 'Rina', role: 'KASUBSI' }],
    [{ name: 'rina', role: 'KASI' }],
  ])('says its own person, %j', (by) => {
    expect(personOf(by)).toEqual(by);
  });

  it.each([
    [{ name: 'Rina', role: 'KASI', gaji: 'x' }],
    [JSON.parse('{"name":"Rina","role":"KASI","__proto__":"x"}')],
    [{ role: 'KASI' }],
    [null],
  ])('does not take the one before for what is none, %j', (by) => {
    expect(personOf(by)).toBeUndefined();
  });

  it('holds what is the same once', () => {
    expect(personOf({ name: 'Rina', role: 'KASI' })).toBe(known.line?.event.stamp.by);
  });
});

describe('the digest of a record', () => {
  it('is made of the heads that nobody came after, and passes on the way every digest that the record had', () => {
    const { host, place } = attackedRun('plain');
    const seen: string[] = [];
    const { segments, lines } = readJournal(host, place);
    for (let n = 1; n <= lines.length; n++) {
      const then = segments.map((segment) => ({
        lines: segment.lines.filter((line) => lines.indexOf(line) < n),
      }));
      const digest = recordDigest(then, host.sha256);
      if (seen.at(-1) !== digest) seen.push(digest);
    }
    expect([...digestsAlong(lines, host.sha256)]).toEqual(seen);
    const heads = countedHeads(segments);
    expect(Object.keys(heads)).toHaveLength(1);
    expect(digestOfHeads(heads, host.sha256)).toBe(seen.at(-1));
  });
});

describe('a name', () => {
  it.each([
    ['Rina Wulandari', 'rina  wulandari'],
    ['Rina Wulandari', ' RINA WULANDARI '],
    ['Rina Wulandari', 'Rina\u00a0Wulandari'],
    ['Rina Wulandari', 'Rina\u200b Wulandari'],
    ['José Pératama', 'Jose\u0301 Pe\u0301ratama'],
    ['Rina Wulandari', 'Ri\u034fna\ufe0f Wulandari'],
    ['Rina Wulandari', 'Rina\u115f Wulandari\u3164'],
    ['Rina Wulandari', 'Rina\u2800Wulandari'],
    ['Rina Wulandari', 'R\u0456n\u0430 Wul\u0251nd\u03b1r\u0131'],
    ['Rina Wulandari', 'R\u0130NA WULANDARI'],
    ['Nur\u2019aini, S.H.', "NUR'AINI S.H"],
  ])('%j is that of %j', (one, other) => {
    expect(samePerson({ name: one }, { name: other })).toBe(true);
    expect(personNamed([{ name: one, rank: 'AIPDA' }], other).rank).toBe('AIPDA');
  });

  it('is not that of another', () => {
    expect(samePerson({ name: 'Rina Wulandari' }, { name: 'Rina Wulandri' })).toBe(false);
    expect(samePerson({ name: 'Jose' }, { name: 'José' })).toBe(false);
    expect(samePerson({ name: 'M. Ali' }, { name: 'Mali' })).toBe(false);
  });

  it.each(['', ' ', '\u200b', '\u3164', '\u2800', '.', 'x'.repeat(201)])('is not %j', (said) => {
    expect(isName(said)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { activityState } from '../../src/checklist/state.ts';
import { recordDigest } from '../../src/record/digest.ts';
import { readRun } from '../../src/record/record.ts';
import { listRuns, newRunPlace } from '../../src/record/run-folder.ts';
import { joinRun, openRun } from '../../src/record/session.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { type FakeHost, fakeHost, systemError } from '../support/fake-host.ts';

const by = { name: 'Rina Wulandari' };
const zone = 'Asia/Jakarta';
const sop = new TextEncoder().encode('format: 1\n');

function openedRun(host: FakeHost) {
  const place = newRunPlace(host, '/kantor/catatan', 'URMIN', '2026-11-23');
  return openRun(host, { place, by, zone, seen: {} }, sop, 'Tugas Sihumas');
}

/** A run with `count` activities started and answered, one minute apart. */
function answeredRun(host: FakeHost, count: number) {
  const session = openedRun(host);
  for (let n = 1; n <= count; n++) {
    session.record({ type: 'start', activity: `URMIN-${n}` });
    host.pass(60_000);
    session.record({ type: 'answer', activity: `URMIN-${n}`, result: 'sesuai' });
  }
  session.close();
  const path = `${session.place.folder}/${session.place.run}.${session.segment}.jsonl`;
  return { place: session.place, path, bytes: host.disk.get(path) as Uint8Array };
}

const answers = (host: FakeHost, place: Parameters<typeof readRun>[1]): number =>
  [...(readRun(host, place).state?.activities.values() ?? [])].filter((one) => one.answer).length;

describe('the record', () => {
  it('is one folder a run, found again by its date, part and number', () => {
    const host = fakeHost();
    const { place } = answeredRun(host, 2);
    expect(place.folder).toMatch(/^\/kantor\/catatan\/2026\/11\/20261123-URMIN-[0-9A-Z]{4}$/);
    expect(listRuns(host.files, '/kantor/catatan')).toEqual([place]);
    expect(readRun(host, place)).toMatchObject({ damage: [], missing: [], sopChanged: false });
    expect(answers(host, place)).toBe(2);
  });

  it('writes canonical lines chained by the hash of the line before', () => {
    const host = fakeHost();
    const { bytes } = answeredRun(host, 1);
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(Object.keys(JSON.parse(lines[2] ?? ''))).toEqual([
      'activity',
      'at',
      'by',
      'n',
      'prev',
      'result',
      'run',
      'seg',
      'sum',
      't',
      'tz',
      'up',
      'v',
    ]);
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ n: 3, prev: host.sha256(lines[1] ?? ''), up: 60_000 });
  });

  it('opens after every possible cut of the last write, and only unacknowledged answers are gone', () => {
    const host = fakeHost();
    const { place, path, bytes } = answeredRun(host, 25);
    const text = new TextDecoder().decode(bytes);
    expect(text.trimEnd().split('\n')).toHaveLength(51);
    for (let length = 0; length <= bytes.length; length++) {
      host.disk.set(path, bytes.slice(0, length));
      const record = readRun(host, place);
      expect(record.damage).toEqual([]);
      expect(record.lines).toHaveLength(text.slice(0, length).split('\n').length - 1);
      expect(record.state !== undefined).toBe(length > text.indexOf('\n'));
    }
  });

  it('forgives a tail of zeros that a crash left, and nothing before it', () => {
    const host = fakeHost();
    const { place, path, bytes } = answeredRun(host, 3);
    const { lines } = readRun(host, place);
    host.disk.set(path, Buffer.concat([bytes, new Uint8Array(40)]));
    expect(readRun(host, place).segments[0]).toMatchObject({ tail: '\0'.repeat(40) });
    expect(readRun(host, place)).toMatchObject({ damage: [], lines });
    const zeroed = bytes.slice();
    zeroed.fill(0, 300, 340);
    host.disk.set(path, zeroed);
    expect(readRun(host, place).damage).toHaveLength(1);
  });

  it('finds a byte that is no UTF-8, in the last line too', () => {
    const host = fakeHost();
    const { place, path, bytes } = answeredRun(host, 2);
    const flipped = bytes.slice();
    const last = new TextDecoder().decode(bytes).lastIndexOf('Wulandari');
    flipped[last] = 0xff;
    host.disk.set(path, flipped);
    expect(readRun(host, place).damage).toMatchObject([{ kind: 'unreadable', line: 5 }]);
  });

  it.each([
    [
      'an edited answer',
      (text: string) => text.replace('"result":"sesuai"', '"result":"tidak_berlaku"'),
      'chain',
    ],
    ['a dropped line', (text: string) => text.split('\n').toSpliced(2, 1).join('\n'), 'order'],
    ['two lines swapped', (text: string) => swapped(text), 'order'],
    ['a repeated line', (text: string) => text.replace(/(.*\n)/, '$1$1'), 'order'],
    ['a line of another run', (text: string) => text.replaceAll(/"run":"...."/g, '"run":"ZZZZ"'), 'foreign'],
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n'), 'chain'],
    ['a later version', (text: string) => text.replace('"v":2', '"v":3'), 'newer'],
  ])('finds %s', (_name, attack, kind) => {
    const host = fakeHost();
    const { place, path, bytes } = answeredRun(host, 4);
    host.disk.set(path, new TextEncoder().encode(attack(new TextDecoder().decode(bytes))));
    expect(readRun(host, place).damage).toMatchObject([{ kind }]);
  });

  it('weaves two writers into one order that no clock can turn round', () => {
    const host = fakeHost();
    const first = openedRun(host);
    first.record({ type: 'start', activity: 'URMIN-1' });
    const seen = frontierOf(readRun(host, first.place).segments);
    host.pass(-3_600_000);
    const second = joinRun(host, { place: first.place, by: { name: 'Bagus Pratama' }, zone, seen });
    second.record({ type: 'answer', activity: 'URMIN-1', result: 'sesuai' });
    const record = readRun(host, first.place);
    expect(record.lines.map((line) => line.event.type)).toEqual(['open', 'start', 'join', 'answer']);
    expect(record.state && activityState(record.state, 'URMIN-1').answer?.by.name).toBe('Bagus Pratama');
  });

  it('misses a segment that another writer had seen', () => {
    const host = fakeHost();
    const first = openedRun(host);
    const second = joinRun(host, {
      place: first.place,
      by,
      zone,
      seen: frontierOf(readRun(host, first.place).segments),
    });
    const third = joinRun(host, {
      place: first.place,
      by,
      zone,
      seen: frontierOf(readRun(host, first.place).segments),
    });
    host.disk.delete(`${first.place.folder}/${first.place.run}.${second.segment}.jsonl`);
    expect(readRun(host, first.place).missing).toEqual([second.segment]);
    expect(third.segment).not.toBe(second.segment);
  });

  it('keeps its digest when a report is made, and changes it when anything else happens', () => {
    const host = fakeHost();
    const { place } = answeredRun(host, 2);
    const digest = (): string => recordDigest(readRun(host, place).segments, host.sha256);
    const before = digest();
    const reporter = joinRun(host, { place, by, zone, seen: {} });
    reporter.record({ type: 'report', file: 'a.pdf', sha256: '0'.repeat(64) });
    expect(digest()).toBe(before);
    reporter.record({ type: 'note', text: 'catatan' });
    expect(digest()).not.toBe(before);
  });

  it('says what was not saved when the disk is full, and keeps what was', () => {
    const host = fakeHost();
    let full = false;
    const files = {
      ...host.files,
      goOnAppending: (path: string) => {
        const appender = host.files.goOnAppending(path);
        const append = (data: string): void => {
          if (full) throw systemError('ENOSPC');
          appender.append(data);
        };
        return { ...appender, append };
      },
    };
    const session = openedRun({ ...host, files });
    session.record({ type: 'start', activity: 'URMIN-1' });
    full = true;
    expect(() => session.record({ type: 'answer', activity: 'URMIN-1', result: 'sesuai' })).toThrow(
      /NOT saved.*disk full/,
    );
    expect(readRun(host, session.place).lines).toHaveLength(2);
  });
});

function swapped(text: string): string {
  const lines = text.split('\n');
  return [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n');
}

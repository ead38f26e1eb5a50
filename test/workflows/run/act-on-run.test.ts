import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/record/run-folder.ts';
import { openRecord } from '../../../src/workflows/office/find-run.ts';
import { openWorkspace } from '../../../src/workflows/office/workspace.ts';
import { actOnRun } from '../../../src/workflows/run/act-on-run.ts';
import { atWork } from '../../../src/workflows/run/run-at-work.ts';
import { joinExisting } from '../../../src/workflows/run/run-session.ts';
import { journalOf, officeWithRun } from '../../commands/office-with-run.ts';

/** A run in which Rina is at work, in a session that stays open, and what a colleague does meanwhile. */
async function atWorkTogether() {
  const { host, act, answerAll, folder } = await officeWithRun();
  const place = placeOf(folder);
  if (!place) throw new Error(folder);
  const workspace = openWorkspace(host);
  const opened = openRecord(host, place);
  const session = joinExisting(host, workspace, opened.record, {
    by: { name: 'Rina Wulandari' },
    signer: undefined,
  });
  const lines = () => journalOf(host, folder).filter((line) => line['seg'] === session.segment);
  return { host, act, answerAll, run: atWork(session, opened, workspace), lines };
}

const reason = ['--reason', 'tidak ada', '--by', 'Bagus Pratama'];

describe('acting on a run that others work on', () => {
  it('plans on what they did meanwhile', async () => {
    const { host, act, run, lines } = await atWorkTogether();
    await act('answer', 'URMIN-01', 'tidak_berlaku', ...reason);
    const done = actOnRun(host, run, [{ act: 'start', activity: 'URMIN-01' }]);
    expect(done.refusal?.problems).toMatchObject([{ code: 'not-now' }]);
    expect(lines().map((line) => line['t'])).toEqual(['join']);
  });

  it('does not correct an answer that was corrected since it was seen', async () => {
    const { host, act, run } = await atWorkTogether();
    const given = actOnRun(host, run, [
      { act: 'start', activity: 'URMIN-01' },
      { act: 'answer', activity: 'URMIN-01', result: 'sesuai' },
    ]);
    const seen = given.events.at(-1)?.stamp.hash;
    await act('correct', 'URMIN-01', 'tidak_sesuai', ...reason);
    const correct = { act: 'correct', activity: 'URMIN-01', result: 'tidak_berlaku', reason: 'x' } as const;
    expect(actOnRun(host, given.run, [{ ...correct, replaces: seen }]).refusal?.problems).toMatchObject([
      { code: 'answered-anew' },
    ]);
    expect(actOnRun(host, given.run, [correct]).events).toHaveLength(1);
  });

  it('keeps what came before a refusal in a list, and says which wish was refused', async () => {
    const { host, run, lines } = await atWorkTogether();
    const { events, refusal } = actOnRun(host, run, [
      { act: 'start', activity: 'URMIN-01' },
      { act: 'start', activity: 'URMIN-01' },
      { act: 'start', activity: 'URMIN-02' },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['start']);
    expect(refusal?.place).toBe(1);
    expect(lines().map((line) => line['t'])).toEqual(['join', 'start']);
  });

  it('closes on the record as it is under the lock', async () => {
    const { host, act, answerAll, run } = await atWorkTogether();
    expect(actOnRun(host, run, [{ act: 'close' }]).refusal?.problems).toMatchObject([
      { code: 'not-closable' },
    ]);
    await answerAll();
    await act('close', '--by', 'Bagus Pratama');
    expect(actOnRun(host, run, [{ act: 'close' }]).refusal?.problems).toMatchObject([{ code: 'closed' }]);
  });

  it('says of others only what is new', async () => {
    const { host, act, run, lines } = await atWorkTogether();
    const first = actOnRun(host, run, [{ act: 'note', text: 'satu' }]);
    await act('note', '--text', 'dua', '--by', 'Bagus Pratama');
    actOnRun(host, first.run, [{ act: 'note', text: 'tiga' }]);
    expect(lines().map((line) => Object.keys(line['seen'] ?? {}).length)).toEqual([1, 0, 1]);
  });

  it('reads no journal again that is as long as it was read, and again each that grew before it was first looked at', async () => {
    const { host, act, run } = await atWorkTogether();
    const reads: string[] = [];
    const read = (path: string): Uint8Array => {
      if (path.endsWith('.jsonl')) reads.push(path);
      return host.files.read(path);
    };
    const watched = { ...host, files: { ...host.files, read } };
    expect(actOnRun(watched, run, [{ act: 'note', text: 'satu' }]).run.state.notes).toHaveLength(1);
    expect(reads).toEqual([]);
    await act('note', '--text', 'dua', '--by', 'Bagus Pratama');
    expect(actOnRun(watched, run, [{ act: 'note', text: 'tiga' }]).run.state.notes).toHaveLength(3);
    expect(reads.length).toBeGreaterThan(0);
    const [own] = run.others.keys();
    host.disk.set(`${run.session.place.folder}/${own}`, new TextEncoder().encode('{"a":1}\n'));
    reads.length = 0;
    actOnRun(watched, run, [{ act: 'note', text: 'empat' }]);
    expect(reads.length).toBeGreaterThan(0);
  });
});

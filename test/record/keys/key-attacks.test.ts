import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/record/record.ts';
import type { Verdict } from '../../../src/record/verify-run.ts';
import { countedJudge } from '../../../src/workflows/record/judge-first.ts';
import { type KeyAttack, keyAttacks, world } from './key-attacks.ts';
import { actLine, enter, entryLine, headsOf, judge, keysOf, penOf, rina } from './key-office.ts';

function found(verdict: Verdict): string {
  if (verdict.result === 'broken') return verdict.breaks[0].kind;
  if (verdict.result === 'doubtful') return verdict.doubts[0].kind;
  return verdict.exceptions.length > 0 ? 'exception' : 'nothing';
}

function attacked({ office, later, run }: KeyAttack) {
  const made = world(office);
  run(made);
  const { lineSigning: _policy, ...without } = made.at.workspace.office;
  const at = later
    ? { ...made.at, workspace: { ...made.at.workspace, office: { ...without, ...later } } }
    : made.at;
  return { at, place: made.first.place };
}

/** What those see who count the run: what its reader finds, or who judges it with the last signature of each session. */
function foundByCount(attack: KeyAttack): string | undefined {
  const { at, place } = attacked(attack);
  const entries = at.host.files.list(place.folder);
  const journal = readJournal(at.host, place, entries);
  const { damage, doubts } = countedJudge(at.host, at.workspace)(journal, entries);
  return [...journal.damage, ...damage, ...doubts][0]?.kind;
}

describe('keys and signatures under attack', () => {
  it('finds nothing wrong with the record as it was written', () => {
    const made = world();
    expect(judge(made.at, made.first.place)).toMatchObject({
      result: 'intact',
      lines: { all: 6, signed: 6 },
    });
  });

  it.each(keyAttacks.map((attack) => [attack.name, attack] as const))('%s', (_name, attack) => {
    const { at, place } = attacked(attack);
    expect(found(judge(at, place))).toBe(attack.found);
    // What stays an exception counts.
    const isCounted = attack.found === 'exception' || attack.found === 'nothing';
    expect(foundByCount(attack) !== undefined).toBe(!isCounted);
  });

  it('lets whoever holds a key that waits take it back with that key alone', () => {
    const { at, stranger } = world();
    const common = { at: at.host.now(), prev: headsOf(at) };
    const entry = entryLine(stranger, { ...stranger, ...common, person: rina.name, device: 'x' });
    const of = { type: 'revoke', kid: stranger.kid, by: rina.name, at: common.at } as const;
    enter(at, actLine(stranger, { ...of, prev: [enter(at, entry)] }));
    const states = Object.fromEntries(keysOf(at).map(({ kid, state }) => [kid, state]));
    expect(states).toMatchObject({ [stranger.kid]: 'revoked', [penOf(at, rina).kid]: 'usable' });
  });
});

import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/record/verify-run.ts';
import { type KeyAttack, keyAttacks, world } from './key-attacks.ts';
import { actLine, enter, entryLine, headsOf, judge, keysOf, penOf, rina } from './key-office.ts';

function found(verdict: Verdict): string {
  if (verdict.result === 'broken') return verdict.breaks[0].kind;
  if (verdict.result === 'doubtful') return verdict.doubts[0].kind;
  return verdict.exceptions.length > 0 ? 'exception' : 'nothing';
}

function judged({ office, later, run }: KeyAttack): string {
  const made = world(office);
  run(made);
  const { lineSigning: _policy, ...without } = made.at.workspace.office;
  const at = later
    ? { ...made.at, workspace: { ...made.at.workspace, office: { ...without, ...later } } }
    : made.at;
  return found(judge(at, made.first.place));
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
    expect(judged(attack)).toBe(attack.found);
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

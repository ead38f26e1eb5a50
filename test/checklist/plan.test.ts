import { describe, expect, it } from 'vitest';
import type { RunAction } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import { type Ground, type Problem, plan } from '../../src/checklist/plan.ts';
import type { Wish } from '../../src/checklist/wish.ts';
import type { Activity, Part } from '../../src/sop/sop.ts';

const rina = { name: 'Rina Wulandari' };
const bagus = { name: 'Bagus Pratama', rank: 'AIPDA' };

const activity = (code: string): Activity => ({
  code,
  text: code,
  roles: [],
  requirements: [],
  output: [],
  next: [],
  children: [],
});
const partOf = (...codes: readonly string[]): Part => ({
  code: 'A',
  name: 'Surat',
  activities: codes.map(activity),
});

/** The ground after these actions of Rina, one minute apart, with hashes `h1`, `h2`, … */
function groundAfter(...actions: readonly RunAction[]): Ground {
  const opening: RunAction = { type: 'open', part: 'A', sop: 'Surat', sopHash: 'sop-1' };
  const state = fold(
    [opening, ...actions].map((action, line) => ({
      ...action,
      stamp: { at: line * 60_000, up: 0, segment: 's', line, hash: `h${line}`, by: rina },
    })),
  );
  if (!state) throw new Error('no run');
  const office = { people: [bagus], evidence: { requiredFor: [] }, followUpRequired: false };
  return { by: rina, part: partOf('A-1', 'A-2'), state, office };
}

const start: RunAction = { type: 'start', activity: 'A-1' };
const answer = (code: string, result: 'sesuai' | 'tidak_sesuai' = 'sesuai'): RunAction => ({
  type: 'answer',
  activity: code,
  result,
  ...(result === 'sesuai' ? {} : { reason: 'kurang' }),
});
const close: RunAction = { type: 'close' };

const problemsOf = (wish: Wish, ground: Ground): readonly Problem[] => {
  const planned = plan(wish, ground);
  return 'problems' in planned ? planned.problems : [];
};
const stepsOf = (wish: Wish, ground: Ground) => {
  const planned = plan(wish, ground);
  return 'steps' in planned ? planned.steps : planned.problems;
};

const followUp = {
  act: 'followup',
  activity: 'A-1',
  text: 'lengkapi',
  person: 'Bagus',
  due: '2026-11-30',
} as const;
const review = { act: 'review', outcome: 'accept' } as const;

const refusals: readonly [string, Wish, Ground, readonly string[]][] = [
  [
    'an activity that is not named',
    { act: 'start', activity: undefined },
    groundAfter(),
    ['missing activity'],
  ],
  [
    'an activity that is not on the form',
    { act: 'start', activity: 'A-9' },
    groundAfter(),
    ['unknown-activity'],
  ],
  ['a second start', { act: 'start', activity: 'a-1' }, groundAfter(start), ['not-now']],
  [
    'everything that is wrong',
    { act: 'pause', activity: 'A-1', reason: ' ' },
    groundAfter(),
    ['not-now', 'missing reason'],
  ],
  [
    'a reason that was said and says nothing',
    { act: 'answer', activity: 'A-1', result: 'sesuai', reason: ' ' },
    groundAfter(start),
    ['missing reason'],
  ],
  [
    'a hand-over with an empty text',
    { act: 'handover', to: 'Bagus', text: '' },
    groundAfter(),
    ['missing text'],
  ],
  [
    'evidence without files',
    { act: 'evidence', activity: 'A-1', files: [] },
    groundAfter(),
    ['missing files'],
  ],
  [
    'a day that does not exist',
    { ...followUp, due: '2026-02-30' },
    groundAfter(answer('A-1', 'tidak_sesuai')),
    ['not-a-day'],
  ],
  ['a follow-up of what is as required', followUp, groundAfter(answer('A-1')), ['not-now']],
  [
    'a correction of an answer that was replaced',
    { act: 'correct', activity: 'A-1', result: 'tidak_berlaku', reason: 'x', replaces: 'h9' },
    groundAfter(answer('A-1')),
    ['answered-anew'],
  ],
  ['a note in a closed run', { act: 'note', text: 'x' }, groundAfter(close), ['closed']],
  ['a second closing', { act: 'close' }, groundAfter(close), ['closed']],
  ['opening an open run again', { act: 'reopen', reason: 'x' }, groundAfter(), ['not-closed']],
  ['a review of the own work', review, groundAfter(close), ['own-work']],
  [
    'a review by whoever took over an activity that was running',
    review,
    {
      ...groundAfter(start, { type: 'handover', to: bagus, activity: 'A-1' }, answer('A-1'), close),
      by: { name: 'BAGUS PRATAMA' },
    },
    ['own-work'],
  ],
  ['accepting a run that is open', review, { ...groundAfter(), by: bagus }, ['not-closed']],
  [
    'returning a run without saying why',
    { ...review, outcome: 'return' },
    { ...groundAfter(close), by: bagus },
    ['missing text'],
  ],
  [
    'a review of an activity that is not on the form',
    { ...review, activity: 'B-1' },
    { ...groundAfter(close), by: bagus },
    ['unknown-activity'],
  ],
  [
    'a form from which work would fall',
    { act: 'migrate', part: partOf('A-2'), sop: 'Surat', sopHash: 'sop-2' },
    groundAfter(start),
    ['work-lost'],
  ],
];

describe('the plan', () => {
  it.each(refusals)('refuses %s', (_what, wish, ground, codes) => {
    const found = problemsOf(wish, ground);
    expect(found.map((one) => ('word' in one ? `${one.code} ${one.word}` : one.code))).toEqual(codes);
  });

  it('says what is wrong and leaves to who asks how to say it: no option, no command', () => {
    const office = { people: [], evidence: { requiredFor: ['sesuai'] }, followUpRequired: true } as const;
    const closing = problemsOf({ act: 'close' }, { ...groundAfter(answer('A-1')), office });
    const all = refusals.flatMap(([, wish, ground]) => problemsOf(wish, ground));
    for (const { text } of [...all, ...closing])
      expect(`${text.id} ${text.en}`).not.toMatch(/--\w|\bsop run\b|\bsop check\b/);
  });

  it('trims what was said, and takes who is meant from the office', () => {
    expect(stepsOf({ act: 'pause', activity: ' a-1', reason: ' rapat ' }, groundAfter(start))).toEqual([
      { type: 'pause', activity: 'A-1', reason: 'rapat' },
    ]);
    expect(stepsOf({ act: 'handover', to: ' bagus pratama' }, groundAfter())).toEqual([
      { type: 'handover', to: bagus },
    ]);
    expect(stepsOf({ act: 'evidence', activity: 'A-1', files: ['a.jpg', 'b.jpg'] }, groundAfter())).toEqual([
      { type: 'keep', activity: 'A-1', file: 'a.jpg' },
      { type: 'keep', activity: 'A-1', file: 'b.jpg' },
    ]);
  });

  it('corrects the answer that stands, and only if it is the one that was seen', () => {
    const wish = { act: 'correct', activity: 'A-1', result: 'tidak_berlaku', reason: 'x' } as const;
    const steps = [
      { type: 'correct', activity: 'A-1', replaces: 'h1', result: 'tidak_berlaku', reason: 'x' },
    ];
    expect(stepsOf(wish, groundAfter(answer('A-1')))).toEqual(steps);
    expect(stepsOf({ ...wish, replaces: 'h1' }, groundAfter(answer('A-1')))).toEqual(steps);
  });

  it('lets others review, and a run follow another form that keeps its work', () => {
    const closed = { ...groundAfter(answer('A-1'), close), by: bagus };
    expect(stepsOf({ ...review, activity: 'a-1', text: ' rapi ' }, closed)).toEqual([
      { type: 'review', outcome: 'accept', activity: 'A-1', text: 'rapi' },
    ]);
    expect(
      stepsOf({ act: 'review', outcome: 'comment', text: 'x' }, { ...groundAfter(), by: bagus }),
    ).toHaveLength(1);
    const migrate = { act: 'migrate', part: partOf('A-1'), sop: 'Surat', sopHash: 'sop-2' } as const;
    expect(stepsOf(migrate, groundAfter(start))).toEqual([
      { type: 'migrate', sop: 'Surat', sopHash: 'sop-2', replaces: 'sop-1' },
    ]);
    expect(stepsOf({ ...migrate, sopHash: 'sop-1' }, groundAfter(start))).toEqual([]);
  });
});

describe('closing', () => {
  const strict = { people: [], evidence: { requiredFor: ['tidak_sesuai'] }, followUpRequired: true } as const;
  const kept: RunAction = {
    type: 'evidence',
    activity: 'A-2',
    sha256: 'x',
    extension: 'jpg',
    name: 'a.jpg',
    size: 1,
  };
  const followed: RunAction = {
    type: 'followup',
    activity: 'A-2',
    text: 'x',
    person: 'Bagus',
    due: '2026-11-30',
  };
  const all = [answer('A-1'), answer('A-2', 'tidak_sesuai')];

  it.each<[string, readonly RunAction[], readonly string[]]>([
    ['answers', [answer('A-1')], ['not answered: A-2']],
    [
      'what the office wants with a tidak sesuai',
      all,
      ['required evidence is missing: A-2', 'required follow-up is missing: A-2'],
    ],
    ['a follow-up', [...all, kept], ['required follow-up is missing: A-2']],
    ['evidence', [...all, followed], ['required evidence is missing: A-2']],
    ['nothing', [...all, kept, followed], []],
  ])('misses %s', (_what, actions, missing) => {
    const [problem] = problemsOf({ act: 'close' }, { ...groundAfter(...actions), office: strict });
    expect(problem?.code === 'not-closable' ? problem.lacking.map(({ en }) => en) : []).toEqual(missing);
  });

  it('asks only for what the office asks for', () => {
    expect(stepsOf({ act: 'close' }, groundAfter(...all))).toEqual([{ type: 'close' }]);
  });
});

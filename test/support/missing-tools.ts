import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a run which tests were left out for want of what, as the titles of `tools.ts` name it. */
export const missingTools: Reporter = {
  onTestRunEnd(modules) {
    const counts = new Map<string, number>();
    for (const reason of modules.flatMap(reasonsIn)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    for (const [reason, count] of counts) console.log(`Skipped (${reason}): ${count}`);
  },
};

const reasonsIn = (module: TestModule): readonly string[] =>
  [...module.children.allTests('skipped')].flatMap(
    ({ fullName }) => /\(skipped: ([^)]*)\)/.exec(fullName)?.[1] ?? [],
  );

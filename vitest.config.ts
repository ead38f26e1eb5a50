import { defineConfig } from 'vitest/config';
import { missingTools } from './test/support/missing-tools.ts';

const slow = 'test/**/*.slow.test.ts';

/** `npm test` runs the quick project; what drives terminals, cron, browsers and many processes is in `*.slow.test.ts`. */
export default defineConfig({
  test: {
    globalSetup: 'test/support/temporary-root.ts',
    reporters: ['default', missingTools],
    // The large counts take as long as they take.
    testTimeout: process.env['SOP_TEST_LONG'] === undefined ? 60_000 : 3_600_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: [slow] } },
      { extends: true, test: { name: 'slow', include: [slow] } },
    ],
  },
});

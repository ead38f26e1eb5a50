import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { figures } from './zone-figures.ts';

const folder = temporaryFolder('sop-zone-');
const program = join(folder, 'figures.mjs');

beforeAll(() => {
  buildSync({
    stdin: {
      contents:
        "import { figures } from './zone-figures.ts';\nconst zone = new Date(2026, 0, 1).getTimezoneOffset();\nconsole.log(JSON.stringify({ zone, figures: figures() }));",
      resolveDir: join(repository, 'test/calendar'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});

const zones = [
  ['UTC', 0],
  ['Asia/Jakarta', -420],
  ['Asia/Jayapura', -540],
  ['America/St_Johns', 210],
  ['Pacific/Kiritimati', -840],
  ['Australia/Lord_Howe', -660],
] as const;

it.each(zones)('figures are the same where the machine runs in %s', (name, offset) => {
  const output = execFileSync(process.execPath, [program], {
    env: { ...process.env, TZ: name },
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual({ zone: offset, figures: figures() });
});

it('are the known ones', () => {
  expect(figures().slice(0, 4)).toEqual([
    '23 Nov 2026 07.30 WIB',
    '28 Des 2026 10.00 WIB',
    '25 Mar 2026 14.00 WIB',
    '16 Mar 2027 07.30 WIB',
  ]);
});

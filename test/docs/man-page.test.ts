import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/commands/catalogue/catalogue.ts';
import { namedOptions } from '../../src/commands/catalogue/command-spec.ts';
import { manPage } from '../../src/commands/catalogue/man-page.ts';
import { repository } from '../support/program-files.ts';
import { tools } from '../support/tools.ts';

const path = join(repository, 'docs/sop.1');
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const man = tools('man');

describe('the manual page', () => {
  it('is what node scripts/pages.mjs writes', () => {
    expect(readFileSync(path, 'utf8')).toBe(manPage(version));
  });

  it.skipIf(man.missing)(`is read by man without a warning, with every command and option${man.note}`, () => {
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', path], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '300', MAN_KEEP_FORMATTING: '', LC_ALL: 'C.UTF-8' },
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const { name, options } of catalogue) {
      expect(stdout).toContain(`sop ${name}`);
      for (const flag of namedOptions(options).flatMap(({ names }) => names)) expect(stdout).toContain(flag);
    }
  });
});

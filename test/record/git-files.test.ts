import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemFiles } from '../../src/host/system-files.ts';
import { gitAttributes, keepGitAttributes } from '../../src/record/git-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const git = tools('git');

describe('what git is told of records', () => {
  it('is the same from whoever says it first, and keeps what the office says itself', () => {
    const folder = temporaryFolder('sop-git-');
    const path = join(folder, '.gitattributes');
    keepGitAttributes(systemFiles, folder);
    expect(readFileSync(path, 'utf8')).toBe(gitAttributes());
    for (const before of [
      '*.png binary\n*.jsonl -text -merge\n',
      'kunci.jsonl merge=union\r\n*.png binary\r\n',
    ]) {
      writeFileSync(path, before);
      keepGitAttributes(systemFiles, folder);
      expect(readFileSync(path, 'utf8')).toBe(`*.png binary\n${gitAttributes()}`);
      const stamp = systemFiles.stamp(path);
      keepGitAttributes(systemFiles, folder);
      expect(systemFiles.stamp(path)).toBe(stamp);
    }
  });

  it('does not stop anybody where the name is taken', () => {
    const folder = temporaryFolder('sop-git-');
    mkdirSync(join(folder, '.gitattributes'));
    expect(() => keepGitAttributes(systemFiles, folder)).not.toThrow();
  });

  it.skipIf(git.missing)(`holds for evidence, journals and lists wherever they lie${git.note}`, () => {
    for (const base of ['', 'catatan/']) {
      const folder = temporaryFolder('sop-git-');
      execFileSync('git', ['init', '-q'], { cwd: folder });
      mkdirSync(join(folder, base), { recursive: true });
      keepGitAttributes(systemFiles, join(folder, base).replace(/\/$/, ''));
      const asked = ['2026/11/x/bukti/a.txt', '2026/11/x/a.jsonl', '2026/11/x/sop.yaml', 'jangkar.jsonl'];
      const said = execFileSync(
        'git',
        ['check-attr', 'text', 'merge', '--', ...asked.map((one) => base + one)],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      expect(said.match(/: text: unset/g)).toHaveLength(4);
      expect(said).toMatch(/a\.jsonl: merge: unset/);
      expect(said).toMatch(/jangkar\.jsonl: merge: union/);
    }
  });
});

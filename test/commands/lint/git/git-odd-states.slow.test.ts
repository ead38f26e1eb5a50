import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tools } from '../../../support/tools.ts';
import {
  committedOffice,
  faultyText,
  type GitWorld,
  gitWorld,
  installed,
  type Printed,
  renumberedText,
  sopText,
} from './git-world.ts';

const programs = tools('git', 'sh');

type State = readonly [
  name: string,
  act: (world: GitWorld) => Promise<Printed> | Printed,
  said: string | RegExp,
  code: number,
];

const found = '[unknown-role]';
const moved = '[changed-code]';
const broken = 'git tidak dapat menjawab';

/** The office with a fault in the next commit. */
function staged(world: GitWorld, text = faultyText('SA')): void {
  committedOffice(world);
  world.write('kantor/sops/a.yaml', text);
  world.git('kantor', 'add', '.');
}

const commit = (world: GitWorld, folder: string, ...args: readonly string[]): void => {
  world.git(folder, 'add', '-A');
  world.git(folder, 'commit', '-qm', 'lanjut', ...args);
};

/** What a commit with the hook of the office in it says; 0 when it was made. */
function hooked(world: GitWorld, ...args: readonly string[]): Printed {
  try {
    return { code: 0, out: world.git('kantor', 'commit', '-m', 'x', ...args), err: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { code: status, out: '', err: stderr };
  }
}

async function withHook(world: GitWorld): Promise<void> {
  committedOffice(world);
  installed(world);
  await world.sop('kantor', 'init --agency A --place B --zone Asia/Jakarta --hook');
  commit(world, 'kantor');
}

/** A git that is not git: a program of that name with this text. */
function otherGit(world: GitWorld, text: string): Promise<Printed> {
  staged(world);
  world.write('palsu/git', `#!/bin/sh\n${text}\n`);
  chmodSync(world.path('palsu/git'), 0o755);
  return world.sop('kantor', 'lint --staged', { PATH: `${world.path('palsu')}:/usr/bin:/bin` });
}

const states: readonly State[] = [
  [
    'a bare repository with a worktree',
    (world) => {
      committedOffice(world, 'asal');
      world.git('.', 'clone', '-q', '--bare', 'asal', 'pusat.git');
      world.git('pusat.git', 'worktree', 'add', '-q', '../kantor');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a bare repository itself, with an office folder in it',
    (world) => {
      world.git('.', 'init', '-q', '--bare', 'pusat.git');
      world.write('pusat.git/sops/a.yaml', faultyText('SA'));
      return world.sop('pusat.git', 'lint --changed');
    },
    'tidak mempunyai folder kerja',
    3,
  ],
  [
    'a detached HEAD',
    (world) => {
      staged(world);
      world.git('kantor', 'checkout', '-q', '--detach');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a branch without a commit, beside one that has them: all is new again',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      commit(world, 'kantor');
      world.git('kantor', 'checkout', '-q', '--orphan', 'baru');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    '--since HEAD where there is no commit yet',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sops/a.yaml', sopText('SA'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    "revisi git 'HEAD' tidak ada",
    3,
  ],
  [
    'a rebase that stopped for an edit',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', sopText('SB'));
      commit(world, 'kantor');
      world.git('kantor', '-c', 'sequence.editor=sed -i s/^pick/edit/', 'rebase', '-q', '-i', 'HEAD~1');
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a sparse checkout: the code is taken by a file that is not on the disk',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/arsip/b.yaml', sopText('SB'));
      commit(world, 'kantor');
      world.git('kantor', 'sparse-checkout', 'set', '--no-cone', '/*', '!/sops/arsip/');
      world.write('kantor/sops/c.yaml', sopText('SB', ['Menyusun laporan', 'Memusnahkan arsip']));
      world.git('kantor', 'add', '--sparse', 'sops/c.yaml');
      return world.sop('kantor', 'lint --staged');
    },
    '[duplicate-code]',
    1,
  ],
  [
    'a file that git was told to skip, and that lies there changed',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'update-index', '--skip-worktree', 'sops/a.yaml');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a file that is only promised to the index is not in the commit (control)',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      world.git('kantor', 'add', '-N', '.');
      return world.sop('kantor', 'lint --staged');
    },
    '0 berkas',
    0,
  ],
  [
    'an empty file that really is in the commit',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', '');
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    'sops/b.yaml',
    1,
  ],
  [
    'a rename of letters only, with other numbers',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'mv', 'sops/a.yaml', 'sops/A.yaml');
      world.write('kantor/sops/A.yaml', renumberedText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged --since HEAD');
    },
    moved,
    1,
  ],
  [
    'a submodule put back to an earlier commit',
    (world) => {
      committedOffice(world, 'naskah');
      world.write('naskah/sops/a.yaml', faultyText('SA'));
      commit(world, 'naskah');
      world.write('naskah/sops/a.yaml', sopText('SA'));
      commit(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commit(world, 'kantor');
      world.git('kantor/sops', 'checkout', '-q', 'HEAD~1');
      world.git('kantor', 'add', 'sops');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'what a stash brought back to the index',
    (world) => {
      staged(world);
      world.git('kantor', 'stash', '-q');
      world.git('kantor', 'stash', 'pop', '-q', '--index');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'what was stashed away is in no commit (control)',
    (world) => {
      staged(world);
      world.git('kantor', 'stash', '-q');
      return world.sop('kantor', 'lint --staged');
    },
    '0 berkas',
    0,
  ],
  [
    'git commit -a, by the hook',
    async (world) => {
      await withHook(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return hooked(world, '-a');
    },
    found,
    1,
  ],
  [
    'git commit PATH, by the hook',
    async (world) => {
      await withHook(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return hooked(world, 'sops/a.yaml');
    },
    found,
    1,
  ],
  [
    'git commit PATH takes nothing else that is staged (control)',
    async (world) => {
      await withHook(world);
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      world.git('kantor', 'add', '.');
      world.write('kantor/sops/a.yaml', `${sopText('SA')}# baris\n`);
      return hooked(world, '--only', 'sops/a.yaml');
    },
    '1 file changed',
    0,
  ],
  [
    'git commit --amend, by the hook',
    async (world) => {
      await withHook(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return hooked(world, '-a', '--amend');
    },
    moved,
    1,
  ],
  [
    'a merge that was finished by hand, by the hook',
    async (world) => {
      await withHook(world);
      world.git('kantor', 'checkout', '-qb', 'cabang');
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      world.write('kantor/sops/a.yaml', `${sopText('SA')}# satu\n`);
      commit(world, 'kantor', '--no-verify');
      world.git('kantor', 'checkout', '-q', 'main');
      world.write('kantor/sops/a.yaml', `${sopText('SA')}# dua\n`);
      commit(world, 'kantor');
      expect(() => world.git('kantor', 'merge', 'cabang')).toThrow();
      world.write('kantor/sops/a.yaml', sopText('SA'));
      world.git('kantor', 'add', '.');
      return hooked(world);
    },
    found,
    1,
  ],
  [
    'a commit that repairs what could not be read, by the hook (control)',
    async (world) => {
      await withHook(world);
      world.write('kantor/sops/a.yaml', 'rusak: [\n');
      commit(world, 'kantor', '--no-verify');
      world.write('kantor/sops/a.yaml', sopText('SA'));
      return hooked(world, '-a');
    },
    '1 file changed',
    0,
  ],
  [
    'a clone that borrows its objects from another',
    (world) => {
      committedOffice(world, 'asal');
      world.git('.', 'clone', '-q', '--shared', 'asal', 'kantor');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since origin/main');
    },
    moved,
    1,
  ],
  [
    'the same when that one is gone',
    (world) => {
      committedOffice(world, 'asal');
      world.git('.', 'clone', '-q', '--shared', 'asal', 'kantor');
      rmSync(world.path('asal'), { recursive: true });
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since origin/main');
    },
    /./,
    3,
  ],
  [
    'a git that is too old and repeats what it does not know',
    (world) => otherGit(world, 'for word; do echo "$word"; done'),
    broken,
    3,
  ],
  ['a git that says yes to everything and nothing else', (world) => otherGit(world, 'exit 0'), broken, 3],
  ['a git that dies', (world) => otherGit(world, 'kill -9 $$'), broken, 3],
  [
    'a git that loses half of its answer',
    (world) =>
      otherGit(
        world,
        'case "$*" in *ls-files*) exec /usr/bin/env -i HOME="$HOME" /usr/bin/git "$@" | head -c 20;; *) exec /usr/bin/git "$@";; esac',
      ),
    broken,
    3,
  ],
  [
    'names with quotes, line ends and letters of other scripts',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/naskah "dinas"\n/é ü.yaml', faultyText('SB'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a worktree whose repository was moved away',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'worktree', 'add', '-q', '../cabang');
      renameSync(world.path('kantor'), world.path('pindah'));
      world.write('cabang/sops/a.yaml', faultyText('SA'));
      return world.sop('cabang', 'lint --changed');
    },
    broken,
    3,
  ],
  [
    'a .git that is no repository',
    (world) => {
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.write('kantor/.git', 'bukan apa-apa\n');
      return world.sop('kantor', 'lint --changed');
    },
    broken,
    3,
  ],
  [
    'a ceiling that hides the repository',
    (world) => {
      staged(world);
      return world.sop('kantor/sops', 'lint --staged', { GIT_CEILING_DIRECTORIES: world.path('kantor') });
    },
    'tidak berada dalam repositori git',
    3,
  ],
  [
    'line ends that git changes: nothing of them is a change (control)',
    (world) => {
      committedOffice(world, 'asal');
      world.git('.', 'clone', '-q', '-c', 'core.autocrlf=true', 'asal', 'kantor');
      expect(readFileSync(world.path('kantor/sops/a.yaml'), 'utf8')).toContain('\r\n');
      return world.sop('kantor', 'lint --changed --since HEAD');
    },
    '0 berkas',
    0,
  ],
  [
    'line ends that git changes, and other numbers',
    (world) => {
      committedOffice(world, 'asal');
      world.git('.', 'clone', '-q', '-c', 'core.autocrlf=true', 'asal', 'kantor');
      world.write('kantor/sops/a.yaml', renumberedText('SA').replaceAll('\n', '\r\n'));
      return world.sop('kantor', 'lint --changed --since HEAD');
    },
    moved,
    1,
  ],
  [
    'files that git keeps in a secret writing',
    (world) => {
      committedOffice(world);
      world.write('kantor/.gitattributes', 'sops/*.yaml filter=rahasia\n');
      world.git('kantor', 'config', 'filter.rahasia.clean', 'tr a-z n-za-m');
      world.git('kantor', 'config', 'filter.rahasia.smudge', 'tr a-z n-za-m');
      world.git('kantor', 'config', 'filter.rahasia.required', 'true');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      world.git('kantor', 'add', '--renormalize', '.');
      return world.sop('kantor', 'lint --staged --since HEAD');
    },
    // What HEAD has is not written so, and cannot be read so.
    /changed-code|tidak terbaca/,
    1,
  ],
  [
    'the same where the key is missing',
    (world) => {
      committedOffice(world);
      world.write('kantor/.gitattributes', 'sops/*.yaml filter=rahasia\n');
      world.git('kantor', 'config', 'filter.rahasia.clean', 'tr a-z n-za-m');
      world.git('kantor', 'config', 'filter.rahasia.smudge', 'false');
      world.git('kantor', 'config', 'filter.rahasia.required', 'true');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    broken,
    3,
  ],
  [
    'an index in several parts, of the newest form',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'update-index', '--index-version', '4', '--split-index', '--untracked-cache');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a watcher of files that says that nothing changes',
    (world) => {
      committedOffice(world);
      world.write('jaga', '#!/bin/sh\nprintf "x\\0"\n');
      chmodSync(world.path('jaga'), 0o755);
      world.git('kantor', 'config', 'core.fsmonitor', world.path('jaga'));
      world.git('kantor', 'update-index', '--fsmonitor');
      world.git('kantor', 'status');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a repository of SHA-256',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q', '--object-format=sha256');
      world.write('kantor/sops/a.yaml', sopText('SA'));
      commit(world, 'kantor');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged --since HEAD');
    },
    moved,
    1,
  ],
  [
    'a commit that another one is put in the place of',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      commit(world, 'kantor');
      world.git('kantor', 'replace', 'HEAD~1', 'HEAD');
      return world.sop('kantor', 'lint --since HEAD~1');
    },
    moved,
    1,
  ],
  [
    'a link to a file elsewhere in the repository, of which only the index has the fault',
    (world) => {
      committedOffice(world);
      world.write('kantor/bersama/b.yaml', faultyText('SB'));
      symlinkSync('../bersama/b.yaml', world.path('kantor/sops/b.yaml'));
      world.git('kantor', 'add', '.');
      world.write('kantor/bersama/b.yaml', sopText('SB'));
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a folder of SOPs that is a link to outside',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('naskah/a.yaml', faultyText('SA'));
      symlinkSync('../naskah', world.path('kantor/sops'));
      commit(world, 'kantor');
      return world.sop('kantor', 'lint --staged');
    },
    'tidak berada dalam repositori git',
    3,
  ],
  [
    'a repository of its own within sops/, unknown to the outer one',
    (world) => {
      committedOffice(world);
      committedOffice(world, 'kantor/sops/dalam');
      world.write('kantor/sops/dalam/sops/a.yaml', faultyText('SB'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a hook of the submodule that holds the SOPs',
    (world) => {
      committedOffice(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commit(world, 'kantor');
      rmSync(world.path('kantor/sops/sop.config.yaml'));
      world.write('kantor/sops/sops/a.yaml', faultyText('SA'));
      world.git('kantor/sops', 'add', '-A');
      const kept = world.path('kantor/.git/modules/sops');
      return world.sop('kantor/sops', 'lint --staged', { GIT_DIR: kept, GIT_INDEX_FILE: `${kept}/index` });
    },
    found,
    1,
  ],
  [
    'an annotated tag as revision',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'tag', '-am', 'terbit', 'v1');
      world.git('kantor', 'pack-refs', '--all');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since v1');
    },
    moved,
    1,
  ],
  [
    'a file as revision',
    (world) => {
      committedOffice(world);
      return world.sop('kantor', 'lint --since HEAD:sops/a.yaml');
    },
    /revisi git|git tidak dapat menjawab/,
    3,
  ],
  [
    'a shallow clone that has the revision',
    (world) => {
      committedOffice(world);
      world.git('.', 'clone', '-q', '--depth=1', `file://${world.path('kantor')}`, 'dangkal');
      world.write('dangkal/sops/a.yaml', renumberedText('SA'));
      return world.sop('dangkal', 'lint --since origin/main');
    },
    moved,
    1,
  ],
  [
    'another git at work: its lock lies there',
    (world) => {
      staged(world);
      writeFileSync(world.path('kantor/.git/index.lock'), '');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'settings of the user that change what git prints',
    (world) => {
      const settings =
        '[color]\nui=always\n[diff]\nnoprefix=true\nexternal=false\nrelative=true\nrenames=copies\n[core]\nquotePath=true\npager=false\n';
      world.write('.gitconfig', `${settings}[status]\nshowUntrackedFiles=no\n`);
      staged(world);
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      return world.sop('kantor/sops', 'lint --changed', { GIT_EXTERNAL_DIFF: 'false', GIT_TRACE: '1' });
    },
    'b.yaml',
    1,
  ],
  [
    'patterns of the user that make names mean something else',
    (world) => {
      staged(world);
      return world.sop('kantor', 'lint --staged', { GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1' });
    },
    found,
    1,
  ],
  [
    'a fault that is only in the index, of a file that is gone from the folder',
    (world) => {
      staged(world);
      rmSync(world.path('kantor/sops/a.yaml'));
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a working folder that the settings of the repository name',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('.', 'init', '-q', '--separate-git-dir=gudang', 'kantor');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      world.git('kantor', 'config', 'core.worktree', world.path('kantor'));
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a branch that has the name of a folder',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'branch', 'sops');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since sops');
    },
    moved,
    1,
  ],
  [
    'a replacement of numbers over two commits, seen from the first',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'mv', 'sops/a.yaml', 'sops/b.yaml');
      commit(world, 'kantor');
      world.write('kantor/sops/b.yaml', renumberedText('SA'));
      commit(world, 'kantor');
      return world.sop('kantor', 'lint --since HEAD~2');
    },
    moved,
    1,
  ],
];

it.skipIf(programs.missing).each(states)(`%s${programs.note}`, async (_name, act, said, code) => {
  const { out, err, code: ended } = await act(gitWorld());
  const printed = `${out}${err}`;
  expect({ ended, printed }).toMatchObject({ ended: code });
  if (typeof said === 'string') expect(printed).toContain(said);
  else expect(printed).toMatch(said);
});

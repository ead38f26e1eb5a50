import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tools } from '../../../support/tools.ts';
import {
  committedOffice,
  faultyText,
  type GitWorld,
  gitWorld,
  type Printed,
  renumberedText,
  sopText,
} from './git-world.ts';

const programs = tools('git');

/** A state of git with a fault planted in it: what is said of it, and with which exit code it ends. */
type Situation = readonly [
  name: string,
  act: (world: GitWorld) => Promise<Printed>,
  /** Text of what is printed: the finding, or why nothing could be checked. */
  said: string | RegExp,
  code: 0 | 1 | 2 | 3,
];

const found = '[unknown-role]';
const moved = '[changed-code]';
const commitAll = (world: GitWorld, folder: string): void => {
  world.git(folder, 'add', '-A');
  world.git(folder, 'commit', '-qm', 'lanjut');
};

/** What the next commit takes is looked at, and nothing else. */
const staged: readonly Situation[] = [
  [
    'a fault that is only in the index',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      world.write('kantor/sops/a.yaml', sopText('SA'));
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a fault that is only in the folder is none of this commit (control)',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', sopText('SB'));
      world.git('kantor', 'add', '.');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      return world.sop('kantor', 'lint --staged');
    },
    '0 galat',
    0,
  ],
  [
    'a code that another file of the index has, and that of the folder has no more',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/b.yaml', sopText('SA', ['Memeriksa berkas', 'Menyusun jawaban']));
      world.git('kantor', 'add', '.');
      world.write('kantor/sops/a.yaml', sopText('SX'));
      return world.sop('kantor', 'lint --staged');
    },
    '[duplicate-code]',
    1,
  ],
  [
    'a subfolder of sops/, called from it',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/humas/b.yaml', faultyText('SB'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor/sops/humas', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'an office in a subfolder of the repository',
    (world) => {
      mkdirSync(world.path('besar'));
      world.git('besar', 'init', '-q');
      committedOffice(world, 'besar/dinas/kantor', 'besar');
      world.write('besar/dinas/kantor/sops/a.yaml', faultyText('SA'));
      world.git('besar', 'add', '.');
      return world.sop('besar/dinas/kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'an office in a subfolder, called at the top, where there is none',
    (world) => {
      mkdirSync(world.path('besar'));
      world.git('besar', 'init', '-q');
      committedOffice(world, 'besar/kantor', 'besar');
      world.write('besar/kantor/sops/a.yaml', faultyText('SA'));
      world.git('besar', 'add', '.');
      return world.sop('besar', 'lint --staged');
    },
    /tidak ada kantor di '.*besar'/,
    3,
  ],
  [
    'a linked worktree with what git sets in its hooks',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'worktree', 'add', '-q', '../cabang');
      world.write('cabang/sops/a.yaml', faultyText('SA'));
      world.git('cabang', 'add', '.');
      const kept = world.git('cabang', 'rev-parse', '--absolute-git-dir').trim();
      const env = { GIT_DIR: kept, GIT_INDEX_FILE: `${kept}/index`, GIT_PREFIX: '' };
      return world.sop('cabang', 'lint --staged', env);
    },
    found,
    1,
  ],
  [
    'a hook that went into a subfolder, GIT_DIR still counted from the top',
    (world) => {
      mkdirSync(world.path('besar'));
      world.git('besar', 'init', '-q');
      committedOffice(world, 'besar/kantor', 'besar');
      world.write('besar/kantor/sops/a.yaml', faultyText('SA'));
      world.git('besar', 'add', '.');
      const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
      return world.sop('besar/kantor', 'lint --staged', env);
    },
    found,
    1,
  ],
  [
    'GIT_DIR of another repository than that of the office',
    (world) => {
      committedOffice(world);
      committedOffice(world, 'lain');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged', { GIT_DIR: world.path('lain/.git') });
    },
    /GIT_DIR is .*lain/,
    3,
  ],
  [
    'a repository that only GIT_DIR and GIT_WORK_TREE lead to',
    (world) => {
      mkdirSync(world.path('kantor/sops'), { recursive: true });
      world.git('.', 'init', '-q', '--bare', 'titik.git');
      const where = ['--git-dir=../titik.git', '--work-tree=.'];
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', ...where, 'add', '.');
      const env = { GIT_DIR: world.path('titik.git'), GIT_WORK_TREE: world.path('kantor') };
      return world.sop('kantor', 'lint --staged', env);
    },
    found,
    1,
  ],
  [
    'the index of commit -a, counted from the top',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      const other = { GIT_INDEX_FILE: '.git/lain' };
      world.git('kantor', 'read-tree', '--index-output=.git/lain', 'HEAD');
      world.git('kantor', '-c', 'alias.lain=!GIT_INDEX_FILE=.git/lain git add -A', 'lain');
      return world.sop('kantor/sops', 'lint --staged', other);
    },
    found,
    1,
  ],
  [
    'a merge that is not finished',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'checkout', '-qb', 'cabang');
      world.write('kantor/sops/a.yaml', sopText('SA', ['Memeriksa surat', 'Mencatat surat']));
      commitAll(world, 'kantor');
      world.git('kantor', 'checkout', '-q', 'main');
      world.write('kantor/sops/a.yaml', sopText('SA', ['Menolak surat', 'Mencatat surat']));
      commitAll(world, 'kantor');
      expect(() => world.git('kantor', 'merge', 'cabang')).toThrow();
      return world.sop('kantor', 'lint --staged');
    },
    "penggabungan 'sops/a.yaml' belum selesai",
    3,
  ],
  [
    'a submodule that the commit takes as it is now',
    (world) => {
      committedOffice(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commitAll(world, 'kantor');
      world.write('kantor/sops/sops/a.yaml', faultyText('SA'));
      commitAll(world, 'kantor/sops');
      world.git('kantor', 'add', 'sops');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'a submodule that was not fetched',
    (world) => {
      committedOffice(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commitAll(world, 'kantor');
      world.git('.', 'clone', '-q', 'kantor', 'salinan');
      world.write('salinan/sop.config.yaml', 'format: 1\nbahasa: id\n');
      world.git('salinan', 'add', '.');
      return world.sop('salinan', 'lint --staged');
    },
    "submodul 'sops' belum diambil",
    3,
  ],
  [
    'the office file as the commit has it: the rule is off only in the folder',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      world.write('kantor/sop.config.yaml', 'format: 1\nlint: { aturan: { unknown-role: off } }\n');
      return world.sop('kantor', 'lint --staged');
    },
    found,
    1,
  ],
  [
    'an office file that is wrong only in the index',
    (world) => {
      committedOffice(world);
      world.write('kantor/sop.config.yaml', 'format: 1\nzona: Asia/Jakarta\n');
      world.git('kantor', 'add', '.');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      return world.sop('kantor', 'lint --staged');
    },
    '[unknown-key]',
    1,
  ],
  [
    'a calendar that is wrong',
    (world) => {
      committedOffice(world);
      world.write('kantor/kalender/kota.yaml', 'format: 1\nnama: kota\nlibur_setempat: besok\n');
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged');
    },
    'kalender/kota.yaml',
    1,
  ],
  [
    'no git on this computer',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --staged', { PATH: world.path('kantor') });
    },
    'git tidak terpasang',
    3,
  ],
  [
    'no repository',
    (world) => {
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --staged');
    },
    'tidak berada dalam repositori git',
    3,
  ],
  [
    'a repository that git refuses because somebody else owns it',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      return world.sop('kantor', 'lint --staged', { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    },
    'safe.directory',
    3,
  ],
  [
    'an index that is damaged',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      writeFileSync(world.path('kantor/.git/index'), 'rusak');
      return world.sop('kantor', 'lint --staged');
    },
    'git tidak dapat menjawab',
    3,
  ],
  [
    'a last commit that is damaged',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '.');
      writeFileSync(world.path('kantor/.git/refs/heads/main'), 'rusak\n');
      return world.sop('kantor', 'lint --staged');
    },
    'git tidak dapat menjawab',
    3,
  ],
];

/** Every file is looked at but those of which git is sure that they are in the last commit. */
const changed: readonly Situation[] = [
  [
    'no commit yet, and a file that is only promised to the index',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      world.git('kantor', 'add', '-N', '.');
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a file whose changes git was told not to see',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'update-index', '--assume-unchanged', 'sops/a.yaml');
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a file that git ignores',
    (world) => {
      committedOffice(world);
      world.write('kantor/.gitignore', 'sops/b.yaml\n');
      commitAll(world, 'kantor');
      world.write('kantor/sops/b.yaml', faultyText('SB'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a merge that is not finished: its marks are no YAML',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'checkout', '-qb', 'cabang');
      world.write('kantor/sops/a.yaml', sopText('SA', ['Memeriksa surat', 'Mencatat surat']));
      commitAll(world, 'kantor');
      world.git('kantor', 'checkout', '-q', 'main');
      world.write('kantor/sops/a.yaml', sopText('SA', ['Menolak surat', 'Mencatat surat']));
      commitAll(world, 'kantor');
      expect(() => world.git('kantor', 'merge', 'cabang')).toThrow();
      return world.sop('kantor', 'lint --changed');
    },
    'sops/a.yaml',
    1,
  ],
  [
    'a submodule with changes of its own',
    (world) => {
      committedOffice(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commitAll(world, 'kantor');
      world.write('kantor/sops/sops/a.yaml', faultyText('SA'));
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a change of the same length that put its time back',
    (world) => {
      committedOffice(world);
      const faulty = sopText('SA').replace('[KAUR]', '[KAUZ]');
      world.write('kantor/sops/a.yaml', faulty);
      utimesSync(world.path('kantor/sops/a.yaml'), 1e9, 1e9);
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'a renamed file',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', faultyText('SA'));
      commitAll(world, 'kantor');
      world.git('kantor', 'mv', 'sops/a.yaml', 'sops/z.yaml');
      return world.sop('kantor', 'lint --changed');
    },
    found,
    1,
  ],
  [
    'nothing changed (control)',
    (world) => {
      committedOffice(world);
      return world.sop('kantor', 'lint --changed');
    },
    '0 berkas',
    0,
  ],
];

/** What codes meant is known wherever it was. */
const since: readonly Situation[] = [
  [
    'from a subfolder',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor/sops', 'lint --since HEAD');
    },
    moved,
    1,
  ],
  [
    'an absolute path from a folder outside',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('.', `lint ${world.path('kantor/sops/a.yaml')} --since HEAD`);
    },
    moved,
    1,
  ],
  [
    'a path through a link to the office',
    (world) => {
      committedOffice(world);
      symlinkSync(world.path('kantor'), world.path('jalan'));
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', `lint ${world.path('jalan/sops/a.yaml')} --since HEAD`);
    },
    moved,
    1,
  ],
  [
    'a renamed file',
    (world) => {
      committedOffice(world);
      renameSync(world.path('kantor/sops/a.yaml'), world.path('kantor/sops/z.yaml'));
      world.write('kantor/sops/z.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    moved,
    1,
  ],
  [
    'a file renamed in the index, while the old one still lies there',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/z.yaml', renumberedText('SA'));
      world.git('kantor', 'add', '.');
      world.git('kantor', 'rm', '-q', '--cached', 'sops/a.yaml');
      return world.sop('kantor', 'lint --staged --since HEAD');
    },
    moved,
    1,
  ],
  [
    'the folder of SOPs renamed with its setting',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'mv', 'sops', 'naskah');
      world.write('kantor/sop.config.yaml', 'format: 1\nfolder: { sops: naskah }\n');
      world.write('kantor/naskah/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    moved,
    1,
  ],
  [
    'a code used for something else in another file',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', sopText('SA').replace(/.*kode: SA-02.*\n/, ''));
      const other = sopText('SB', ['Memusnahkan arsip']).replace('kode: SB-01', 'kode: SA-02');
      world.write('kantor/sops/b.yaml', other);
      return world.sop('kantor', 'lint --since HEAD');
    },
    /SA-02 dahulu berarti .* di sops\/a\.yaml/,
    1,
  ],
  [
    'a code with another meaning: two of three words changed',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', sopText('SA').replace('Menerima surat SA', 'Meregister surat masuk'));
      commitAll(world, 'kantor');
      world.write('kantor/sops/a.yaml', sopText('SA').replace('Menerima surat SA', 'Mengirim surat keluar'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    '[reused-code]',
    1,
  ],
  [
    'a submodule at the revision of what holds it',
    (world) => {
      committedOffice(world, 'naskah');
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      world.git('kantor', 'submodule', 'add', '-q', '../naskah', 'sops');
      commitAll(world, 'kantor');
      world.write('kantor/sops/sops/a.yaml', renumberedText('SA'));
      commitAll(world, 'kantor/sops');
      return world.sop('kantor', 'lint --since HEAD');
    },
    moved,
    1,
  ],
  [
    'a shallow clone that does not have the revision',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      commitAll(world, 'kantor');
      world.git('.', 'clone', '-q', '--depth=1', `file://${world.path('kantor')}`, 'dangkal');
      return world.sop('dangkal', 'lint --since HEAD~1');
    },
    'klon dangkal',
    3,
  ],
  [
    'a partial clone whose other end is gone',
    (world) => {
      committedOffice(world);
      world.git('kantor', 'config', 'uploadpack.allowFilter', 'true');
      world.git(
        '.',
        'clone',
        '-q',
        '--filter=blob:none',
        '--no-checkout',
        `file://${world.path('kantor')}`,
        'sebagian',
      );
      renameSync(world.path('kantor'), world.path('pindah'));
      world.write('sebagian/sops/a.yaml', renumberedText('SA'));
      return world.sop('sebagian', 'lint --since HEAD');
    },
    'git tidak dapat menjawab',
    3,
  ],
  [
    'a revision in which the file could not be read: the last state that could counts',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', 'rusak: [\n');
      commitAll(world, 'kantor');
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    moved,
    1,
  ],
  [
    'the same in a shallow clone: what it meant is not known',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', 'rusak: [\n');
      commitAll(world, 'kantor');
      world.git('.', 'clone', '-q', '--depth=1', `file://${world.path('kantor')}`, 'dangkal');
      world.write('dangkal/sops/a.yaml', renumberedText('SA'));
      return world.sop('dangkal', 'lint --since HEAD');
    },
    'tidak terbaca, dan riwayat sebelumnya tidak ada',
    3,
  ],
  [
    'a revision of before there was any SOP is said',
    (world) => {
      mkdirSync(world.path('kantor'));
      world.git('kantor', 'init', '-q');
      world.git('kantor', 'commit', '-q', '--allow-empty', '-m', 'kosong');
      world.write('kantor/sops/a.yaml', sopText('SA'));
      return world.sop('kantor', 'lint --since HEAD');
    },
    "Pada revisi 'HEAD' belum ada SOP",
    0,
  ],
  [
    'no revision at all (an empty variable of a CI)',
    async (world) => {
      committedOffice(world);
      world.write('kantor/sops/a.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint --since=');
    },
    "revisi git '' tidak ada",
    3,
  ],
  [
    'a file outside of the repository',
    (world) => {
      committedOffice(world);
      world.write('luar.yaml', renumberedText('SA'));
      return world.sop('kantor', 'lint sops/a.yaml ../luar.yaml --since HEAD');
    },
    'tidak berada dalam repositori git',
    3,
  ],
];

/** What has nothing to do with git. */
const other: readonly Situation[] = [
  [
    'an empty folder: the SOPs of the program itself are not its own',
    (world) => {
      mkdirSync(world.path('kosong'));
      return world.sop('kosong', 'lint --fix');
    },
    'tidak ada kantor',
    3,
  ],
  [
    'the same with sop fmt',
    (world) => {
      mkdirSync(world.path('kosong'));
      return world.sop('kosong', 'fmt');
    },
    'tidak ada kantor',
    3,
  ],
  [
    'an office without SOPs',
    (world) => {
      world.write('kantor/sop.config.yaml', 'format: 1\n');
      return world.sop('kantor', 'lint');
    },
    'tidak ada berkas SOP',
    3,
  ],
  [
    'a folder that may not be read',
    (world) => {
      committedOffice(world);
      world.write('kantor/sops/tertutup/b.yaml', faultyText('SB'));
      chmodSync(world.path('kantor/sops/tertutup'), 0o755);
      rmSync(world.path('kantor/sops/tertutup/b.yaml'));
      symlinkSync('tidak-ada.yaml', world.path('kantor/sops/tertutup/b.yaml'));
      return world.sop('kantor', 'lint');
    },
    'tertutup/b.yaml',
    3,
  ],
];

describe.each([
  ['--staged', staged],
  ['--changed', changed],
  ['--since', since],
  ['without git', other],
] as const)('%s', (_mode, situations) => {
  it.skipIf(programs.missing).each(situations)(`%s${programs.note}`, async (_name, act, said, code) => {
    const { out, err, code: ended } = await act(gitWorld());
    const printed = `${out}${err}`;
    expect({ ended, printed }).toMatchObject({ ended: code });
    if (typeof said === 'string') expect(printed).toContain(said);
    else expect(printed).toMatch(said);
  });
});

it('has enough situations', () => {
  expect(staged.length + changed.length + since.length).toBeGreaterThanOrEqual(45);
});

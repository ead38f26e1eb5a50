import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tools } from '../../support/tools.ts';
import {
  committedOffice,
  faultyText,
  gitWorld,
  installed,
  renumberedText,
  sopText,
} from '../lint/git/git-world.ts';

const programs = tools('git', 'sh');
const wishes = '--agency CONTOH --place Kota --zone Asia/Jakarta';

type GitlabJob = { readonly variables: object; readonly image: string; readonly script: readonly string[] };
type Job = {
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
};

describe.skipIf(programs.missing)(`sop init in git${programs.note}`, () => {
  it('writes a CI that is pinned, has the whole history and compares codes', async () => {
    const world = gitWorld();
    mkdirSync(world.path('kantor'));
    await world.sop('kantor', `init ${wishes}`);
    const text = readFileSync(world.path('kantor/.github/workflows/sop.yml'), 'utf8');
    const { steps } = (parse(text) as { jobs: { lint: Job } }).jobs.lint;
    expect(steps.flatMap(({ uses }) => uses ?? [])).toHaveLength(2);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 0 });
    const gitlab = parse(readFileSync(world.path('kantor/.gitlab-ci.yml'), 'utf8')) as { sop: GitlabJob };
    expect(gitlab.sop.variables).toEqual({ GIT_DEPTH: 0 });
    expect(gitlab.sop.image).toMatch(/^node:\d+\.\d+\.\d+$/);
    for (const script of [steps.at(-1)?.run ?? '', gitlab.sop.script[0] ?? ''])
      expect(script).toMatch(/npx --yes sop-ap@\S+ lint --since "\$BASE"\n$/);
  });

  it('has git keep SOPs with LF, and journals as they are', async () => {
    const world = gitWorld();
    mkdirSync(world.path('kantor'));
    world.git('kantor', 'init', '-q');
    await world.sop('kantor', `init ${wishes}`);
    world.write('kantor/sops/a.yaml', sopText('SA').replaceAll('\n', '\r\n'));
    world.git('kantor', 'add', '.');
    expect(world.git('kantor', 'cat-file', 'blob', ':sops/a.yaml')).toBe(sopText('SA'));
    const said = world.git('kantor', 'check-attr', 'text', '--', 'catatan/x/a.jsonl', 'catatan/x/sop.yaml');
    expect(said.match(/: text: unset/g)).toHaveLength(2);
  });

  it('an office in a subfolder has its guards where git and the server look for them', async () => {
    const world = gitWorld();
    const folder = "besar/dinas o'sa/kantor";
    mkdirSync(world.path(folder), { recursive: true });
    world.git('besar', 'init', '-q');
    expect(await world.sop(folder, `init ${wishes} --hook`)).toMatchObject({ code: 0 });
    expect(readFileSync(world.path('besar/.gitlab-ci.yml'), 'utf8')).toContain("cd 'dinas o'\\''sa/kantor'");
    expect(statSync(world.path('besar/.github/workflows/sop-dinas-o-sa-kantor.yml')).isFile()).toBe(true);
    world.write(`${folder}/sops/a.yaml`, sopText('SA'));
    world.git('besar', 'add', '.');
    expect(() => world.git('besar', 'commit', '-qm', 'baik'), 'sop is not installed here').toThrow();
    installed(world);
    world.git('besar', 'commit', '-qm', 'baik');
    world.write(`${folder}/sops/a.yaml`, renumberedText('SA'));
    expect(() => world.git('besar', 'commit', '-qam', 'bernomor lain')).toThrow(/changed-code/);
    world.write(`${folder}/sops/a.yaml`, faultyText('SA'));
    expect(() => world.git('besar', 'commit', '-qam', 'salah')).toThrow(/unknown-role/);
    expect(() => world.git(folder, 'commit', '-qm', 'salah', 'sops/a.yaml')).toThrow(/unknown-role/);
    world.git('besar', 'worktree', 'add', '-q', '../cabang', '-b', 'cabang');
    world.write("cabang/dinas o'sa/kantor/sops/a.yaml", faultyText('SA'));
    expect(() => world.git('cabang', 'commit', '-qam', 'salah')).toThrow(/unknown-role/);
  });

  it.each([
    ['core.hooksPath of somebody', '.husky', 'pre-commit', '.husky/pre-commit'],
    ['hooks in their usual place', undefined, 'pre-push', '.git/hooks/pre-commit'],
  ])('%s stays, and the line to add is said', async (_name, path, hook, named) => {
    const world = gitWorld();
    committedOffice(world);
    if (path) world.git('kantor', 'config', 'core.hooksPath', path);
    const file = `kantor/${path ?? '.git/hooks'}/${hook}`;
    world.write(file, '#!/bin/sh\nexit 0\n');
    chmodSync(world.path(file), 0o755);
    const before = world.git('kantor', 'config', '--list', '--local');
    const { code, err } = await world.sop('kantor', `init ${wishes} --hook`);
    expect(code).toBe(3);
    expect(err).toContain(`'${named}': sop lint --staged || exit`);
    expect(world.git('kantor', 'config', '--list', '--local')).toBe(before);
    expect(readFileSync(world.path(file), 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    world.write(`kantor/${named}`, '#!/bin/sh\nsop lint --staged || exit\n');
    expect(await world.sop('kantor', `init ${wishes} --hook`)).toMatchObject({ code: 0 });
  });

  it('enabled twice is enabled once; another hook in its own place is not taken for it', async () => {
    const world = gitWorld();
    committedOffice(world);
    expect((await world.sop('kantor', `init ${wishes} --hook`)).code).toBe(0);
    expect((await world.sop('kantor', `init ${wishes} --hook`)).code).toBe(0);
    expect(world.git('kantor', 'config', 'core.hooksPath')).toBe('.githooks\n');
    world.write('kantor/.githooks/pre-commit', '#!/bin/sh\nexit 0\n');
    expect((await world.sop('kantor', `init ${wishes} --hook`)).code).toBe(3);
  });

  it('needs a repository for its hook', async () => {
    const world = gitWorld();
    mkdirSync(world.path('kantor'));
    expect(await world.sop('kantor', `init ${wishes} --hook`)).toMatchObject({ code: 3 });
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/commands/catalogue/catalogue.ts';
import { completionScripts } from '../../../src/terminal/completion-scripts.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { script } from '../../workflows/unattended/office-on-disk.ts';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';

/** A folder with the program as `sop` on the PATH, and a folder to work in. */
function withProgram(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder('sop-shell-');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'kantor'));
  writeFileSync(join(folder, 'bin/sop'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(join(folder, 'bin/sop'), 0o755);
  writeFileSync(join(folder, 'kantor/jawaban satu.yaml'), '');
  for (const [shell, text] of Object.entries(completionScripts))
    writeFileSync(join(folder, `sop.${shell}`), text);
  return {
    cwd: join(folder, 'kantor'),
    env: {
      PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
      HOME: folder,
      LANG: 'C.UTF-8',
      XDG_CONFIG_HOME: folder,
    },
  };
}

/** What a shell offers for a line, the last word of which is being typed. */
type Offer = (line: string) => readonly string[];

function bashOffer(): Offer {
  const place = withProgram();
  return (line) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    const source = `source ../sop.bash; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; $(complete -p sop | sed 's/.*-F \\([^ ]*\\).*/\\1/'); printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(spawnSync('bash', ['--norc', '-c', source], { ...place, encoding: 'utf8' }));
  };
}

function zshOffer(): Offer {
  const place = withProgram();
  return (line) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    const source = `compdef() { print -r -- "compdef $*" >&2 }
_describe() { local -a all; all=("\${(@P)3}"); print -rl -- "\${(@)all%%:*}" }
_files() { print -rl -- *(N) }
source ../sop.zsh
words=(${words.join(' ')}); CURRENT=${words.length}; _sop`;
    const ended = spawnSync('zsh', ['-f', '-c', source], { ...place, encoding: 'utf8' });
    expect(ended.stderr).toBe('compdef _sop sop\n');
    return lines({ ...ended, stderr: '' });
  };
}

function fishOffer(): Offer {
  const place = withProgram();
  return (line) => {
    const source = `source ../sop.fish; complete -C '${line}'`;
    const ended = spawnSync('fish', ['--no-config', '-c', source], { ...place, encoding: 'utf8' });
    return lines(ended).map((one) => one.split('\t')[0] ?? '');
  };
}

function lines({
  stdout,
  stderr,
  status,
}: {
  stdout: string;
  stderr: string;
  status: number | null;
}): readonly string[] {
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter((line) => line !== '');
}

describe.each<[string, () => Offer]>([
  ['bash', bashOffer],
  ['zsh', zshOffer],
  ['fish', fishOffer],
])('Tab in %s', (shell, offerOf) => {
  it.skipIf(!has(shell))('completes commands, options, codes, periods and files', () => {
    const offer = offerOf();
    expect(offer('sop comp')).toEqual(['compliance', 'completion']);
    expect(offer('sop check ').toSorted()).toEqual(['MULTIMEDIA', 'PPID', 'URMIN']);
    expect(offer('sop cek ur')).toEqual(['URMIN']);
    expect(offer('sop check URMIN --an')).toEqual(['--answers']);
    expect(offer('sop compliance --period bulan-').toSorted()).toEqual(['bulan-ini', 'bulan-lalu']);
    expect(offer('sop schedule --for ')).toEqual(['cron', 'systemd', 'windows']);
    expect(offer('sop completion p')).toEqual(['powershell']);
    expect(offer('sop check URMIN --answers jaw').map((one) => one.replaceAll('\\', ''))).toEqual([
      'jawaban satu.yaml',
    ]);
    expect(offer('sop list xyz')).toEqual([]);
  });

  it.skipIf(!has(shell))('has a script that the shell reads without a word', () => {
    const { cwd, env } = withProgram();
    const check = spawnSync(shell, ['-n', `../sop.${shell}`], { cwd, env, encoding: 'utf8' });
    expect([check.status, check.stdout, check.stderr]).toEqual([0, '', '']);
  });
});

describe('zsh as a person uses it', () => {
  it.skipIf(!has('zsh'))('lists commands with what they are, and completes a code', () => {
    const { cwd, env } = withProgram();
    // Each `zpty -r` waits until the text has come.
    const source = `zmodload zsh/zpty
zpty z env TERM=dumb zsh -f -i
zpty -w z 'autoload -U compinit; compinit -u -D; source ../sop.zsh; PS1="SI""AP> "'
zpty -r z seen '*SIAP> *'
zpty -w -n z $'sop comp\\t\\t'
zpty -r z seen '*completion  -- skrip*'; print -r -- "$seen"
zpty -w -n z $'\\C-usop check UR\\t'
zpty -r z seen '*URMIN*'; print -r -- "$seen"`;
    const { stdout, status } = spawnSync('zsh', ['-f', '-c', source], {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(status).toBe(0);
    expect(stdout).toContain('compliance  -- waktu baku dan waktu nyata');
    expect(stdout).toContain('sop check URMIN');
  });
});

describe('sop __complete', () => {
  const offered = async (host: Parameters<typeof run>[0], ...words: readonly string[]) => {
    const { out, code, err } = await run(host, '__complete', String(words.length - 1), '--', ...words);
    expect([code, err]).toEqual([0, '']);
    return out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']));
  };

  it('offers every command of the catalogue, and no hidden one', async () => {
    expect(await offered(fakeHost({ files: programFiles() }), '')).toEqual([
      ...catalogue.map(({ name }) => name),
      'help',
    ]);
  });

  it('offers the runs of the office, the newest first, with part and date', async () => {
    const host = scheduleOffice([daily]);
    await record(host, answersOn('2026-11-17'));
    host.pass(24 * 3_600_000);
    await record(host, answersOn('2026-11-18'));
    const [newest, older, last] = await offered(host, 'report', '');
    expect(newest).not.toBe(older);
    expect(last).toBe('tabel7');
    const { out } = await run(host, '__complete', '1', '--', 'report', '');
    expect(out.split('\n')[0]).toBe(`${newest}\tURMIN 20261119`);
    expect(await offered(host, 'check', 'URMIN', '--run', (newest ?? '').toLowerCase())).toEqual([newest]);
  });

  it('offers periods of late by their names', async () => {
    const host = scheduleOffice([daily]);
    const all = await offered(host, 'compliance', '--period', '2');
    expect(all).toEqual([
      ...[
        '2026-11',
        '2026-10',
        '2026-09',
        '2026-08',
        '2026-07',
        '2026-06',
        '2026-05',
        '2026-04',
        '2026-03',
        '2026-02',
      ],
      ...[
        '2026-01',
        '2025-12',
        '2026-Q4',
        '2026-Q3',
        '2026-Q2',
        '2026-Q1',
        '2026-S2',
        '2026-S1',
        '2025-S2',
        '2026',
      ],
    ]);
  });

  it('offers options of the command, and nothing after an option that takes any text', async () => {
    const host = scheduleOffice([daily]);
    expect(await offered(host, 'report', '--du')).toEqual(['--due']);
    expect(await offered(host, 'report', '7F3K', '-')).toContain('--output');
    expect(await offered(host, 'check', '--as', '')).toEqual([]);
    expect(await offered(host, 'explain', 'mixed')).toEqual(['mixed-units']);
    expect(await offered(host, 'report', '--lang', '')).toEqual(['id', 'en']);
  });

  it('is silent about a broken office file', async () => {
    const host = scheduleOffice([daily], { files: { '/kantor/sop.config.yaml': 'format: [' } });
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode('format: ['));
    expect(await offered(host, 'check', '')).toEqual([]);
    expect(await offered(host, 'sta')).toEqual(['status']);
  });

  it('refuses a shell that it does not know', async () => {
    const { code, err } = await run(fakeHost(), 'completion', 'tcsh');
    expect([code, err]).toEqual([2, expect.stringContaining("shell 'tcsh' tidak dikenal")]);
  });
});

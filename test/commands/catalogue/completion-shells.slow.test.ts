import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionScripts } from '../../../src/terminal/completion-scripts.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';
import { script } from '../../workflows/unattended/office-on-disk.ts';

/** A folder with the program as `sop` on the PATH, and a folder to work in. */
function withProgram(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder('sop-shell-');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'kantor'));
  writeFileSync(join(folder, 'bin/sop'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(join(folder, 'bin/sop'), 0o755);
  writeFileSync(join(folder, 'kantor/jawaban satu.yaml'), '');
  writeFileSync(
    join(folder, 'sop.config.yaml'),
    'format: 1\npetugas:\n  - { nama: Rina Wulandari, jabatan: BAMIN HUMAS }\n',
  );
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
  const { missing, note } = tools(shell);

  it.skipIf(missing)(`completes commands, options, codes, periods and files${note}`, () => {
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
    // bash is handed the name as it must be typed; the others quote it themselves.
    const name = shell === 'bash' ? 'Rina\\ Wulandari' : 'Rina Wulandari';
    expect(offer('sop run open URMIN --by Ri')).toEqual([name]);
  });

  it.skipIf(missing)(`has a script that the shell reads without a word${note}`, () => {
    const { cwd, env } = withProgram();
    const check = spawnSync(shell, ['-n', `../sop.${shell}`], { cwd, env, encoding: 'utf8' });
    expect([check.status, check.stdout, check.stderr]).toEqual([0, '', '']);
  });
});

describe('zsh as a person uses it', () => {
  const { missing, note } = tools('zsh');

  it.skipIf(missing)(`lists commands with what they are, and completes a code${note}`, () => {
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

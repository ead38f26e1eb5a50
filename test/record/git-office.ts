import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../src/record/canonical.ts';
import { checkSum } from '../../src/record/line.ts';
import { filesBelow, repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const settings = ['user.name=Rina', 'user.email=rina@kantor.test', 'commit.gpgsign=false', 'gc.auto=0'];

/** A clone of an office, in which the real program and the real git work. */
export type Clone = {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly sop: (...args: readonly string[]) => { code: number | null; out: string; err: string };
  /** The verdict of a run by `sop verify --json`. */
  readonly verdict: (run: string, ...args: readonly string[]) => Verdict;
  readonly note: (run: string, text: string) => void;
  readonly commit: (message: string, ...args: readonly string[]) => void;
};

export type Verdict = {
  readonly code: number | null;
  readonly putusan: string;
  readonly asal: readonly string[];
  readonly sebab: readonly string[];
  readonly kinds: readonly string[];
};

/** A server's repository without a work tree, and how to clone it; the office may be a folder of the repository. */
export function gitServer(officeFolder = '') {
  const base = temporaryFolder('sop-git-');
  const server = join(base, 'server.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', server]);
  const clone = (name: string, ...args: readonly string[]): Clone => {
    const top = join(base, name);
    execFileSync('git', ['clone', '-q', ...args, `file://${server}`, top], { stdio: 'ignore' });
    mkdirSync(join(top, officeFolder), { recursive: true });
    return cloneAt(top, officeFolder);
  };
  return { base, server, clone };
}

export function cloneAt(top: string, officeFolder = ''): Clone {
  const folder = join(top, officeFolder);
  const env = { PATH: process.env['PATH'], HOME: top, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...settings.flatMap((one) => ['-c', one]), ...args], {
      cwd: top,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const sop: Clone['sop'] = (...args) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(repository, 'bin/sop.js'), ...args],
      { cwd: folder, encoding: 'utf8', env, input: '' },
    );
    return { code: status, out: stdout, err: stderr };
  };
  return {
    folder,
    git,
    sop,
    verdict: (run, ...args) => {
      const { code, out, err } = sop('verify', ...args, '--json');
      if (!out.startsWith('{')) throw new Error(err);
      const { pelaksanaan } = JSON.parse(out) as {
        pelaksanaan: readonly {
          nomor: string;
          putusan: string;
          asal_jangkar?: string[];
          sebab?: string[];
          kerusakan: readonly { jenis: string }[];
        }[];
      };
      const found = pelaksanaan.find(({ nomor }) => nomor === run);
      return {
        code,
        putusan: found?.putusan ?? 'tidak ada',
        asal: found?.asal_jangkar ?? [],
        sebab: found?.sebab ?? [],
        kinds: (found?.kerusakan ?? []).map(({ jenis }) => jenis),
      };
    },
    note: (run, text) => {
      const { code, err } = sop('run', 'note', run, '--text', text, '--by', 'Rina');
      if (code !== 0) throw new Error(err);
    },
    commit: (message, ...args) => {
      git('add', '-A');
      git('commit', '-q', ...args, '-m', message);
    },
  };
}

/** Opens a run with a note; gives its number. */
export function openedRun({ sop, note }: Clone): string {
  const { out, err } = sop('run', 'open', 'URMIN', '--by', 'Rina', '--json');
  if (!out.startsWith('{')) throw new Error(err);
  const run = String((JSON.parse(out) as { pelaksanaan: string }).pelaksanaan);
  note(run, 'pertama');
  return run;
}

/** The lines that `sop anchor` prints for commit messages. */
export const trailersOf = ({ sop }: Clone, ...args: readonly string[]): string => {
  const { out, err } = sop('anchor', ...(args.length > 0 ? args : ['--all']));
  if (!out.startsWith('Sop-Jangkar')) throw new Error(err);
  return out.trimEnd();
};

export const journalsOf = ({ folder }: Clone, run: string): readonly string[] =>
  filesBelow(join(folder, 'catatan')).filter((path) => path.includes(`/${run}.`) && path.endsWith('.jsonl'));

/** What a forger of a whole run does: changes words everywhere and makes every hash and check sum right again. */
export function rewrite(clone: Clone, run: string, from: string, to: string): void {
  const hashes = new Map<string, string>();
  const paths = journalsOf(clone, run);
  const linesOf = (path: string): readonly string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
  const left = new Map(paths.map((path) => [path, [...linesOf(path)]]));
  const done = new Map(paths.map((path) => [path, [] as string[]]));
  const isReady = (line: string): boolean =>
    [...line.matchAll(/"hash":"([0-9a-f]{64})"/g)].every(([, hash = '']) => hashes.has(hash));
  for (let moved = true; moved; ) {
    moved = false;
    for (const [path, lines] of left) {
      for (let line = lines[0]; line !== undefined && isReady(line); line = lines[0]) {
        const edited = line.replace(from, to).replace(/[0-9a-f]{64}/g, (hash) => hashes.get(hash) ?? hash);
        const { sum: _sum, ...content } = JSON.parse(edited) as Record<string, unknown>;
        const again = canonicalJson({ ...content, sum: checkSum(canonicalJson(content), sha256) });
        hashes.set(sha256(line), sha256(again));
        done.get(path)?.push(again);
        lines.shift();
        moved = true;
      }
    }
  }
  for (const [path, lines] of done) writeFileSync(path, `${lines.join('\n')}\n`);
}

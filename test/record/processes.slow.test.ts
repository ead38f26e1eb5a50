import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSigningRules } from '../../src/checklist/signing-rules.ts';
import { systemFiles } from '../../src/host/system-files.ts';
import { systemKeyring } from '../../src/host/system-keyring.ts';
import { noRegister } from '../../src/record/keys/key-register.ts';
import { readRun } from '../../src/record/record.ts';
import { gatherEvidence } from '../../src/record/run-evidence.ts';
import { listRuns, placeOf, type RunPlace, unfinishedOpenings } from '../../src/record/run-folder.ts';
import { verifyRun } from '../../src/record/verify-run.ts';
import { bundled } from '../support/bundled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const long = process.env['SOP_TEST_LONG'] !== undefined;
const host = {
  files: systemFiles,
  keyring: systemKeyring,
  sha256: (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex'),
};
const script = await bundled('journal-writer.ts');
const clones = tools('git');
const newFolder = (): string => temporaryFolder('sop-proses-');

type Written = { readonly folder: string; readonly acknowledged: number };

/** When a writer is killed: after so many acknowledged answers and a few more microseconds, or so many milliseconds after its start. */
type Kill = { readonly answers: number } | { readonly milliseconds: number };

/** Starts a writer, and kills it if that is asked for. */
function write(target: string, name: string, count: number, kill?: Kill): Promise<Written> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, target, name, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (kill && 'milliseconds' in kill) setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
      if (kill && 'answers' in kill && out.split('\n').length - 2 >= kill.answers) child.kill('SIGKILL');
    });
    child.once('close', () => {
      const [folder = '', ...said] = out.split('\n').slice(0, -1);
      resolve({ folder, acknowledged: said.length });
    });
  });
}

function placeAt(folder: string): RunPlace {
  const place = placeOf(folder);
  if (!place) throw new Error(`no run at '${folder}'`);
  return place;
}

const answersIn = (place: RunPlace): number =>
  [...(readRun(host, place).state?.activities.values() ?? [])].filter((one) => one.answer).length;

const judged = (place: RunPlace): string =>
  verifyRun(gatherEvidence(host, place, { register: noRegister, signing: noSigningRules, anchors: [] }))
    .result;

describe('writers in processes of their own', () => {
  const [writers, each, rounds] = long ? [8, 500, 20] : [4, 25, 1];
  it(`${writers} of them keep ${each} answers each, ${rounds} times over`, {
    timeout: 3_600_000,
  }, async () => {
    for (let round = 0; round < rounds; round++) {
      const own = newFolder();
      const { folder } = await write(own, 'P0', 1);
      const names = Array.from({ length: writers }, (_, index) => `P${index + 1}`);
      const told = await Promise.all(names.map((name) => write(folder, name, each)));
      const place = placeAt(folder);
      expect(told.map(({ acknowledged }) => acknowledged)).toEqual(names.map(() => each));
      expect(answersIn(place)).toBe(writers * each + 1);
      expect(judged(place)).toBe('intact');
    }
  });

  const kills = long ? 2000 : 24;
  it(`lose no acknowledged answer in ${kills} kills, and the run goes on`, {
    timeout: 3_600_000,
  }, async () => {
    let seed = 20_261_123;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const seen = { named: 0, unnamed: 0, unfinished: 0 };
    for (let done = 0; done < kills; done += 4) {
      const four = Array.from({ length: 4 }, () => newFolder());
      // Every second one is killed while it opens, before anybody knows where.
      const told = await Promise.all(
        four.map((own, n) =>
          write(
            own,
            'P1',
            100_000,
            n % 2 === 0 ? { answers: random(30) } : { milliseconds: 30 + random(90) },
          ),
        ),
      );
      for (const [n, { folder, acknowledged }] of told.entries()) {
        const own = four[n] ?? '';
        const places = listRuns(systemFiles, own);
        seen.unfinished += unfinishedOpenings(systemFiles, own).length;
        seen[folder === '' ? 'unnamed' : 'named']++;
        if (folder !== '') expect(places.map((place) => place.folder)).toEqual([folder]);
        for (const place of places) {
          expect(readRun(host, place).damage).toEqual([]);
          expect(answersIn(place)).toBeGreaterThanOrEqual(acknowledged);
          expect(judged(place)).toBe('intact');
        }
      }
    }
    expect(seen.named).toBeGreaterThan(0);
    expect(seen.unnamed).toBeGreaterThan(0);
    if (long) console.log(`kills: ${JSON.stringify(seen)}`);
  });
});

describe.skipIf(clones.missing)(`two clones of an office folder${clones.note}`, () => {
  const merges = long ? 100 : 2;
  it(`merge without a conflict, ${merges} of ${merges} times, with all answers of both`, {
    timeout: 600_000,
  }, async () => {
    const base = newFolder();
    const git = (folder: string, ...args: string[]): string =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
    const one = join(base, 'one');
    execFileSync('git', ['init', '-q', '-b', 'main', one]);
    const { folder } = await write(join(one, 'catatan'), 'P0', 1);
    const jangkar = (name: string, n: number): void =>
      systemFiles.append(join(base, name, 'catatan/jangkar.jsonl'), `{"n":"${name}-${n}"}\n`);
    jangkar('one', 0);
    git(one, 'add', '-A');
    git(one, 'commit', '-qm', 'buka');
    const two = join(base, 'two');
    cpSync(one, two, { recursive: true });
    git(two, 'remote', 'add', 'origin', one);
    const inTwo = folder.replace(one, two);
    for (let n = 1; n <= merges; n++) {
      await Promise.all([write(folder, `A${n}`, 2), write(inTwo, `B${n}`, 2)]);
      for (const name of ['one', 'two']) {
        jangkar(name, n);
        git(join(base, name), 'add', '-A');
        git(join(base, name), 'commit', '-qm', `kerja ${n}`);
      }
      git(two, 'pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main');
      git(one, 'pull', '-q', '--no-rebase', '--no-edit', two, 'main');
      expect(answersIn(placeAt(folder))).toBe(1 + 4 * n);
      expect(judged(placeAt(folder))).toBe('intact');
    }
    expect(answersIn(placeAt(inTwo))).toBe(answersIn(placeAt(folder)));
    expect(systemFiles.readText(join(one, 'catatan/jangkar.jsonl')).trimEnd().split('\n')).toHaveLength(
      2 * merges + 1,
    );
  });
});

/** Mounts a tiny file system in memory; undefined where that is not allowed. */
function mountTiny(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined;
  }
}

describe('a disk of 64 KiB', () => {
  it('is filled until it is full: what was acknowledged stays, the run opens, and what comes next is refused', async ({
    skip,
  }) => {
    const tiny = mountTiny();
    if (tiny === undefined) return skip('no file system may be mounted here');
    try {
      const told = await writeUntilFull(tiny);
      const place = placeAt(told.folder);
      expect(told.acknowledged).toBeGreaterThan(20);
      expect(told.acknowledged).toBeLessThan(500);
      expect(readRun(host, place).damage).toEqual([]);
      expect(answersIn(place)).toBe(told.acknowledged);
      expect(() => writeFileSync(join(tiny, 'x'), new Uint8Array(60_000))).toThrow(/ENOSPC/);
    } finally {
      execFileSync('umount', [tiny]);
    }
  });
});

/** The writer ends with the program's own error when the disk is full; its message is not part of the test's output. */
function writeUntilFull(target: string): Promise<Written & { readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, target, 'P1', '500'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, said] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.once('close', () => {
      expect(said).toMatch(/NOT saved.*disk full/);
      const [folder = '', ...lines] = out.split('\n').slice(0, -1);
      resolve({ folder, acknowledged: lines.length, said });
    });
  });
}

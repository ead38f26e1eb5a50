import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';
import { tools } from '../support/tools.ts';
import { cloneAt, gitServer, journalsOf, openedRun, rewrite, sha256, trailersOf } from './git-office.ts';

const git = tools('git');

const intact = { code: 0, putusan: 'utuh_tidak_berjangkar', kinds: [] };
const anchored = { code: 0, putusan: 'utuh_dan_berjangkar', kinds: [] };
const unjudged = { code: 1, putusan: 'utuh_jangkar_tidak_dapat_dinilai', kinds: [] };
const rolledBack = { code: 1, putusan: 'rusak', kinds: ['rollback'] };

/** A run in one clone, on the server. */
function served(officeFolder = '') {
  const server = gitServer(officeFolder);
  const rina = server.clone('rina');
  const run = openedRun(rina);
  rina.commit('buka');
  rina.git('push', '-q', 'origin', 'HEAD:main');
  return { ...server, rina, run };
}

describe.skipIf(git.missing)(`anchors in git history${git.note}`, () => {
  it('are those of the office itself, also when another repository is at work and names itself', () => {
    const { rina, run } = served();
    const other = served();
    rina.commit(`jangkar\n\n${trailersOf(rina)}`);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    const { stdout } = spawnSync(
      process.execPath,
      [join(repository, 'bin/sop.js'), 'verify', run, '--json'],
      {
        cwd: rina.folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], GIT_DIR: join(other.rina.folder, '.git') },
      },
    );
    expect(stdout).toContain('"utuh_dan_berjangkar"');
  });

  it('anchor a record once they were pushed, from the file and from trailers of empty commits', () => {
    const { rina, run } = served();
    rina.commit(`jangkar\n\n${trailersOf(rina)}`);
    expect(rina.verdict(run)).toMatchObject({ ...intact, asal: ['folder_kantor', 'git_lokal'] });
    rina.git('push', '-q', 'origin', 'HEAD:main');
    expect(rina.verdict(run)).toMatchObject(anchored);
    rina.note(run, 'kedua');
    rina.commit('kerja');
    const trailers = trailersOf(rina, run, '--anchor', join(dirname(rina.folder), 'lain.jsonl'));
    rina.commit(`kosong\n\n${trailers}`, '--allow-empty');
    expect(rina.sop('verify', run).out).toContain('ada baris sesudah jangkar terbaru');
    rina.git('push', '-q', 'origin', 'HEAD:main');
    expect(rina.sop('verify', run, '--lang', 'en').out).toMatch(
      /INTACT AND ANCHORED[\s\S]*git history that was pushed[\s\S]*holds the whole record/,
    );
  });

  it.each(['rina', 'bagus'] as const)(
    'never call two merged clones of six notes each BROKEN, whoever merges first: %s',
    (first) => {
      const { rina, run, clone } = served();
      const bagus = clone('bagus');
      for (let n = 0; n < 6; n++) for (const one of [rina, bagus]) one.note(run, `catatan ${n}`);
      rina.commit(`kerja rina\n\n${trailersOf(rina)}`);
      bagus.commit(`kerja bagus\n\n${trailersOf(bagus, run, '--anchor', join(bagus.folder, '../b.jsonl'))}`);
      const [one, other] = first === 'rina' ? [rina, bagus] : [bagus, rina];
      one.git('push', '-q', 'origin', 'HEAD:main');
      other.git('pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main');
      expect(other.verdict(run)).toMatchObject(anchored);
      other.git('push', '-q', 'origin', 'HEAD:main');
      expect(other.verdict(run)).toMatchObject(anchored);
      one.git('pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main');
      expect(one.verdict(run)).toMatchObject(anchored);
      expect(one.sop('anchor', '--all').code).toBe(0);
    },
  );

  it('accuse nobody whose clone is behind, and say what settles it', () => {
    const { rina, run, clone } = served();
    const bagus = clone('bagus');
    const other = openedRun(rina);
    rina.note(run, 'hanya di server');
    rina.commit(`jangkar\n\n${trailersOf(rina)}`);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    expect(bagus.verdict(run)).toMatchObject(intact);
    bagus.git('fetch', '-q');
    expect(bagus.verdict(run)).toMatchObject({ ...unjudged, sebab: ['belum_digabung'] });
    expect(bagus.verdict(other)).toMatchObject(unjudged);
    expect(bagus.sop('verify', run).out).toContain('git pull');
    bagus.git('pull', '-q', 'origin', 'main');
    expect(bagus.verdict(run)).toMatchObject(anchored);
    expect(bagus.verdict(other)).toMatchObject(anchored);
  });

  it('hold in a trailer of a merge, after a rebase, and in a shallow clone, which says so', () => {
    const { rina, run, clone, base } = served();
    const bagus = clone('bagus');
    rina.note(run, 'rina');
    rina.commit('rina');
    rina.git('push', '-q', 'origin', 'HEAD:main');
    bagus.note(run, 'bagus');
    bagus.commit('bagus');
    bagus.git('fetch', '-q');
    bagus.git('merge', '-q', '--no-commit', 'origin/main');
    const trailers = trailersOf(bagus, run, '--anchor', join(base, 'b.jsonl'));
    bagus.commit(`gabung\n\n${trailers}`);
    bagus.git('push', '-q', 'origin', 'HEAD:main');
    expect(bagus.verdict(run)).toMatchObject(anchored);
    rina.note(run, 'lagi');
    trailersOf(rina);
    rina.commit('kerja');
    rina.git('pull', '-q', '--rebase', 'origin', 'main');
    expect(rina.verdict(run)).toMatchObject(anchored);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    const shallow = clone('dangkal', '--depth', '1');
    expect(shallow.verdict(run)).toMatchObject(anchored);
    expect(shallow.sop('verify').out).toContain('--unshallow');
  });

  it('see a rollback, though the anchors beside it were rewritten, trimmed, or the local history was', () => {
    const { rina, run } = served();
    rina.note(run, 'kedua');
    rina.sop('anchor', '--all');
    rina.commit('jangkar');
    rina.git('push', '-q', 'origin', 'HEAD:main');
    rewrite(rina, run, '"pertama"', '"lain"');
    expect(rina.verdict(run)).toMatchObject(rolledBack);
    const anchors = join(rina.folder, 'catatan/jangkar.jsonl');
    rmSync(anchors);
    rina.commit('ditulis ulang');
    expect(rina.verdict(run)).toMatchObject(rolledBack);
    rina.git('checkout', '-q', '--orphan', 'baru');
    rina.commit('dari awal');
    rina.git('branch', '-qD', 'main');
    expect(rina.verdict(run)).toMatchObject(rolledBack);
    rmSync(join(rina.folder, '.git'), { recursive: true });
    expect(rina.verdict(run)).toMatchObject({ ...intact, asal: [] });
    rina.sop('anchor', '--all');
    expect(rina.verdict(run)).toMatchObject({ ...intact, asal: ['folder_kantor'] });
    expect(cloneAt(rina.folder).verdict(run, '--anchor', anchors)).toMatchObject({
      ...intact,
      asal: ['folder_kantor'],
    });
  });

  it('are in the office folder where a link leads there', () => {
    const { rina, run } = served();
    const [own, there] = [join(rina.folder, 'simpan.jsonl'), join(dirname(rina.folder), 'usb.jsonl')];
    const office = join(dirname(rina.folder), 'kantor');
    symlinkSync(own, there);
    symlinkSync(rina.folder, office);
    for (const path of [there, join(office, 'simpan.jsonl'), join(office, 'catatan/lain.jsonl')]) {
      expect(rina.sop('anchor', run, '--anchor', path, '--lang', 'en').err).toContain('guard nothing yet');
      expect(rina.verdict(run, '--anchor', path)).toMatchObject({ ...intact, asal: ['folder_kantor'] });
    }
    expect(rina.verdict(run, run, '--other', office)).toMatchObject({ ...intact, asal: [] });
  });

  it('see lines or a whole run cut off, whatever the local branch says', () => {
    const { rina, run } = served();
    const before = rina.git('rev-parse', 'HEAD').trim();
    rina.note(run, 'kedua');
    rina.commit(`jangkar\n\n${trailersOf(rina)}`);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    rina.git('reset', '-q', '--hard', before);
    expect(rina.verdict(run)).toMatchObject(unjudged);
    rina.git('reset', '-q', '--hard', 'origin/main');
    rmSync(journalsOf(rina, run).at(-1) ?? '');
    expect(rina.verdict(run).putusan).toBe('rusak');
    rina.git('reset', '-q', '--hard');
    rmSync(dirname(journalsOf(rina, run)[0] ?? ''), { recursive: true });
    expect(rina.verdict(run)).toMatchObject(rolledBack);
  });

  it('are none when they name no line, contradict themselves, or are about another run', () => {
    const { rina, run, base } = served();
    const file = join(base, 'usb.jsonl');
    const other = openedRun(rina);
    rina.sop('anchor', other, '--anchor', file);
    const line = readFileSync(file, 'utf8').trimEnd();
    const forged = JSON.parse(line.replaceAll(`"${other}"`, `"${run}"`)) as Record<string, unknown>;
    for (const bad of [
      { ...forged, heads: {}, digest: sha256('{}') },
      { ...forged, digest: 'a'.repeat(64) },
      { ...forged, v: 1 },
    ]) {
      writeFileSync(file, `${JSON.stringify(bad)}\n`);
      expect(rina.verdict(run, '--anchor', file)).toMatchObject({ ...intact, asal: [] });
      expect(rina.sop('verify', '--anchor', file).out).toContain('1 baris jangkar tidak terbaca');
    }
    writeFileSync(file, `${JSON.stringify(forged)}\n`);
    expect(rina.verdict(run, '--anchor', file)).toMatchObject(rolledBack);
    expect(rina.verdict(other, '--anchor', file)).toMatchObject({
      putusan: 'utuh_tidak_berjangkar',
      asal: [],
    });
    const trailer = trailersOf(rina, other, '--anchor', join(base, 'x.jsonl')).replace(other, run);
    rina.commit(`palsu\n\n${trailer}`);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    expect(rina.verdict(run)).toMatchObject({ code: 1, putusan: 'rusak' });
  });

  it('of another office in the same repository say nothing about this one', () => {
    const { rina, run } = served('kantor/humas');
    rina.commit(`jangkar\n\n${trailersOf(rina)}\nSop-Jangkar: ZZZZ ${'a'.repeat(64)} ${'b'.repeat(8)}:4`);
    rina.commit(`kantor lain\n\nSop-Jangkar: ${run} ${'a'.repeat(64)} ${'b'.repeat(8)}:4`, '--allow-empty');
    rina.git('push', '-q', 'origin', 'HEAD:main');
    expect(rina.verdict(run)).toMatchObject(anchored);
    rewrite(rina, run, '"pertama"', '"lain"');
    expect(rina.verdict(run)).toMatchObject(rolledBack);
  });

  it('are not fetched by the way: a clone without older files says that its history cannot be read', () => {
    const { rina, run, clone, server } = served();
    execFileSync('git', ['-C', server, 'config', 'uploadpack.allowFilter', 'true']);
    for (const text of ['kedua', 'ketiga']) {
      rina.note(run, text);
      rina.sop('anchor', '--all');
      rina.commit(text);
    }
    rina.git('push', '-q', 'origin', 'HEAD:main');
    const partial = clone('sebagian', '--filter=blob:none');
    expect(partial.sop('verify').out).toContain('riwayat git tidak dapat dibaca');
    expect(partial.verdict(run)).toMatchObject(intact);
  });

  it('are read whatever the settings of the user are', () => {
    const { rina, run } = served();
    rina.commit(`jangkar\n\n${trailersOf(rina)}`);
    rina.git('push', '-q', 'origin', 'HEAD:main');
    for (const [key, value] of [
      ['color.ui', 'always'],
      ['log.showSignature', 'true'],
      ['diff.external', '/bin/false'],
      ['diff.noprefix', 'true'],
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['format.pretty', 'oneline'],
      ['core.pager', '/bin/false'],
      ['trailer.separators', '='],
    ])
      rina.git('config', key ?? '', value ?? '');
    expect(rina.verdict(run)).toMatchObject({ ...anchored, asal: ['folder_kantor', 'git_terkirim'] });
  });
});

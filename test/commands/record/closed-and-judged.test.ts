import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/record/run-folder.ts';
import { openRecord } from '../../../src/workflows/office/find-run.ts';
import { openWorkspace } from '../../../src/workflows/office/workspace.ts';
import { inSession, joinExisting } from '../../../src/workflows/run/run-session.ts';
import { journalOf, officeWithRun } from '../office-with-run.ts';

const bagus = ['--by', 'Bagus Pratama'];

/** A run that was closed and accepted, and reached by a correction of Joko's that had not seen the close. */
async function accepted(isLate = true) {
  const office = await officeWithRun();
  const { host, sop, run, act, answerAll, folder } = office;
  await answerAll();
  const place = placeOf(folder);
  if (!place) throw new Error(folder);
  const workspace = openWorkspace(host);
  const before = openRecord(host, place);
  const replaces = before.state.activities.get('URMIN-01')?.answer?.hash ?? '';
  const comeLate = (): void =>
    inSession(
      joinExisting(host, workspace, before.record, { by: { name: 'Joko Santoso' }, signer: undefined }),
      (session) => {
        session.record({
          type: 'correct',
          activity: 'URMIN-01',
          replaces,
          result: 'tidak_sesuai',
          reason: 'berkas hilang',
        });
      },
    );
  await act('close');
  await sop('review', run, '--accept', ...bagus);
  if (isLate) comeLate();
  return { ...office, comeLate };
}

describe('what comes after the close', () => {
  it('is said first by review, status, verify and the report, and drops the acceptance', async () => {
    const { sop, run } = await accepted();
    const review = await sop('review', run);
    expect(review.out).toContain(
      '1 tindakan sesudah ditutup, belum dihitung; karena itu penerimaannya gugur',
    );
    expect(review.out.replace(/\s+/g, ' ')).toMatch(
      /Joko Santoso: URMIN-01 dikoreksi menjadi TIDAK SESUAI · berkas/,
    );
    const json = (await sop('review', run, '--json')).json;
    expect(json).toMatchObject({ telaah: null, penerimaan_gugur: true });
    expect(json.sesudah_ditutup).toMatchObject([
      { tindakan: 'correct', oleh: 'Joko Santoso', isi: 'berkas hilang' },
    ]);
    expect(json.pengecualian[0]).toMatchObject({ kegiatan: 'URMIN-01', sebab: ['sesudah_ditutup'] });
    const status = await sop('status');
    expect(status.out).toMatch(new RegExp(`^${run} \\(URMIN\\): 1 tindakan sesudah ditutup`));
    expect((await sop('status', '--json')).json.sesudah_ditutup).toMatchObject([{ pelaksanaan: run }]);
    const verify = await sop('verify', run);
    expect(verify.out).toMatch(/UTUH[\s\S]*PENGECUALIAN: 1 tindakan sesudah ditutup/);
    const report = await sop('report', run, '--format', 'md', '-o', 'a.md');
    expect(report.out).toContain('1 tindakan sesudah ditutup tidak dihitung');
  });

  it('is on the report before all figures, and on the recap', async () => {
    const { host, sop, run } = await accepted();
    await sop('report', run, '--format', 'md', '-o', 'a.md');
    const page = new TextDecoder().decode(host.disk.get('/kantor/a.md'));
    expect(page).toContain('Penerimaannya gugur.');
    expect(page.indexOf('Sesudah ditutup, belum dihitung')).toBeGreaterThan(0);
    expect(page.indexOf('Sesudah ditutup, belum dihitung')).toBeLessThan(page.indexOf('Jumlah dijawab'));
    await sop('report', '--period', '2026-11', '--format', 'md', '-o', 'r.md');
    const recap = new TextDecoder().decode(host.disk.get('/kantor/r.md'));
    expect(recap).toMatch(/tindakan sesudah ditutup[^\n]*Joko Santoso[^\n]*1 tindakan tidak dihitung/);
  });

  it('cannot be accepted over, is dismissed with a reason, or counts when the run is opened again', async () => {
    const { sop, run, act } = await accepted();
    const over = await sop('review', run, '--accept', ...bagus);
    expect(over.code).toBe(3);
    expect(over.err).toContain(`sop review ${run} --dismiss --comment`);
    expect((await sop('review', run, '--dismiss', ...bagus)).code).toBe(2);
    expect((await sop('review', run, '--kesampingkan', '--comment', 'salinan lama', ...bagus)).code).toBe(0);
    expect((await sop('review', run, '--dismiss', '--comment', 'x', ...bagus)).err).toContain(
      'tidak ada tindakan',
    );
    expect((await sop('review', run, '--accept', ...bagus)).code).toBe(0);
    const other = await accepted();
    await other.act('reopen', '--reason', 'berkas hilang');
    expect((await other.sop('review', other.run)).out).toMatch(/URMIN-01 {2}TIDAK SESUAI, dikoreksi/);
    expect((await act('note', '--text', 'x')).code).toBe(3);
  });

  it('makes a report a new one that says so; the same record gives the same report', async () => {
    const { host, sop, run, comeLate } = await accepted(false);
    const first = (await sop('report', run, '--json')).json;
    expect((await sop('report', run, '--json')).json).toEqual({ ...first, sudah_ada: true });
    comeLate();
    expect((await sop('report', run)).code).toBe(3);
    const told = await sop('report', run, '--format', 'md', '-o', 'b.md');
    expect(told.out).toContain('Laporan baru: catatan bertambah');
    const page = new TextDecoder().decode(host.disk.get('/kantor/b.md'));
    expect(page).toContain(`SHA-256 ${String(first.sha256).slice(0, 16)}) catatan bertambah.`);
    expect((await sop('report', run, '--format', 'md', '-o', 'b.md', '--json')).json.sudah_ada).toBe(true);
  });
});

describe('a damaged record', () => {
  /** A run whose evidence file was changed: the journal itself is whole. */
  async function damaged(isClosed = false) {
    const office = await officeWithRun({
      files: { '/kantor/foto.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]) },
    });
    const { host, act, answerAll } = office;
    await answerAll();
    await act('evidence', 'URMIN-01', '--file', 'foto.jpg');
    if (isClosed) await act('close');
    const [path = ''] = [...host.disk.keys()].filter((one) => one.startsWith(`${office.folder}/bukti/`));
    host.disk.set(path, new TextEncoder().encode('lain'));
    return { ...office, types: () => journalOf(host, office.folder).map(({ t }) => t) };
  }
  const reason = ['--despite-damage', 'foto asli ada di arsip'];

  it('is not closed, reviewed or reported, and each says what is damaged and how to go on', async () => {
    const open = await damaged();
    const closed = await damaged(true);
    const told = [
      await open.sop('run', 'close', open.run, '--by', 'Rina Wulandari'),
      await closed.sop('review', closed.run, '--accept', ...bagus),
      await closed.sop('report', closed.run),
    ];
    for (const { code, err } of told) {
      expect(code).toBe(3);
      expect(err).toMatch(
        /RUSAK[\s\S]*bukti\/[0-9a-f]{64}\.jpg: bukti hilang atau berubah[\s\S]*--despite-damage/,
      );
    }
    expect(open.types()).not.toContain('close');
    expect(closed.types().filter((t) => t === 'review' || t === 'report')).toEqual([]);
  });

  it('is closed, reviewed and reported for a reason, which is recorded and printed', async () => {
    const { host, sop, run, folder } = await damaged();
    expect((await sop('run', 'close', run, '--by', 'Rina Wulandari', ...reason)).code).toBe(0);
    expect((await sop('review', run, '--accept', '--meski-rusak', 'sudah dilihat', ...bagus)).code).toBe(0);
    expect((await sop('report', run, '--format', 'md', '-o', 'a.md', ...reason)).code).toBe(0);
    const told = journalOf(host, folder).flatMap(({ t, despite }) =>
      despite === undefined ? [] : [[t, despite]],
    );
    expect(told).toEqual([
      ['close', 'foto asli ada di arsip'],
      ['review', 'sudah dilihat'],
      ['report', 'foto asli ada di arsip'],
    ]);
    const page = new TextDecoder().decode(host.disk.get('/kantor/a.md'));
    expect(page).toMatch(/Catatan RUSAK ketika laporan ini dibuat: bukti\/.*Alasan tetap dibuat: foto asli/);
    expect(page).toMatch(/Ditutup meski catatan rusak, .*Rina Wulandari: foto asli ada di arsip/);
    expect(page).toMatch(/Ditelaah meski catatan rusak, .*Bagus Pratama: sudah dilihat/);
  });

  it('is named by line, also where a journal itself is damaged', async () => {
    const { host, sop, run, answerAll, act, folder } = await officeWithRun();
    await answerAll();
    await act('close');
    const [path = ''] = [...host.disk.keys()].filter(
      (one) => one.startsWith(folder) && one.endsWith('.jsonl'),
    );
    const text = new TextDecoder().decode(host.disk.get(path));
    host.disk.set(path, new TextEncoder().encode(`${text}rusak\n`));
    const { code, err } = await sop('report', run);
    expect(code).toBe(3);
    expect(err).toMatch(/\.jsonl baris 2: baris tidak terbaca[\s\S]*--despite-damage/);
    expect((await sop('report', run, '--format', 'md', '-o', 'a.md', ...reason)).code).toBe(0);
  });

  it('is not said of a whole one', async () => {
    const { sop, run, answerAll } = await officeWithRun();
    await answerAll();
    const close = await sop('run', 'close', run, '--by', 'Rina Wulandari', ...reason);
    expect([close.code, close.err]).toEqual([3, expect.stringContaining('tidak rusak')]);
    expect((await sop('run', 'start', run, 'URMIN-01', '--by', 'Rina Wulandari', ...reason)).code).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { listRuns, placeOf } from '../../../src/record/run-folder.ts';
import { openRecord } from '../../../src/workflows/office/find-run.ts';
import { openWorkspace } from '../../../src/workflows/office/workspace.ts';
import { inSession, joinExisting } from '../../../src/workflows/run/run-session.ts';
import { officeWithRun } from '../office-with-run.ts';

const larasati = ['--by', 'Larasati Kusumawardani'];
const answers = '/program/templates/jawaban/urmin.yaml';
const config = `format: 1
jadwal:
  - { kode: BULANAN, laporan: rekap, setiap: bulanan, format: [csv] }
`;

/**
 * Closed runs of November: one that an act reached after it was accepted, one with a session that cannot be judged, and one more. `of` gives the
 * text of a file.
 */
async function office() {
  const made = await officeWithRun({
    descriptors: { 3: 'rahasia kantor\n' },
    files: { '/kantor/sop.config.yaml': config },
  });
  const { host, sop, run: late, act, answerAll, folder } = made;
  await answerAll();
  const place = placeOf(folder);
  if (!place) throw new Error(folder);
  const before = openRecord(host, place);
  await act('close');
  await sop('review', late, '--accept', ...larasati);
  const joko = { by: { name: 'Joko Santoso' }, signer: undefined };
  inSession(joinExisting(host, openWorkspace(host), before.record, joko), (session) =>
    session.record({ type: 'note', text: 'berkas hilang' }),
  );
  await sop('check', 'URMIN', '--new', '--answers', answers);
  await sop('key', 'new', ...larasati, '--passphrase-fd', '3');
  await sop('check', 'URMIN', '--new', '--answers', answers);
  const keys = host.disk.get('/kantor/kunci.jsonl') ?? new Uint8Array();
  host.disk.delete('/kantor/kunci.jsonl');
  const folders = listRuns(host.files, '/kantor/catatan').map(
    ({ run, folder: path }) => [run, path] as const,
  );
  const others = folders.filter(([run]) => run !== late);
  const of = (path: string) => new TextDecoder().decode(host.disk.get(path));
  const doubtful = others.find(([, path]) =>
    [...host.disk.keys()].some((one) => one.startsWith(path) && of(one).includes('"reg"')),
  )?.[0];
  const [whole, wholeFolder] = others.find(([run]) => run !== doubtful) ?? [];
  if (!doubtful || !whole || !wholeFolder) throw new Error('no such runs');
  return { ...made, late, doubtful, whole, wholeFolder, of, keys };
}

describe('figures', () => {
  it('say which runs were reached after their close, cannot be judged, and are left out', async () => {
    const { host, sop, late, doubtful, whole, wholeFolder, of, keys } = await office();
    const month = ['--period', '2026-11'];
    const noted = {
      sesudah_ditutup: [
        { pelaksanaan: late, bagian: 'URMIN', tindakan: 1, oleh: ['Joko Santoso'], penerimaan_gugur: true },
      ],
      belum_dapat_dinilai: [{ pelaksanaan: doubtful, bagian: 'URMIN', sebab: ['register'] }],
      meski_rusak: [],
    };
    const first = await sop('compliance', ...month, '--json');
    expect(first.json).toMatchObject({ catatan_rusak: [], ...noted, jumlah: { pelaksanaan: 3 } });
    host.pass(10_000);
    expect((await sop('compliance', ...month, '--json')).out).toBe(first.out);
    expect((await sop('compliance', ...month, '--json')).out).toBe(first.out);
    const page = (await sop('compliance', ...month)).out.replace(/\s+/g, ' ');
    expect(page).toContain(`Tindakan sesudah ditutup, tidak dihitung: ${late} (1: Joko Santoso).`);
    expect(page).toContain(`BELUM DAPAT DINILAI, tetap dihitung (lihat sop verify): ${doubtful} (register).`);
    const english = await sop('compliance', ...month, '--csv', '--lang', 'en');
    expect(english.err).toContain(`Acts after the close, not counted: ${late} (1: Joko Santoso).`);
    expect((await sop('compliance', '--period', '2026-10', '--json')).json.sesudah_ditutup).toEqual([]);

    const told = await sop('report', ...month, '--format', 'md', '-o', 'r.md', '--json');
    expect(told.json).toMatchObject({ catatan_rusak: [], ...noted });
    expect(told.err).toMatch(/Tindakan sesudah ditutup[\s\S]*BELUM DAPAT DINILAI/);
    expect(of('/kantor/r.md')).toMatch(/BELUM DAPAT DINILAI, tetap dihitung[^\n]*\(register\)/);
    expect(of('/kantor/r.md')).toContain('Catatan yang dihitung sudah dinilai');
    const table7 = await sop('report', 'tabel7', ...month, '--format', 'md', '-o', 't.md', '--json');
    expect(table7.json).toMatchObject(noted);
    expect(of('/kantor/t.md')).toMatch(/PERHATIAN: Tindakan sesudah ditutup[\s\S]*PERHATIAN: BELUM DAPAT/);

    // The register comes: nothing is in doubt any more, whatever the index says.
    host.disk.set('/kantor/kunci.jsonl', keys);
    expect((await sop('compliance', ...month, '--json')).json.belum_dapat_dinilai).toEqual([]);

    // Lines of it that no segment has: its reader sees nothing wrong, only who judges it does.
    const journal = [...host.disk.keys()].find(
      (one) => one.startsWith(wholeFolder) && one.endsWith('.jsonl'),
    );
    const hidden = of(journal ?? '').replace('"sesuai"', '"tidak_sesuai"');
    host.disk.set(`${wholeFolder}/salinan.txt`, new TextEncoder().encode(hidden));
    host.pass(10_000);
    const left = await sop('compliance', ...month, '--json');
    expect(left.json).toMatchObject({ catatan_rusak: [whole], jumlah: { pelaksanaan: 2 } });
    expect(left.err).toContain(`catatan ${whole} RUSAK dan tidak dihitung: salinan.txt: `);
    expect((await sop('compliance', '--run', whole)).err).toContain('RUSAK');
    const recap = await sop('report', ...month, '--format', 'md', '-o', 'r2.md');
    expect([recap.code, recap.err]).toEqual([0, expect.stringContaining('RUSAK dan tidak dihitung')]);
    expect(of('/kantor/r2.md')).toContain(`Catatan rusak, tidak dihitung: ${whole}.`);
  });

  it('of the schedule say so too', async () => {
    const { sop, host, late, doubtful } = await office();
    host.pass(20 * 86_400_000);
    const due = await sop('report', '--due', '--json');
    expect(due.json.peringatan.join('\n')).toContain(`tidak dihitung: ${late} (1: Joko Santoso)`);
    expect(due.json.peringatan.join('\n')).toContain(`(lihat sop verify): ${doubtful} (register)`);
  });
});

import { describe, expect, it } from 'vitest';
import { officeWithRun } from '../office-with-run.ts';

const bagus = ['--by', 'Bagus Pratama'];
const larasati = ['--by', 'Larasati Kusumawardani'];
const rina = ['--by', 'Rina Wulandari'];

/** A run that Bagus wrote a signed note into, in an office whose register of keys did not come along. */
async function doubtful(isAnswered = true) {
  const office = await officeWithRun({ descriptors: { 3: 'rahasia kantor\n' } });
  const { host, sop, act, answerAll } = office;
  await sop('key', 'new', ...bagus, '--passphrase-fd', '3');
  await act('note', '--text', 'dilihat', ...bagus, '--passphrase-fd', '3');
  await act('handover', '--to', 'Joko Santoso');
  if (isAnswered) await answerAll();
  host.disk.delete('/kantor/kunci.jsonl');
  return { ...office, page: (name: string) => new TextDecoder().decode(host.disk.get(`/kantor/${name}`)) };
}

describe('a record that cannot be judged', () => {
  it('is closed, reported, accepted, handed over and anchored, and each says so first', async () => {
    const { sop, run, page } = await doubtful();
    expect((await sop('verify', run)).out).toContain('BELUM DAPAT DINILAI');
    const told = [
      await sop('run', 'close', run, ...rina),
      await sop('report', run, '--format', 'md', '-o', 'a.md'),
      await sop('report', run, '--handover', '--format', 'md', '-o', 'b.md'),
      await sop('review', run, '--accept', ...larasati),
      await sop('review', run),
      await sop('anchor', run),
    ];
    for (const { code, err } of told) {
      expect(code).toBe(0);
      expect(err).toMatch(/^catatan \w{4} BELUM DAPAT DINILAI; tidak ada yang rusak.*\n {2}- .*git pull/);
    }
    expect(page('a.md')).toMatch(/Catatan BELUM DAPAT DINILAI ketika laporan ini dibuat: .*git pull/);
    expect(page('b.md')).toMatch(/Catatan BELUM DAPAT DINILAI ketika berita acara ini dibuat: .*git pull/);
    const english = await sop('report', run, '--format', 'md', '-o', 'c.md', '--lang', 'en');
    expect(english.err).toMatch(
      /^record \w{4} CANNOT BE JUDGED; nothing in it is damaged.*\n {2}- .*git pull/,
    );
    expect((await sop('review', run, '--json')).json.belum_dapat_dinilai).toHaveLength(1);
  });

  it('is said by an answers file too; of a whole one nothing is said', async () => {
    const { host, run, sop } = await doubtful(false);
    const answers = Array.from(
      { length: 15 },
      (_, at) =>
        `  - { kode: URMIN-${String(at + 1).padStart(2, '0')}, hasil: tidak_berlaku, alasan: latihan }\n`,
    );
    const head = 'format: 1\nbagian: URMIN\npetugas: Joko Santoso\njawaban:\n';
    host.disk.set('/kantor/j.yaml', new TextEncoder().encode(head + answers.join('')));
    const told = await sop('check', 'URMIN', '--run', run, '--answers', 'j.yaml');
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('BELUM DAPAT DINILAI')]);
    const whole = await officeWithRun();
    await whole.answerAll();
    expect((await whole.sop('run', 'close', whole.run, ...rina)).err).toBe('');
  });
});

describe('a damaged record', () => {
  /** A closed run that was handed over, of which the first answer was changed afterwards. */
  async function damaged() {
    const office = await officeWithRun();
    const { host, act, answerAll, folder } = office;
    await act('handover', '--to', 'Joko Santoso');
    await answerAll();
    await act('close');
    const [path = ''] = [...host.disk.keys()].filter(
      (one) =>
        one.startsWith(folder) && new TextDecoder().decode(host.disk.get(one)).includes('"result":"sesuai"'),
    );
    const text = new TextDecoder().decode(host.disk.get(path));
    host.disk.set(path, new TextEncoder().encode(text.replace('"sesuai"', '"tidak_sesuai"')));
    return office;
  }

  it('is shown by review, which accepts nothing of it', async () => {
    const { sop, run } = await damaged();
    const shown = await sop('review', run);
    expect(shown.code).toBe(1);
    expect(shown.out).toMatch(/^Telaah .* kegiatan perlu dilihat/);
    expect(shown.err).toMatch(/RUSAK[\s\S]*\.jsonl baris \d[\s\S]*--despite-damage/);
    const json = await sop('review', run, '--json');
    expect(json.code).toBe(1);
    expect(json.json.rusak[0]).toMatch(/\.jsonl baris \d+: /);
    expect((await sop('review', run, '--accept', ...bagus)).code).toBe(3);
    expect((await sop('review', run, '--comment', 'lihat', ...bagus)).code).toBe(3);
    expect((await sop('review', run, '--lang', 'en')).err).toMatch(/is BROKEN in[\s\S]*Nothing was recorded/);
  });

  it('gives no handover sheet but for a reason, which is printed', async () => {
    const { sop, run, host } = await damaged();
    const sheet = ['report', run, '--handover', '--format', 'md', '-o', 'b.md'];
    const refused = await sop(...sheet);
    expect([refused.code, host.disk.has('/kantor/b.md')]).toEqual([3, false]);
    expect(refused.err).toMatch(/RUSAK[\s\S]*Berita acaranya tidak dibuat[\s\S]*dicetak di berita acara/);
    expect((await sop(...sheet, '--despite-damage', 'aslinya di arsip')).code).toBe(0);
    expect(new TextDecoder().decode(host.disk.get('/kantor/b.md'))).toMatch(
      /Catatan RUSAK ketika berita acara ini dibuat: .*Alasan tetap dibuat: aslinya di arsip/,
    );
    expect((await sop('report', run)).err).toContain('Laporannya tidak dibuat.');
    const ofOneRun = [
      ['--despite-damage', 'x'],
      ['--line-passphrase-file', 'x'],
    ];
    for (const option of ofOneRun)
      for (const kind of [['--period', '2026-11'], ['tabel7'], ['--due']])
        expect([kind, (await sop('report', ...kind, ...option)).code]).toEqual([kind, 2]);
  });
});

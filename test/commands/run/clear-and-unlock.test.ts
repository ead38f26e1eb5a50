import { describe, expect, it } from 'vitest';
import { journalOf, officeWithRun } from '../office-with-run.ts';

const aside = '/kantor/catatan/.baru';
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

describe('sop run clear', () => {
  it('takes away openings that were never finished, leaves a young one and what is not its own', async () => {
    const { host, sop, run } = await officeWithRun();
    const [old, young, foreign] = [
      `${aside}/20261122T010000Z-URMIN-00112233aabbccdd/sop.yaml`,
      `${aside}/20261123T005950Z-PPID-00112233aabbccdd/sop.yaml`,
      `${aside}/berkas saya/sop.yaml`,
    ];
    for (const path of [old, young, foreign]) host.disk.set(path, Uint8Array.of(10));
    expect(await sop('status')).toMatchObject({ code: 0, err: expect.stringContaining('terhenti): 2;') });
    expect((await sop('verify')).code).toBe(0);
    expect((await sop('doctor', '--json')).out).toContain('sop run clear');
    expect((await sop('run', 'clear', '--dry-run')).out).toContain(
      'Pembukaan yang tidak selesai, akan dihapus: 1.',
    );
    expect(host.disk.has(old)).toBe(true);
    expect((await sop('laksana', 'bersihkan', '--json')).json).toMatchObject({
      dihapus: [old.replace('/sop.yaml', '')],
      dibiarkan: [young.replace('/sop.yaml', '')],
    });
    expect([old, young, foreign].map((path) => host.disk.has(path))).toEqual([false, true, true]);
    host.pass(120_000);
    expect((await sop('run', 'clear', '--lang', 'en')).out).toContain('Unfinished openings removed: 1.');
    expect((await sop('run', 'clear')).out).toContain('Tidak ada yang perlu dibersihkan');
    expect(await sop('verify', run)).toMatchObject({ code: 0, err: '' });
    expect(await sop('run', 'note', '--by', 'Rina')).toMatchObject({ code: 2 });
  });
});

describe('sop unlock', () => {
  const lock = (person: string): Uint8Array =>
    Buffer.from(`{"person":"${person}","device":"pc-2","since":"2026-11-23T01:00:00.000Z"}\n`);

  it('writes nothing into a damaged record, and leaves the lock', async () => {
    const { host, sop, run, folder } = await officeWithRun();
    host.disk.set(`${folder}/tutup.lock`, lock('Bagus'));
    const [path = ''] = [...host.disk.keys()].filter((one) => one.endsWith('.jsonl'));
    const text = new TextDecoder().decode(host.disk.get(path));
    host.disk.set(path, Buffer.from(text.replace('Rina', 'Bina')));
    const files = host.disk.size;
    const told = await sop('unlock', run, '--yes', '--by', 'Rina');
    expect(told).toMatchObject({ code: 3, err: expect.stringContaining('RUSAK') });
    expect(host.disk.size).toBe(files);
    expect(host.disk.has(`${folder}/tutup.lock`)).toBe(true);
  });

  it('takes away the lock that was shown, and no other', async () => {
    const { host, sop, run, folder } = await officeWithRun();
    const path = `${folder}/tutup.lock`;
    host.disk.set(path, lock('Bagus'));
    const { readText } = host.files;
    let looks = 0;
    // Between the first look and the next, Bagus is done and Citra closes.
    (host.files as { readText: unknown }).readText = (asked: string) => {
      if (asked === path && ++looks === 2) host.disk.set(path, lock('Citra'));
      return readText(asked);
    };
    const told = await sop('unlock', run, '--yes', '--by', 'Rina');
    expect(told).toMatchObject({ code: 3, err: expect.stringContaining('kunci yang baru tidak disentuh') });
    expect(new TextDecoder().decode(host.disk.get(path))).toContain('Citra');
    expect(journalOf(host, folder).some((line) => line['t'] === 'unlock')).toBe(false);
  });
});

describe('what is kept again', () => {
  it('is whole again: evidence over a damaged copy', async () => {
    const { host, sop, act, run } = await officeWithRun({ files: { '/kantor/foto.jpg': jpeg } });
    await act('start', 'URMIN-01');
    expect((await act('evidence', 'URMIN-01', '--file', 'foto.jpg')).code).toBe(0);
    const [path = ''] = [...host.disk.keys()].filter((one) => one.includes('/bukti/'));
    host.disk.set(path, Uint8Array.of(1, 2, 3));
    expect((await sop('verify', run)).code).toBe(1);
    expect((await act('evidence', 'URMIN-01', '--file', 'foto.jpg')).code).toBe(0);
    expect((await sop('verify', run)).code).toBe(0);
  });

  it('is refused when it is longer than a record holds: a name of 500 letters', async () => {
    const { act, sop, run } = await officeWithRun();
    const told = await act('handover', '--to', 'x'.repeat(500));
    expect(told).toMatchObject({ code: 3, err: expect.stringContaining('--to') });
    expect((await sop('verify', run)).code).toBe(0);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validators } from '../../../src/document/compiled/validators.js';
import { readSopDocument } from '../../../src/document/read-sop.ts';
import { composeBlankForm } from '../../../src/report/form/blank-form.ts';
import { reportText } from '../../report/report-text.ts';
import { repository } from '../../support/program-files.ts';
import { journalOf, office } from '../office-with-run.ts';

/** Eleven rows with times as offices write them: two go by berkas, two are not understood. */
const eleven = readFileSync(join(repository, 'test/fixtures/eleven-times.yaml'), 'utf8');
const by = ['--by', 'Rina Wulandari'];
const minute = 60_000;
const sops = { '/kantor/sops/ktp.yaml': eleven };

const written = ({ disk }: { readonly disk: ReadonlyMap<string, Uint8Array> }, name: RegExp): string =>
  new TextDecoder().decode([...disk].find(([path]) => name.test(path))?.[1]);

async function opened() {
  const { host, sop } = office({ files: sops });
  const { json } = await sop('run', 'open', 'KTP', ...by, '--json');
  const act = (name: string, ...words: readonly string[]) =>
    sop('run', name, json.pelaksanaan, ...words, ...by, '--json');
  const lines = () => journalOf(host, json.folder);
  const report = async (): Promise<string> => {
    await sop('report', json.pelaksanaan, '--format', 'md', '--replace');
    return written(host, /laporan\/.*\.md$/);
  };
  return { host, sop, act, lines, report, run: String(json.pelaksanaan) };
}

describe('an SOP with a standard for each berkas and times that are not understood', () => {
  it('is used; lint has an error with the place for each time that is not understood', async () => {
    const { sop, run } = await opened();
    expect(run).toMatch(/^[0-9A-Z]{4}$/);
    const lint = await sop('lint', '--format', 'json');
    expect(lint.code).toBe(1);
    expect(lint.out.match(/"standard-time"/g)?.length).toBeGreaterThanOrEqual(2);
    const shown = (await sop('show', 'KTP')).out;
    expect(shown).toContain('1.000 menit');
    expect(shown).toMatch(/\(\?\) Waktu KTP-\d\d.* tidak terbaca, jadi tidak diukur/);
    const { json } = await sop('show', 'KTP', '--json');
    expect(
      json.kegiatan.filter((row: Record<string, unknown>) => row['waktu_terbaca'] === false),
    ).toHaveLength(lint.out.match(/"standard-time"/g)?.length ?? 0);
  });

  it('is late by what all items may take, and by one item without a number', async () => {
    const { host, act, lines, report } = await opened();
    await act('start', 'KTP-01');
    host.pass(80 * minute);
    expect(await act('answer', 'KTP-01', 'sesuai', '--count', '45')).toMatchObject({ code: 0 });
    await act('start', 'KTP-02');
    host.pass(20 * minute);
    await act('answer', 'KTP-02', 'sesuai');
    await act('start', 'KTP-06');
    host.pass(5 * minute);
    await act('answer', 'KTP-06', 'sesuai');
    const counts = lines().filter(({ t }) => t === 'answer');
    expect(counts.map(({ count }) => count)).toEqual([45, undefined, undefined]);
    for (const line of lines()) expect(validators.jurnal.validate(line)).toBe(true);
    const rows = (await report()).split('\n');
    const row = (words: string): string => rows.find((line) => line.includes(words)) ?? '';
    expect(row('Menerima berkas')).toMatch(/2 menit\/berkas.*× 45.*Tepat waktu/);
    expect(row('Memeriksa kelengkapan')).toMatch(/15 menit\/ berkas.*Terlambat.*5 menit/i);
    expect(row('Mencetak kartu')).toMatch(/3 0 hari.*Tidak diukur.*Waktu baku tidak terbaca/);
  });

  it('corrects the number; the old one stays on record, and without a number it stays as it was', async () => {
    const { host, act, report } = await opened();
    await act('start', 'KTP-01');
    host.pass(80 * minute);
    await act('answer', 'KTP-01', 'sesuai', '--count', '45');
    await act('correct', 'KTP-01', 'sesuai', '--reason', 'salah hitung', '--count', '4');
    await act('correct', 'KTP-01', 'sesuai', '--reason', 'diperiksa lagi');
    expect(await report()).toMatch(/× 4[^5].*Terlambat.*semula SESUAI \(jumlah 45\); salah hitung/);
  });

  it('takes the number from a list of acts and from an answers file', async () => {
    const { host, sop, act, lines, run } = await opened();
    await act('start', 'KTP-01');
    host.disk.set(
      '/kantor/tindakan.json',
      Buffer.from('[{"tindakan":"answer","kegiatan":"KTP-01","hasil":"sesuai","jumlah":12}]'),
    );
    expect(await sop('run', 'apply', run, '--input', 'tindakan.json', ...by)).toMatchObject({ code: 0 });
    const answers =
      'format: 1\nbagian: KTP\npetugas: Rina Wulandari\njawaban:\n  - { kode: KTP-02, hasil: sesuai, jumlah: 7 }\ntutup: false\n';
    host.disk.set('/kantor/isian.yaml', Buffer.from(answers));
    const given = ['check', 'KTP', '--answers', 'isian.yaml', '--run', run] as const;
    expect(await sop(...given)).toMatchObject({ code: 0 });
    expect(lines().flatMap(({ activity, count }) => (count ? [[activity, count]] : []))).toEqual([
      ['KTP-01', 12],
      ['KTP-02', 7],
    ]);
    host.disk.set('/kantor/lain.yaml', Buffer.from(answers.replace('KTP-02', 'KTP-03')));
    const refused = await sop('check', 'KTP', '--answers', 'lain.yaml', '--run', run);
    expect(refused).toMatchObject({ code: 3 });
    expect(refused.err).toContain('tidak dihitung per satuan');
  });

  it.each([
    ['KTP-01', '0', 2],
    ['KTP-01', '100000', 2],
    ['KTP-03', '5', 3],
    ['KTP-06', '5', 3],
  ])('refuses a number that cannot be: %s %s', async (code, count, exit) => {
    const { act, lines } = await opened();
    await act('start', code);
    expect(await act('answer', code, 'sesuai', '--count', count)).toMatchObject({ code: exit });
    expect(lines().filter(({ t }) => t === 'answer')).toEqual([]);
  });

  it('prints a form to write on with a place for the number, only where it counts', () => {
    const { sop } = readSopDocument(new TextEncoder().encode(eleven), 'ktp.yaml');
    const [part] = sop?.parts ?? [];
    if (!sop || !part) throw new Error('the fixture is no SOP');
    const form = composeBlankForm({
      sop,
      part,
      sopDigest: '00'.repeat(32),
      zone: 'Asia/Jakarta',
      agency: [],
    });
    const text = reportText(form);
    expect(text.match(/× …/g)).toHaveLength(2);
    expect(text).toContain('ditulis jumlah yang dikerjakan');
  });

  it('prints a form to type in with a place for the number, only where it counts', async () => {
    const { host, sop } = await opened();
    expect(await sop('form', 'KTP', '--answers-template')).toMatchObject({ code: 0 });
    expect(written(host, /jawaban-ktp\.yaml$/).match(/^ {4}jumlah:$/gm)).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { programFiles } from '../../support/program-files.ts';

const program = programFiles();

/** URMIN-05 has 1 Hari: from Friday 10.00, done on Monday 11.00. */
const answers = `format: 1
bagian: URMIN
petugas: Rina Wulandari
jawaban:
  - { kode: URMIN-05, hasil: sesuai, mulai: "2026-11-20 10:00", selesai: "2026-11-23 11:00" }
tutup: false
`;

async function office(rule: string) {
  const files = {
    ...program,
    '/kantor/sop.config.yaml': `format: 1\n${rule}`,
    '/kantor/jawaban.yaml': answers,
  };
  const host = fakeHost({ files, now: '2026-11-23T05:00:00.000Z' });
  expect(await main(['check', 'URMIN', '--answers', 'jawaban.yaml', '--json'], host), host.stderr()).toBe(0);
  const { pelaksanaan } = JSON.parse(host.stdout());
  const told = host.stdout().length;
  expect(await main(['status', '--json'], host)).toBe(0);
  const { terbuka } = JSON.parse(host.stdout().slice(told));
  return { host, run: String(pelaksanaan), late: terbuka[0].terlambat };
}

describe('the rule for n Hari of the office file', () => {
  it.each([
    ['', ['URMIN-05']],
    ['aturan_hari: sama_jam\n', ['URMIN-05']],
    ['aturan_hari: akhir_hari\n', []],
    ['aturan_hari: panjang_hari\n', ['URMIN-05']],
    ['aturan_hari: kalender\n', ['URMIN-05']],
  ])('decides what is late: %j', async (rule, late) => {
    expect((await office(rule)).late).toEqual(late);
  });

  it.each([
    ['', 'n Hari berakhir pada jam yang sama, n hari kerja kemudian'],
    ['aturan_hari: akhir_hari\n', 'n Hari berakhir pada jam tutup, n hari kerja kemudian'],
    ['aturan_hari: panjang_hari\n', 'n Hari adalah n kali 8 jam waktu kerja'],
    ['aturan_hari: kalender\n', 'n Hari adalah n hari kalender; bila jatuh pada hari libur'],
  ])('stands on the report: %j', async (rule, words) => {
    const { host, run } = await office(rule);
    expect(await main(['report', run, '-o', 'laporan.pdf'], host), host.stderr()).toBe(0);
    const text = await pdfText(host.disk.get('/kantor/laporan.pdf') ?? new Uint8Array());
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
  });
});

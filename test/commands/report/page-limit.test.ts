import { expect, it } from 'vitest';
import { drawPdf } from '../../../src/report/pdf/draw-pdf.ts';
import { defaultLayout } from '../../../src/report/pdf/layout.ts';
import { composeTable7 } from '../../../src/report/table7/table7-report.ts';
import { reportFonts } from '../../report/report-fonts.ts';
import { longPart } from '../../report/sample-run.ts';
import { samplePart, sampleTable7 } from '../../report/sample-table7.ts';
import { office } from '../office-with-run.ts';

it('stops a report at the page that is one too many, and not before', async () => {
  const report = composeTable7(sampleTable7([samplePart(longPart(60))]));
  const pages = async (mostPages: number): Promise<number> => {
    const bytes = await drawPdf(report, { ...reportFonts, layout: { ...defaultLayout, mostPages } });
    return (
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length ?? 0
    );
  };
  const all = await pages(1000);
  expect(all).toBeGreaterThan(3);
  expect(await pages(all)).toBe(all);
  await expect(pages(all - 1)).rejects.toMatchObject({ name: 'TooManyPages', message: String(all - 1) });
});

it('says how to narrow a report of more than 500 pages, and writes nothing', {
  timeout: 120_000,
}, async () => {
  const long = (n: number): string => `Kegiatan ${n} ${'menyusun berkas '.repeat(120)}`.slice(0, 1900).trim();
  const rows = Array.from(
    { length: 560 },
    (_, n) => `      - kode: BESAR-${n + 1}\n        uraian: ${long(n + 1)}\n`,
  );
  const { host, sop } = office({
    files: {
      '/kantor/sop.config.yaml': 'format: 1\nbatas: { ukuran_kib: 2048, butir: 5000 }\n',
      '/kantor/sops/besar.yaml': `format: 1\nnomor: SOP/01\nnama: SOP besar\ninstansi: [KANTOR CONTOH]\ntanggal: { pembuatan: 2026-01-05 }\nbagian:\n  - kode: BESAR\n    nama: Besar\n    kegiatan:\n${rows.join('')}`,
    },
  });
  const opened = await sop('run', 'open', 'BESAR', '--by', 'Rina Wulandari', '--json');
  expect([opened.code, opened.err]).toEqual([0, '']);
  const told = await sop('report', String(opened.json.pelaksanaan), '--output', '/kantor/a.pdf');
  expect([told.code, host.disk.has('/kantor/a.pdf')]).toEqual([3, false]);
  expect(told.err).toContain('lebih dari 500 halaman');
  expect(told.err).toContain('--part');
  expect((await sop('report', String(opened.json.pelaksanaan), '--output', '/kantor/a.csv')).code).toBe(0);
});

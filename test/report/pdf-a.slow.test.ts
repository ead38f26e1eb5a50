import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { textCell } from '../../src/report/blocks/cell.ts';
import type { ReportDocument } from '../../src/report/blocks/report-document.ts';
import { cellRow } from '../../src/report/blocks/table.ts';
import { drawPdf } from '../../src/report/pdf/draw-pdf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';
import { reportFonts } from './report-fonts.ts';

const report: ReportDocument = {
  metadata: {
    title: 'Laporan <A> & "B"',
    author: 'KANTOR',
    subject: 's',
    keywords: 'k',
    language: 'id-ID',
    createdAt: 1_790_000_000_000,
  },
  sections: [
    {
      letterhead: ['KANTOR CONTOH'],
      heading: ['LAPORAN'],
      blocks: [
        {
          kind: 'table',
          name: 'Tabel',
          table: {
            title: 'Tabel',
            columns: [
              { title: 'NO', width: 40, align: 'center' },
              { title: 'URAIAN', width: 200, grow: 1, align: 'left' },
            ],
            rows: Array.from({ length: 80 }, (_, index) =>
              cellRow(textCell(String(index + 1)), textCell('✓ selesai')),
            ),
          },
        },
        {
          kind: 'chart',
          chart: {
            title: 'Grafik',
            alternative: 'Naik dari 50 % ke 70 %.',
            unit: '%',
            top: 1,
            scale: [{ at: 0, label: '0 %' }],
            series: [{ name: 'a', as: 'line' }],
            groups: [
              { label: '1', values: [0.5] },
              { label: '2', values: [0.7] },
            ],
          },
        },
      ],
    },
  ],
  footer: {
    text: 'kaki',
    pageLabel: '{halaman} dari {jumlah}',
    code: 'SOP1 RUN ABCD 00000000000000000000000000000000',
  },
};

const attached = [
  { name: 'laporan.json', type: 'application/json', description: 'Data', text: '{"judul":"Laporan"}\n' },
  { name: 'catatan.jsonl', type: 'application/jsonl', description: 'Catatan', text: '{}\n' },
];
const folder = temporaryFolder('sop-pdfa-');
beforeAll(async () => {
  writeFileSync(join(folder, 'a3.pdf'), await drawPdf(report, reportFonts, attached));
  writeFileSync(join(folder, 'a1.pdf'), await drawPdf(report, reportFonts, undefined, 'PDF/A-1b'));
});
const tool = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8' });

const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`);

const preflight = tools('java', ...jars);
const poppler = tools('pdfdetach', 'pdfinfo');

describe('PDF/A', () => {
  it.skipIf(preflight.missing)(
    `the 1b variant passes Preflight, and a file without an output intent does not${preflight.note}`,
    () => {
      const check = (file: string) =>
        spawnSync('java', ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file], {
          cwd: folder,
          encoding: 'utf8',
        });
      expect(check('a1.pdf').stdout).toContain('is a valid PDF/A-1b file');
      writeFileSync(
        join(folder, 'bad.pdf'),
        readFileSync(join(folder, 'a1.pdf'), 'latin1').replace('/OutputIntents', '/OutputIntentz'),
        'latin1',
      );
      expect(check('bad.pdf').stdout).not.toContain('is a valid PDF/A-1b file');
    },
  );

  it.skipIf(poppler.missing)(
    `the file carries its data, its parts have tags, the chart has words${poppler.note}`,
    () => {
      tool('pdfdetach', '-savefile', 'laporan.json', 'a3.pdf');
      expect(readFileSync(join(folder, 'laporan.json'), 'utf8')).toBe('{"judul":"Laporan"}\n');
      const tree = tool('pdfinfo', '-struct', 'a3.pdf');
      for (const tag of ['H1', 'Table', 'TR', 'TH', 'TD', 'Figure'])
        expect(tree).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
      expect(tree.match(/^\s*TD/gm)).toHaveLength(160);
      expect(tree.match(/^\s*TH/gm)).toHaveLength(2);
      expect(tool('pdfinfo', 'a3.pdf')).toMatch(/Tagged:\s+yes/);
      const raw = readFileSync(join(folder, 'a3.pdf'), 'latin1');
      expect(raw).toContain('/AFRelationship /Data');
      expect(raw).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    },
  );

  it('the same data gives the same bytes', async () => {
    const again = await drawPdf(report, reportFonts, attached);
    expect(Buffer.compare(again, readFileSync(join(folder, 'a3.pdf')))).toBe(0);
  });
});

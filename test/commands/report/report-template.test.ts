import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/document/yaml/read-yaml.ts';
import { decodeTemplate, plainTemplate } from '../../../src/office/decode-template.ts';
import { imageFacts } from '../../../src/report/pdf/image-facts.ts';
import { defaultLayout, millimetres } from '../../../src/report/pdf/layout.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { repository } from '../../support/program-files.ts';
import { officeWithRun } from '../office-with-run.ts';

const shipped = readFileSync(join(repository, 'templates/laporan.yaml'));

/** A PNG of one colour, with transparency or without. */
function png(width: number, height: number, alpha: boolean): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    let sum = ~0;
    for (const byte of body) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    out.writeUInt32BE(~sum >>> 0, body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, alpha ? 6 : 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * (alpha ? 4 : 3), 120)]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0H20V10Z" fill="#246"/><text x="2" y="8">A</text></svg>';

/** A report of a run in an office with a template; gives the answer and the file. */
async function reportWith(
  template: string | undefined,
  files: Readonly<Record<string, string | Uint8Array>> = {},
) {
  const own = template === undefined ? {} : { '/kantor/templates/laporan.yaml': template };
  const { host, run, sop } = await officeWithRun({ files: { ...own, ...files } });
  const told = await sop('report', run, '--output', '/kantor/a.pdf');
  return { ...told, pdf: host.disk.get('/kantor/a.pdf') };
}

const rawOf = (pdf: Uint8Array | undefined): string => Buffer.from(pdf ?? []).toString('latin1');

describe("the program's own template", () => {
  it('says what the program does without one', () => {
    const { value, diagnostics } = readYaml(shipped, 'laporan.yaml', 'laporan');
    expect(diagnostics).toEqual([]);
    expect(decodeTemplate(value, plainTemplate)).toEqual(plainTemplate);
    const { margins, letterhead, signatures } = plainTemplate;
    expect(defaultLayout.letterhead).toEqual(letterhead);
    expect(Object.values(defaultLayout.margins)).toEqual(
      [margins.top, margins.right, margins.bottom, margins.left].map(millimetres),
    );
    expect(defaultLayout.signatures).toEqual({
      width: Math.round(millimetres(signatures.width)),
      space: Math.round(millimetres(signatures.space)),
    });
  });

  it('changes no byte of a report when an office copies it', async () => {
    const [without, copied] = [await reportWith(undefined), await reportWith(shipped.toString())];
    expect([without.code, copied.code]).toEqual([0, 0]);
    expect(Buffer.compare(without.pdf ?? new Uint8Array(), copied.pdf ?? new Uint8Array([1]))).toBe(0);
  });
});

describe("an office's template", () => {
  it('adds lines below the title and at the end', async () => {
    const { pdf } = await reportWith(
      'format: 1\nbaris_judul: [Klasifikasi BIASA]\nbaris_akhir: ["Tembusan: Arsip"]\n',
    );
    const pages = await pdfPages(pdf ?? new Uint8Array());
    expect(pages[0]).toContain('Klasifikasi BIASA');
    expect(pages.at(-1)).toContain('Tembusan: Arsip');
  });

  it.each([
    ['margin', 'margin: { kiri: 40, atas: 40 }'],
    ['the size of the kop', 'kop: { ukuran: 14 }'],
    ['the place of the kop', 'kop: { letak: tengah }'],
    ['its rule', 'kop: { garis: ganda }'],
    ['the width of a signature', 'blok_penanda: { lebar: 50 }'],
    ['its space', 'blok_penanda: { ruang: 30 }'],
  ])('changes %s', async (_name, line) => {
    const [plain, changed] = [await reportWith(undefined), await reportWith(`format: 1\n${line}\n`)];
    expect(changed.code).toBe(0);
    expect(Buffer.compare(plain.pdf ?? new Uint8Array(), changed.pdf ?? new Uint8Array())).not.toBe(0);
  });

  it.each([
    ['PNG', 'logo.png', png(30, 20, false)],
    ['PNG with transparency', 'logo.png', png(30, 20, true)],
    ['SVG', 'logo.svg', svg],
  ])(
    'shows a logo, %s, with its words for those who do not see it, the same bytes each time',
    async (_name, file, image) => {
      const template = `format: 1\nlogo: { berkas: templates/${file}, letak: tengah, teks: Lambang }\n`;
      const files = { [`/kantor/templates/${file}`]: image };
      const [once, again] = [await reportWith(template, files), await reportWith(template, files)];
      expect([once.code, once.err]).toEqual([0, '']);
      expect(rawOf(once.pdf)).toMatch(/\/S \/Figure[\s\S]{0,200}\/Alt/);
      expect(Buffer.compare(once.pdf ?? new Uint8Array(), again.pdf ?? new Uint8Array([1]))).toBe(0);
    },
  );

  it.each([
    ['kop: { letak: atas }', 'laporan.yaml:2:15'],
    ['logo: { berkas: ../logo.png }', 'di dalam folder kantor'],
    ['logo: { berkas: /etc/passwd }', 'di dalam folder kantor'],
    ["logo: { berkas: 'C:\\logo.png' }", 'di dalam folder kantor'],
    ['logo: { berkas: tidak-ada.png }', 'tidak ada'],
    ['logo: { berkas: sop.config.yaml }', 'bukan gambar'],
    ['logo: { berkas: besar.png }', 'lebih dari 2 MiB'],
    ['logo: { berkas: rusak.png }', 'rusak'],
    ['logo: { berkas: skrip.svg }', 'skrip'],
  ])('refuses %s and leaves no file', async (line, words) => {
    const broken = png(30, 20, true);
    broken[60] = (broken[60] ?? 0) ^ 1;
    const { code, err, pdf } = await reportWith(`format: 1\n${line}\n`, {
      '/kantor/sop.config.yaml': 'format: 1\n',
      '/kantor/besar.png': new Uint8Array(2 * 1024 * 1024 + 1),
      '/kantor/rusak.png': broken,
      '/kantor/skrip.svg': svg.replace('<path', '<script>x</script><path'),
    });
    expect([code, pdf]).toEqual([3, undefined]);
    expect(err).toContain(words);
  });
});

describe('a picture', () => {
  const jpeg = (colours: number): Uint8Array =>
    Uint8Array.from([
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      4,
      0,
      0,
      0xff,
      0xc0,
      0,
      17,
      8,
      0,
      50,
      0,
      100,
      colours,
      0,
      0,
      0,
      0,
    ]);

  it('is told by its bytes, cut at any place or changed without an error', () => {
    expect(imageFacts(png(30, 20, true))).toEqual({ kind: 'png', ratio: 1.5 });
    expect(imageFacts(jpeg(3))).toEqual({ kind: 'jpeg', ratio: 2 });
    expect(imageFacts(jpeg(4))).toMatchObject({ problem: { id: expect.stringContaining('CMYK') } });
    expect(imageFacts(new TextEncoder().encode(svg))).toEqual({ kind: 'svg', ratio: 2 });
    const whole = png(30, 20, true);
    for (let cut = 0; cut < whole.length; cut++)
      expect(imageFacts(whole.subarray(0, cut))).toHaveProperty('problem');
    for (let at = 8; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 4;
      expect(imageFacts(changed), `byte ${at}`).toHaveProperty('problem');
    }
  });
});

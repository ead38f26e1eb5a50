import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { readCertificate } from '../../../src/signature/cms/certificate.ts';
import { buildSignature, type SigningKey } from '../../../src/signature/sign/build-cms.ts';
import { fillSignature, prepareSignature, signPdf } from '../../../src/signature/sign/sign-pdf.ts';
import { flawIn, standingOf } from '../../../src/signature/sign/standing.ts';
import { basic, certificate, now, type Party, purposes, usage } from '../../signature/pki/make.ts';
import { claim, plainPdf } from '../../signature/signers.ts';
import { ca, type OfficeWish, onlineOffice, person, root } from './online-office.ts';

/** The key of a party, as signing wants it. */
function keyOf({ der, key }: Party): SigningKey {
  const [own, issuer, top] = [der, ca.der, root.der].map((one) => readCertificate(one));
  if (!own || !issuer || !top) throw new Error('no certificate');
  return {
    certificate: own,
    chain: [issuer, top],
    digest: 'sha256',
    sign: async (data) => sign('sha256', data, key),
  };
}

const other = person();
const boss = keyOf(other);
const first = (pdf: Uint8Array, more = {}): Promise<Uint8Array> =>
  signPdf(pdf, { ...claim('TTD-BAMIN', more), at: now }, boss, {
    reserve: [{ name: 'TTD-KASI', label: 'KASI' }],
  });
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');

/** A first signature whose reference says something else; the text must not grow. */
async function referring(from: RegExp, to: string): Promise<Uint8Array> {
  const prepared = prepareSignature(await plainPdf(), { ...claim('TTD-BAMIN', { certify: true }), at: now }, [
    { name: 'TTD-KASI', label: 'KASI' },
  ]);
  const found = from.exec(text(prepared.bytes));
  if (!found) throw new Error('no reference');
  prepared.bytes.write(to.padEnd(found[0].length), found.index, 'latin1');
  return fillSignature(prepared, await buildSignature(prepared.pieces, boss));
}

/** Signs what lies there; what came out, and whether the file is still what it was. */
async function signed(pdf: Uint8Array, wish: OfficeWish = {}, ...options: readonly string[]) {
  const host = await onlineOffice({ who: person(), ...wish, files: { '/kantor/a.pdf': pdf } });
  const code = await main(['sign', 'a.pdf', ...options], host);
  const isUntouched = text(host.disk.get('/kantor/a.pdf') ?? Buffer.of()) === text(pdf);
  return { host, code, err: host.stderr(), isUntouched };
}

const revised = (pdf: Uint8Array, change: (pdf: string) => string): Uint8Array => bytesOf(change(text(pdf)));
const size = (latin1: string): number => latin1.length;

/** Appends a revision with objects, each as `number: text`. */
function appended(pdf: Uint8Array, objects: Readonly<Record<number, string>>): Uint8Array {
  let out = text(pdf);
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(out)?.[1];
  const trailer = out.slice(out.lastIndexOf('trailer'), out.lastIndexOf('startxref'));
  const kept = [/\/Root \d+ \d+ R/, /\/Info \d+ \d+ R/, /\/ID \[.*?\]/s].map((key) => key.exec(trailer)?.[0]);
  let table = 'xref\n';
  let last = 0;
  for (const [number, value] of Object.entries(objects)) {
    table += `${number} 1\n${String(size(out)).padStart(10, '0')} 00000 n \n`;
    out += `${number} 0 obj\n${value}\nendobj\n`;
    last = Math.max(last, Number(number));
  }
  return bytesOf(
    `${out}${table}trailer\n<< /Size ${Math.max(last + 1, 60)} ${kept.join(' ')} /Prev ${previous} >>\nstartxref\n${size(out)}\n%%EOF\n`,
  );
}

const objectOf = (pdf: Uint8Array, part: RegExp): readonly [number: number, value: string] => {
  const all = [...text(pdf).matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].reverse();
  const found = all.find(([, , value = '']) => part.test(value));
  if (!found) throw new Error(`no object with ${part}`);
  return [Number(found[1]), found[2] ?? ''];
};

describe('what is signed', () => {
  it('is signed by a second one, also after a certification that allows it, and nobody becomes worse', async () => {
    for (const more of [{}, { certify: true }] as const) {
      const { code, err, host } = await signed(await first(await plainPdf(), more));
      expect([code, err]).toEqual([0, '']);
      expect(await main(['verify', 'a.pdf'], host)).toBe(0);
    }
  });

  const visibleField = (pdf: Uint8Array, rect: string): Uint8Array => {
    const [page, pageText] = objectOf(pdf, /\/Type \/Page\b(?!s)/);
    const [form, formText] = objectOf(pdf, /\/Fields \[/);
    return appended(pdf, {
      [page]: pageText.replace(/\/Annots \[/, '/Annots [70 0 R '),
      [form]: formText.replace('/Fields [', '/Fields [70 0 R '),
      70: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (TTD-KASI) /F 132 /Rect [${rect}] /P ${page} 0 R >>`,
    });
  };
  const alone = async (): Promise<Uint8Array> =>
    signPdf(await plainPdf(), { ...claim('TTD-BAMIN'), at: now }, boss);

  it.each<readonly [string, () => Promise<Uint8Array>, readonly string[], RegExp]>([
    [
      'certified already',
      async () => first(await plainPdf()),
      ['--certify'],
      /--certify hanya untuk tanda tangan pertama/,
    ],
    [
      'certified with P=1',
      () => referring(/\/P 2 /, '/P 1 '),
      [],
      /DocMDP P=1.*Tidak ada yang ditandatangani/,
    ],
    [
      'locked against other signatures',
      () =>
        referring(
          /\/DocMDP \/TransformParams << \/Type \/TransformParams \/P 2/,
          '/FieldMDP /TransformParams << /Action /All',
        ),
      [],
      /tidak memenuhi syarat: .*TTD-BAMIN.*(?:tidak mengizinkannya|DIUBAH)/,
    ],
    ['cut off', async () => (await first(await plainPdf())).subarray(0, -700), [], /terpotong|tidak terbaca/],
    [
      'longer than its end',
      async () => Buffer.concat([await first(await plainPdf()), Buffer.from('\n9 0 obj\n<<>>\nendobj\n')]),
      [],
      /di belakang ujungnya/,
    ],
    [
      'with a table that is wrong',
      async () => revised(await plainPdf(), (pdf) => pdf.replace(/(\d{9})\d 00000 n/, '0000000999 00000 n')),
      [],
      /tidak ada di tempat|tidak terbaca/,
    ],
    [
      'with a content that is damaged',
      async () => {
        const pdf = Buffer.from(await plainPdf());
        const at = pdf.indexOf('stream\n') + 30;
        pdf[at] = (pdf[at] ?? 0) ^ 0x55;
        return pdf;
      },
      [],
      /isi objek \d+ di PDF ini rusak/,
    ],
    [
      'with a broken signature',
      async () =>
        revised(await first(await plainPdf()), (pdf) =>
          pdf.replace('/Reason', '/Raeson').replace('Larasati', 'Larasata').replace('/Title', '/Titel'),
        ),
      [],
      /TTD-BAMIN' di berkas ini RUSAK.*Minta lagi berkas aslinya/,
    ],
    [
      'changed after it was signed',
      async () => {
        const pdf = await first(await plainPdf());
        const [page, pageText] = objectOf(pdf, /\/Type \/Page\b(?!s)/);
        return appended(pdf, { [page]: pageText.replace('/Type /Page', '/Type /Page /Rotate 180') });
      },
      [],
      /DIUBAH sesudah ditandatangani pada kolom 'TTD-BAMIN'/,
    ],
    [
      'with a field of that name that came later and is seen',
      async () => visibleField(await alone(), '100 100 200 150'),
      [],
      /kolom 'TTD-KASI' ditambahkan orang lain/,
    ],
    [
      'with a field of that name that does something',
      () => withLockedField(),
      [],
      /bukan kolom tanda tangan biasa \(\/Lock\)/,
    ],
    ['no PDF', async () => Buffer.from('halo'), [], /terpotong|bukan berkas PDF/],
  ])('is not a file %s', async (_name, make, options, words) => {
    const { code, err, isUntouched } = await signed(await make(), {}, ...options);
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(words);
  });

  async function withLockedField(): Promise<Uint8Array> {
    const pdf = await plainPdf();
    const [page, pageText] = objectOf(pdf, /\/Type \/Page\b(?!s)/);
    const [catalog, catalogText] = objectOf(pdf, /\/Type \/Catalog/);
    return appended(pdf, {
      [page]: pageText.replace('/Type /Page', '/Type /Page /Annots [70 0 R]'),
      [catalog]: catalogText.replace('/Type /Catalog', '/Type /Catalog /AcroForm << /Fields [70 0 R] >>'),
      70: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (TTD-KASI) /Rect [0 0 0 0] /P ${page} 0 R /Lock << /Action /All >> >>`,
    });
  }

  it('is left as it was when the disk is full: code 74', async () => {
    const pdf = await plainPdf();
    const host = await onlineOffice({ who: person(), files: { '/kantor/a.pdf': pdf } });
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const files = {
      ...host.files,
      write: () => {
        throw full;
      },
    };
    expect(await main(['sign', 'a.pdf'], { ...host, files })).toBe(74);
    expect(host.stderr()).toMatch(
      /TIDAK tersimpan di '\/kantor\/a.pdf' \(disk penuh\).*tetap seperti semula/,
    );
    expect(text(host.disk.get('/kantor/a.pdf') ?? Buffer.of())).toBe(text(pdf));
  });
});

describe('a key behind a command', () => {
  const who = person();
  const hex = (input: unknown): Buffer => Buffer.from(String(input).trim(), 'hex');
  const key = 'perintah: [tanda], sertifikat: kasi.pem';
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  it.each<readonly [string, (digest: Buffer) => { code: number | undefined; output?: string }, RegExp]>([
    ['prints nothing', () => ({ code: 0, output: '' }), /bukan tanda tangan dari sertifikat ini/],
    [
      'prints something else',
      () => ({ code: 0, output: 'aGFsbw==' }),
      /bukan tanda tangan dari sertifikat ini/,
    ],
    [
      'has another key',
      (digest) => ({ code: 0, output: sign('sha256', digest, stranger).toString('base64') }),
      /'tanda' memberi sesuatu .* Tidak ada yang ditandatangani/,
    ],
    ['fails', () => ({ code: 7 }), /gagal menandatangani \(kode 7\)/],
    ['is not installed', () => ({ code: undefined }), /tidak terpasang/],
  ])('that %s signs nothing', async (_name, answer, words) => {
    const run: OfficeWish['run'] = (_command, { input } = {}) => {
      const { code, output = '' } = answer(hex(input));
      return { code, output: Buffer.from(output) };
    };
    const { code, err, isUntouched } = await signed(await plainPdf(), { who, key, run });
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(words);
  });
});

describe('a certificate', () => {
  const below = (name: string, wish: Parameters<typeof certificate>[1]): Party =>
    certificate(name, { issuer: ca, extensions: [basic(false), usage(0xc0)], ...wish });
  const cases: readonly (readonly [string, Party, RegExp, RegExp])[] = [
    ['with a weak key', below('Lemah', { kind: 'rsa1024' }), /memakai RSA-1024/, /uses RSA-1024/],
    ['issued with SHA-1', below('Lama', { hash: 'sha1' }), /memakai SHA-1/, /uses SHA-1/],
    [
      'of a web server',
      below('server.contoh', { extensions: [usage(0x80), purposes(['1.3.6.1.5.5.7.3.1'])] }),
      /'server.contoh' bukan untuk keperluan ini/,
      /'server.contoh' is not for this purpose/,
    ],
    [
      'that may only encrypt',
      below('Sandi', { extensions: [usage(0x20)] }),
      /'Sandi' bukan untuk keperluan ini/,
      /'Sandi' is not for this purpose/,
    ],
  ];

  it.each(cases)('%s is warned of, once, in both languages', async (_name, who, indonesian, english) => {
    for (const [lang, words] of [
      ['id', indonesian],
      ['en', english],
    ] as const) {
      const { code, err, host } = await signed(await plainPdf(), { who }, '--lang', lang, '--json');
      const lines = err.trim().split('\n');
      expect([code, lines.length]).toEqual([0, 1]);
      expect(lines[0]).toMatch(words);
      const { peringatan } = JSON.parse(host.stdout()) as { peringatan: readonly { id: string }[] };
      expect(peringatan).toEqual([expect.objectContaining({ id: expect.stringMatching(indonesian) })]);
    }
  });

  it.each<readonly [string, Party, RegExp]>([
    ['that has ended', below('Usai', { to: now - 1 }), /Perbarui sertifikatnya/],
    ['that does not run yet', below('Besok', { from: now + 86_400_000 }), /hari ini tidak termasuk/],
  ])('%s is refused', async (_name, who, words) => {
    const { code, err, isUntouched } = await signed(await plainPdf(), { who });
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(words);
  });

  it('that receivers will not accept is told by sop doctor too, of whatever kind the key is', async () => {
    const [[, weak], , [, server]] = cases as [(typeof cases)[0], (typeof cases)[0], (typeof cases)[0]];
    for (const [who, key] of [
      [weak, 'p12: kasi.p12, sandi: sandi'],
      [server, 'perintah: [tanda], sertifikat: kasi.pem'],
    ] as const) {
      const host = await onlineOffice({ who, key });
      await main(['doctor'], host);
      expect(host.stdout().replaceAll(/\s+/g, ' ')).toMatch(
        who === weak ? /RSA-1024/ : /'server.contoh' bukan untuk keperluan ini/,
      );
    }
  });

  it('that is sound is not warned of', async () => {
    const { err } = await signed(await plainPdf());
    expect(err).toBe('');
  });
});

describe('the result', () => {
  const meant = {
    field: 'TTD-BAMIN',
    certificate: boss.certificate,
    level: 'B-B',
    tops: [],
    now,
    certify: false,
  } as const;

  it('holds against the same judge', async () => {
    const pdf = await plainPdf();
    expect(flawIn(await first(pdf), standingOf(pdf, meant), meant)).toBeUndefined();
  });

  it.each<readonly [string, (pdf: Uint8Array) => Uint8Array, Partial<Parameters<typeof flawIn>[2]>, RegExp]>([
    [
      'a flipped bit',
      (pdf) => revised(pdf, (one) => one.replace('/Title', '/Titel')),
      {},
      /document is not what was signed/,
    ],
    [
      'an empty signature',
      (pdf) =>
        revised(pdf, (one) =>
          one.replace(/\/Contents <[0-9a-f]+>/, (hole) => `/Contents <${'0'.repeat(hole.length - 12)}>`),
        ),
      {},
      /cannot be read/,
    ],
    ['a cut file', (pdf) => pdf.subarray(0, -900), {}, /./],
    [
      'somebody else',
      (pdf) => pdf,
      { certificate: keyOf(certificate('Lain', { issuer: ca })).certificate },
      /not that of the signer/,
    ],
    [
      'another certificate of the same name',
      (pdf) => pdf,
      { certificate: keyOf(person()).certificate },
      /not that of the signer/,
    ],
    ['a level that is not reached', (pdf) => pdf, { level: 'B-T' }, /level B-T is not reached/],
    ['a certification that got lost', (pdf) => pdf, { certify: true }, /DocMDP/],
    ['a field that got lost', (pdf) => pdf, { field: 'TTD-WAKA' }, /TTD-WAKA/],
  ])('is seen to have %s', async (_name, change, more, words) => {
    const flaw = flawIn(change(await first(await plainPdf())), [], { ...meant, ...more });
    expect(flaw?.en).toMatch(words);
  });

  it('is seen to have lost or broken a signature that was there', async () => {
    const pdf = await first(await plainPdf());
    const before = standingOf(pdf, { ...meant, field: 'TTD-KASI' });
    expect(before).toHaveLength(1);
    const fresh = await signPdf(await plainPdf(), { ...claim('TTD-KASI'), at: now }, boss);
    const lost = flawIn(fresh, before, { ...meant, field: 'TTD-KASI' });
    expect(lost?.en).toMatch(/TTD-BAMIN' that is there does not allow it/);
  });
});

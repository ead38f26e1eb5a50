import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const { missing, note } = tools('pdfsig', 'qpdf', 'certutil', 'pk12util', 'openssl', 'mutool');
const folder = temporaryFolder('sop-penanda-');

function run(tool: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { cwd: folder, encoding: 'utf8' });
  // qpdf ends with 3 after a warning.
  if (status !== 0 && !(tool === 'qpdf' && status === 3))
    throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Signs with poppler, under a certificate that Network Security Services keep. */
function popplerSigns(from: string, to: string): void {
  run('pdfsig', '-nssdir', 'sql:nss', '-nick', 'uji', '-add-signature', '-reason', 'Uji', from, to);
}

/** Poppler and the certificates made here go by the clock of the machine. */
const nobody = { anchors: [], now: Date.now(), accept: [] };
const judged = async (name: string) => verifyPdf(readFileSync(join(folder, name)), nobody);

/** A page with a line of text, as plain as PDF gets. */
const plain = `%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
endobj
4 0 obj
<</Length 41>>
stream
BT /F 18 Tf 40 100 Td (Surat keluar) Tj ET
endstream
endobj
5 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
trailer
<</Root 1 0 R/Size 6>>
startxref
0
%%EOF
`;

const layouts: readonly (readonly [name: string, options: readonly string[]])[] = [
  ['a table of objects', ['--object-streams=disable']],
  ['object streams', ['--object-streams=generate']],
  ['linearized', ['--linearize']],
  ['encrypted, RC4 of 40 bits', ['--allow-weak-crypto', '--encrypt', '', 'kunci', '40', '--']],
  [
    'encrypted, RC4 of 128 bits',
    ['--allow-weak-crypto', '--encrypt', '', 'kunci', '128', '--use-aes=n', '--'],
  ],
  [
    'encrypted, AES of 128 bits',
    ['--allow-weak-crypto', '--encrypt', '', 'kunci', '128', '--use-aes=y', '--'],
  ],
  [
    'encrypted, AES of 128 bits, metadata open',
    ['--allow-weak-crypto', '--encrypt', '', 'kunci', '128', '--use-aes=y', '--cleartext-metadata', '--'],
  ],
  ['encrypted, AES of 256 bits', ['--encrypt', '', 'kunci', '256', '--']],
  [
    'encrypted, AES of 256 bits, the older way',
    ['--allow-weak-crypto', '--encrypt', '', 'kunci', '256', '--force-R5', '--'],
  ],
  ['encrypted, with object streams', ['--object-streams=generate', '--encrypt', '', 'kunci', '256', '--']],
];

describe.skipIf(missing)(`a PDF that poppler signed${note}`, () => {
  beforeAll(() => {
    run(
      'openssl',
      ...'req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 30 -subj /CN=Sinta'.split(' '),
    );
    run(
      'openssl',
      ...'pkcs12 -export -inkey k.pem -in c.pem -out k.p12 -name uji -passout pass:rahasia'.split(' '),
    );
    mkdirSync(join(folder, 'nss'));
    run('certutil', '-N', '-d', 'sql:nss', '--empty-password');
    run('pk12util', '-i', 'k.p12', '-d', 'sql:nss', '-W', 'rahasia', '-K', '');
    writeFileSync(join(folder, 'plain.pdf'), plain);
    run('qpdf', 'plain.pdf', 'plain-laid.pdf');
  });

  it.each(layouts)(
    'holds when laid out as %s, also when signed again, and not with a byte changed',
    async (_name, options) => {
      run('qpdf', ...options, 'plain.pdf', 'laid.pdf');
      popplerSigns('laid.pdf', 'once.pdf');
      popplerSigns('once.pdf', 'twice.pdf');
      const [once, twice] = [await judged('once.pdf'), await judged('twice.pdf')];
      expect(once).toMatchObject({
        accepted: true,
        signatures: [{ integrity: 'intact', coversWholeFile: true }],
      });
      expect(once.signatures[0]?.time?.at).toBeGreaterThan(Date.UTC(2020, 0, 1));
      expect(twice.accepted).toBe(true);
      expect(twice.signatures).toMatchObject([{ after: 'normal' }, { after: 'nothing' }]);
      const bytes = readFileSync(join(folder, 'twice.pdf'));
      bytes[300] = (bytes[300] ?? 0) ^ 1;
      expect((await verifyPdf(bytes, nobody)).accepted).toBe(false);
    },
  );

  it.each([
    ['in the catalog', '<</Fields[]>>'],
    ['in the catalog, its list apart', '<</Fields 6 0 R>>'],
    ['apart, its list as well', '7 0 R'],
  ])('holds where poppler leaves its field out of the form: %s', async (_where, form) => {
    const objects = '6 0 obj\n[]\nendobj\n7 0 obj\n<</Fields 6 0 R>>\nendobj\ntrailer';
    const text = plain.replace('/Pages 2 0 R', `/Pages 2 0 R/AcroForm ${form}`).replace('trailer', objects);
    writeFileSync(join(folder, 'form.pdf'), text);
    run('qpdf', '--object-streams=disable', 'form.pdf', 'form-laid.pdf');
    popplerSigns('form-laid.pdf', 'once.pdf');
    popplerSigns('once.pdf', 'twice.pdf');
    expect(await judged('once.pdf')).toMatchObject({ accepted: true, signatures: [{ after: 'nothing' }] });
    expect(await judged('twice.pdf')).toMatchObject({
      accepted: true,
      loose: 0,
      signatures: [{ after: 'normal' }, { after: 'nothing' }],
    });
  });

  it('does not take a certificate whose name was changed: the signature binds its name', async () => {
    popplerSigns('plain-laid.pdf', 'named.pdf');
    const hex = (text: string): string => Buffer.from(text).toString('hex');
    const text = readFileSync(join(folder, 'named.pdf')).toString('latin1');
    const renamed = Buffer.from(text.replaceAll(hex('Sinta'), hex('Tinta')), 'latin1');
    expect(await judged('named.pdf')).toMatchObject({
      accepted: true,
      signatures: [{ signer: { name: 'Sinta' } }],
    });
    expect(await verifyPdf(renamed, nobody)).toMatchObject({
      accepted: false,
      signatures: [
        {
          signer: { name: 'Tinta' },
          verdict: 'broken',
          problem: { id: expect.stringContaining('tidak cocok dengan sertifikatnya') },
        },
      ],
    });
  });

  it('is not opened when a password is needed, and says so', async () => {
    for (const bits of ['128', '256']) {
      run(
        'qpdf',
        '--allow-weak-crypto',
        '--encrypt',
        'rahasia',
        'kunci',
        bits,
        '--',
        'plain.pdf',
        'locked.pdf',
      );
      expect((await judged('locked.pdf')).problem?.id).toContain('kata sandi');
    }
  });
});

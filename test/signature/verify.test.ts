import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import { fieldNamed } from '../../src/signature/sign/form-fields.ts';
import { beginRevision, setObject, writeRevision } from '../../src/signature/sign/revision.ts';
import { signPdf } from '../../src/signature/sign/sign-pdf.ts';
import { verifyPdf } from '../../src/signature/verify-pdf.ts';
import { attacks } from './attacks.ts';
import { claim, pilot, plainPdf, trusting } from './signers.ts';

const first = pilot('Rangga Wirasena');
const second = pilot('Larasati Kusumawardani');
const anchors = trusting(first.root, second.root);
const reserve = [{ name: 'TTD-KASI', label: 'KASI HUMAS' }];
let plain: Uint8Array;
let signed: Uint8Array;
let certified: Uint8Array;
let both: Uint8Array;

beforeAll(async () => {
  plain = await plainPdf();
  signed = await signPdf(plain, claim('TTD-BAMIN'), first.signer, { reserve });
  certified = await signPdf(plain, claim('TTD-BAMIN', { certify: true }), first.signer, { reserve });
  both = await signPdf(signed, claim('TTD-KASI'), second.signer);
});

describe('a signed PDF', () => {
  it('is intact, by a trusted signer, at level B-B', async () => {
    const { accepted, signatures } = await verifyPdf(signed, anchors);
    expect(accepted).toBe(true);
    expect(signatures).toMatchObject([
      {
        field: 'TTD-BAMIN',
        integrity: 'intact',
        trust: 'trusted',
        level: 'B-B',
        after: 'nothing',
        coversWholeFile: true,
      },
    ]);
    expect(signatures[0]?.signer).toMatchObject({
      name: 'Rangga Wirasena (PERCOBAAN)',
      organisation: 'RESOR CONTOH',
    });
    expect(signatures[0]?.time).toEqual({ at: claim('').at, source: 'claimed', isProven: false });
  });

  it('may be signed by a second person in a field that waits, also after a certification', async () => {
    const { accepted, signatures } = await verifyPdf(both, anchors);
    expect(accepted).toBe(true);
    expect(signatures.map(({ after }) => after)).toEqual(['normal', 'nothing']);
    const more = await verifyPdf(await signPdf(certified, claim('TTD-KASI'), second.signer), anchors);
    expect(more).toMatchObject({ accepted: true, signatures: [{ certification: 2, after: 'normal' }, {}] });
  });

  it('refuses a second signature in the same field', async () => {
    await expect(signPdf(signed, claim('TTD-BAMIN'), first.signer)).rejects.toThrow('signed already');
  });

  it('is not trusted by a stranger, and without anchors nobody is vouched for', async () => {
    expect(await verifyPdf(signed, trusting(second.root))).toMatchObject({
      accepted: false,
      signatures: [{ trust: 'untrusted', integrity: 'intact' }],
    });
    expect(await verifyPdf(signed, trusting())).toMatchObject({
      accepted: true,
      signatures: [{ trust: 'unknown' }],
    });
  });

  it('is not accepted when the certificate was out of its time', async () => {
    const late = await signPdf(
      plain,
      claim('TTD-BAMIN', { at: Date.parse('2031-01-01T00:00:00Z') }),
      first.signer,
    );
    const { accepted, signatures } = await verifyPdf(late, trusting());
    expect(accepted).toBe(false);
    expect(signatures[0]?.reasons.map(({ code }) => code)).toEqual(['expired', 'expired', 'claims-future']);
  });
});

describe('attacks', () => {
  it.each(attacks)('%s: %s', async (_name, expected, forge) => {
    const report = await verifyPdf(forge(signed), anchors);
    expect(report.accepted).toBe(false);
    const one = report.signatures.find(({ field }) => field === 'TTD-BAMIN');
    if (expected === 'broken') expect(one?.integrity ?? 'broken').toBe('broken');
    // The cryptography alone would let these pass: only the comparison of the revisions finds them.
    else
      expect({
        integrity: one?.integrity,
        harmless: ['nothing', 'normal'].includes(one?.after ?? ''),
      }).toEqual({ integrity: 'intact', harmless: false });
  });

  it.each(attacks.filter(([, expected]) => expected === 'changed'))(
    'certified, %s',
    async (_name, _expected, forge) => {
      expect((await verifyPdf(forge(certified), anchors)).accepted).toBe(false);
    },
  );

  it('a signature that was taken out before another signed is not passed over', async () => {
    const file = openPdf(signed);
    const field = fieldNamed(file, 'TTD-BAMIN');
    const revision = beginRevision(file);
    const entries = new Map(field?.dict.entries);
    entries.delete('V');
    setObject(revision, field?.number ?? 0, { kind: 'dict', entries });
    const emptied = writeRevision(revision).bytes;
    const again = await signPdf(emptied, claim('TTD-KASI'), second.signer, { reserve });
    expect(await verifyPdf(again, anchors)).toMatchObject({
      accepted: false,
      loose: 1,
      signatures: [{ field: 'TTD-KASI', verdict: 'intact' }],
    });
  });

  it('a signature of another document is broken', async () => {
    const other = await signPdf(await plainPdf(), claim('TTD-BAMIN', { reason: 'Lain' }), second.signer, {
      reserve,
    });
    const hex = /\/Contents <([0-9a-f]+)>/.exec(Buffer.from(other).toString('latin1'))?.[1] ?? '';
    const forged = Buffer.from(signed)
      .toString('latin1')
      .replace(/\/Contents <[0-9a-f]+>/, `/Contents <${hex}>`);
    expect(await verifyPdf(Buffer.from(forged, 'latin1'), trusting())).toMatchObject({
      accepted: false,
      signatures: [{ integrity: 'broken' }],
    });
  });
});

describe('one flipped bit in the signed bytes', () => {
  it('is found, 1,000 times', { timeout: 120_000 }, async () => {
    const gap = /\/Contents </.exec(Buffer.from(signed).toString('latin1'))?.index ?? 0;
    const end = signed.length;
    let seed = 20261123;
    const random = (below: number): number => {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      return (seed >>> 0) % below;
    };
    const room = Buffer.from(signed).indexOf('>', gap + 12);
    for (let round = 0; round < 1000; round++) {
      const at = random(end);
      if (at >= gap + 10 && at <= room) continue;
      const copy = Buffer.from(signed);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      expect((await verifyPdf(copy, trusting())).accepted, `byte ${at}`).toBe(false);
    }
  });
});

describe('what is no signed PDF', () => {
  it.each([
    ['nothing', ''],
    ['text', 'halo'],
    ['a PDF head', '%PDF-1.7\n'],
    ['a broken table', '%PDF-1.7\nxref\n0 x\ntrailer\n<<>>\nstartxref\n9\n%%EOF'],
    [
      'a table that leads to itself',
      '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF',
    ],
    ['a table that ends with the file', `${'%PDF-1.7\nstartxref\n40\n%%EOF\n'.padEnd(40)}xref\n0 0\n`],
    ['deep nesting', `%PDF-1.7\n1 0 obj\n${'['.repeat(5000)}\nstartxref\n9\n%%EOF`],
  ])('%s', async (_name, content) => {
    expect(await verifyPdf(Buffer.from(content), trusting())).toMatchObject({
      accepted: false,
      problem: { id: expect.any(String) },
    });
  });

  it('a PDF without signatures', async () => {
    expect(await verifyPdf(plain, trusting())).toEqual({ signatures: [], loose: 0, accepted: false });
  });
});

import { describe, expect, it } from 'vitest';
import { readSignature } from '../../../src/signature/cms/signed-data.ts';
import { plainPdf } from '../signers.ts';
import { judgedCase, verdictOf } from './judged-case.ts';
import { answer, basic, certificate, day, list, now, purposes, usage } from './make.ts';
import { archived, cms } from './make-cms.ts';
import { ca, person, root } from './world.ts';

const crowd = Array.from({ length: 20_000 }, (_, index) => ({
  of: { ...ca, serial: 1_000_000 + index },
  at: now - 2 * day,
}));
const lists = [list(root), list(ca, { entries: crowd })];

describe('authorities that revoked many', () => {
  it('are asked in the store of a file', async () => {
    const [signature] = judgedCase(await plainPdf(), { crls: lists });
    expect(signature && verdictOf(signature)).toBe('UTUH');
  });

  it('are read inside a signature', () => {
    const read = readSignature(cms(Buffer.from('isi'), { by: person(), extra: [archived(lists, [])] }));
    expect('revocation' in read && read.revocation.crls.map(({ length }) => length)).toEqual(
      lists.map(({ length }) => length),
    );
  });
});

describe('what strangers put there without measure', () => {
  const signer = person();
  const many = Array.from({ length: 40 }, (_, index) =>
    certificate('Penjawab', {
      serial: 20_000 + index,
      keyName: 'Penjawab',
      issuer: ca,
      extensions: [usage(0x80), purposes(['1.3.6.1.5.5.7.3.9'])],
    }),
  );
  const said = many.map((of) => ({ of, issuer: ca, state: 'unknown' as const }));
  const answers = Array.from({ length: 400 }, (_, index) =>
    answer(many[index % 40] ?? ca, [{ of: signer, issuer: ca }, ...said], {
      certificates: many.slice(index % 40, (index % 40) + 1),
    }),
  );

  it('does not count, and is given up in the end', async () => {
    const [signature] = judgedCase(await plainPdf(), { signer, crls: [list(root)], ocsps: answers });
    expect(signature?.reasons.map(({ code }) => code)).toContain('revocation-unknown');
  });

  it('includes certificates that are each other\u2019s issuers', async () => {
    const ring = Array.from({ length: 30 }, (_, index) =>
      certificate('CA Contoh', {
        serial: 30_000 + index,
        keyName: 'Cincin',
        subject: ca.subject,
        issuer: { ...ca, key: certificate('x', { keyName: 'Cincin' }).key },
        extensions: [basic(true), usage(0x06)],
      }),
    );
    const [signature] = judgedCase(await plainPdf(), {
      signer: person({ issuer: ring[0] ?? ca }),
      chain: ring.slice(0, 12),
    });
    expect(signature?.reasons.map(({ code }) => code)).toContain('no-path');
  });
});

import { describe, expect, it } from 'vitest';
import { answer, certificate, list } from './pki/make.ts';
import { ca, person } from './pki/world.ts';
import { afterOf, append, type Objects, objectsOf, stream, written } from './role-document.ts';

const der = (bytes: Buffer, entries = ''): string => stream(entries, bytes.toString('latin1'));
const signer = person();
const parts: Objects = {
  cert: der(signer.der),
  crl: der(list(ca)),
  ocsp: der(answer(ca, [{ of: signer, issuer: ca }])),
};
const objects = objectsOf({ depth: 1, lists: 'direct', form: 'indirect' });
const signed = written(objects);
const stored = (dss: string): Objects => ({
  ...parts,
  dss,
  catalog: (objects['catalog'] ?? '').replace('/Type /Catalog', '/Type /Catalog /DSS @dss'),
});
const honest =
  '<< /Type /DSS /Certs [@cert] /CRLs [@crl] /OCSPs [@ocsp] /VRI << /AA << /Cert [@cert] /CRL [@crl] /OCSP [@ocsp] /TU (D:2026) >> >> >>';

describe('a store of validation data', () => {
  it('may come, and grow in a later revision', () => {
    const first = append(signed, stored(honest));
    expect(afterOf(first)).toBe('normal');
    const more = {
      second: der(certificate('Lain').der),
      dss: honest.replace('/Certs [@cert]', '/Certs [@cert @second]'),
    };
    expect(afterOf(append(first, more))).toBe('normal');
    expect(
      afterOf(
        append(first, {
          list: '[@cert @second]',
          ...more,
          dss: honest.replace('/Certs [@cert]', '/Certs @list'),
        }),
      ),
    ).toBe('normal');
  });

  it.each<[string, Objects]>([
    ['a key that it does not have', stored(honest.replace('/Type /DSS', '/Type /DSS /Next @cert'))],
    ['a key inside that it does not have', stored(honest.replace('/TU', '/Next @cert /TU'))],
    ['another store below', stored(honest.replace('/VRI', '/VRI2 @dss /VRI'))],
    ['a list among the certificates', stored(honest.replace('/Certs [@cert]', '/Certs [@cert @crl]'))],
    ['a certificate among the lists', stored(honest.replace('/CRLs [@crl]', '/CRLs [@cert]'))],
    ['a list among the answers', stored(honest.replace('/OCSPs [@ocsp]', '/OCSPs [@crl]'))],
    ['a page among the certificates', stored(honest.replace('/Certs [@cert]', '/Certs [@cert @page1]'))],
    [
      'bytes behind a certificate',
      { ...stored(honest), cert: der(Buffer.concat([signer.der, Buffer.from('q')])) },
    ],
    [
      'a drawing with a certificate in it',
      { ...stored(honest), cert: der(signer.der, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]') },
    ],
    ['no stream', { ...stored(honest), cert: '(isi)' }],
    ['no list', stored(honest.replace('/Certs [@cert]', '/Certs @cert'))],
  ])('holds nothing else: %s', (_what, revision) => {
    expect(afterOf(append(signed, revision))).toBe('other');
  });
});

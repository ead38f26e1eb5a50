import { describe, expect, it } from 'vitest';
import type { WebRequest } from '../../../src/host/host.ts';
import { main } from '../../../src/main.ts';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import { validationData } from '../../../src/signature/changes/validation-data.ts';
import { certificateName } from '../../../src/signature/cms/certificate.ts';
import { certificate, list, listAt, now, type Party, purposes, usage } from '../../signature/pki/make.ts';
import { element, integer, oid, sequence, setOf } from '../../signature/pki/write-der.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import {
  type Asked,
  addresses,
  askOcsp,
  ca,
  fetchIssuer,
  granted,
  nonceIn,
  type OfficeWish,
  ocspAbout,
  onlineOffice,
  otherHouse,
  otherRoot,
  pemOf,
  person,
  root,
  stampFor,
  stamping,
} from './online-office.ts';

const minute = 60_000;
const error = (code: string): Error => Object.assign(new Error(code), { code });
const plain = usage(0x80);
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Signs `a.pdf`; what came out, and whether the file is still what it was. */
async function signed(wish: OfficeWish, ...options: readonly string[]) {
  const host = await onlineOffice(wish);
  const before = host.disk.get('/kantor/a.pdf');
  const code = await main(['sign', 'a.pdf', ...options], host);
  return { host, code, err: host.stderr(), isUntouched: host.disk.get('/kantor/a.pdf') === before };
}

async function levelOf(host: FakeHost): Promise<unknown> {
  const before = host.stdout().length;
  await main(['verify', 'a.pdf', '--json'], host);
  const found = JSON.parse(host.stdout().slice(before)) as { tanda_tangan: { tingkat: string }[] };
  return found.tanda_tangan[0]?.tingkat;
}

describe('the answer of a time-stamp service', () => {
  it('is taken when it is what was asked for, also with a clock that differs a little', async () => {
    for (const late of [0, 4 * minute, -4 * minute]) {
      const { code, host, err } = await signed({ stamp: () => ({ at: now + late }) }, '--level', 'B-T');
      expect([code, err]).toEqual([0, '']);
      expect(await levelOf(host)).toBe('B-T');
    }
  });

  const withNonce = (nonce: Uint8Array | undefined): OfficeWish => ({ stamp: () => ({ nonce }) });
  const by = (...extensions: readonly Buffer[]): OfficeWish => ({
    stamp: () => ({ by: stamping(...extensions) }),
  });
  it.each<readonly [string, OfficeWish, RegExp]>([
    ['another nonce', withNonce(Buffer.of(1, 2, 3)), /nonce tidak sama/],
    ['no nonce', withNonce(undefined), /nonce tidak sama/],
    ['an old token', { stamp: () => ({ at: now - 11 * minute }) }, /berselisih 11 menit lebih lambat/],
    [
      'a token of tomorrow',
      { stamp: () => ({ at: now + 24 * 60 * minute }) },
      /berselisih 1440 menit lebih cepat/,
    ],
    ['something else stamped', { stamp: () => ({ hashed: Buffer.alloc(32) }) }, /milik dokumen lain/],
    [
      'another digest',
      { stamp: () => ({ imprint: 'sha1', hashed: Buffer.alloc(20) }) },
      /milik dokumen lain/,
    ],
    ['a maker without the purpose', by(plain), /bukan untuk cap waktu/],
    ['the purpose not critical', by(plain, purposes([timeStamping])), /bukan untuk cap waktu/],
    [
      'one purpose of two',
      by(plain, purposes([timeStamping, '1.3.6.1.5.5.7.3.4'], true)),
      /bukan untuk cap waktu/,
    ],
    [
      'a maker that has ended',
      {
        stamp: () => ({
          by: certificate('Cap Lama', {
            issuer: ca,
            to: now - 1,
            extensions: [plain, purposes([timeStamping], true)],
          }),
        }),
      },
      /tidak berlaku pada waktu itu/,
    ],
    [
      'a weak key',
      {
        stamp: () => ({
          by: certificate('Cap Lemah', {
            issuer: ca,
            kind: 'rsa1024',
            extensions: [plain, purposes([timeStamping], true)],
          }),
        }),
      },
      /RSA-1024, yang dianggap lemah/,
    ],
    ['a weak digest of the value', { stamp: () => ({ valueHash: 'sha1' }) }, /bukan|lemah|tidak cocok/],
    ['no certificate named', { stamp: () => ({ named: undefined }) }, /tidak mengikat sertifikat/],
    [
      'a broken token',
      {
        stampAnswer: (token: Buffer) => {
          const copy = Buffer.from(token);
          copy[copy.length - 5] = (copy[copy.length - 5] ?? 0) ^ 1;
          return granted(copy);
        },
      },
      /tidak cocok|tidak terbaca/,
    ],
    ['a refusal', { stampAnswer: () => sequence(sequence(integer(2))) }, /layanan cap waktu menolak/],
    [
      'a refusal with a token',
      { stampAnswer: (token: Buffer) => sequence(sequence(integer(2)), token) },
      /layanan cap waktu menolak/,
    ],
    ['a waiting number', { stampAnswer: () => sequence(sequence(integer(3))) }, /layanan cap waktu menolak/],
    ['a page of the web', { stampAnswer: () => Buffer.from('<html>') }, /tidak terbaca/],
    ['an error', { stampStatus: 500 }, /jawaban HTTP 500/],
    ['a redirect', { stampStatus: 302 }, /HTTP 302: dialihkan .* tidak diikuti/],
    ['an endless answer', { other: () => error('EMSGSIZE') }, /terlalu panjang/],
    ['silence', { other: () => error('ETIMEDOUT') }, /tidak menjawab dalam 20 detik/],
    ['nobody', { other: () => error('ECONNREFUSED') }, /menolak sambungan/],
    ['an unknown name', { other: () => error('ENOTFOUND') }, /tidak dikenal/],
  ])('is refused: %s', async (_name, wish, words) => {
    const { code, err, isUntouched } = await signed(wish, '--level', 'B-T');
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(words);
    expect(err).toMatch(
      /cap waktu dari http:\/\/tsa\.contoh\/ tidak didapat: .*Tidak ada yang ditandatangani/,
    );
  });

  it('is that to one question: a token given before is not taken again', async () => {
    let first: Buffer | undefined;
    const stampAnswer = (token: Buffer, asked: Asked): Buffer => {
      first ??= stampFor(asked);
      return granted(first === undefined ? token : first);
    };
    const host = await onlineOffice({ stampAnswer });
    expect(await main(['sign', 'a.pdf', '--level', 'B-T', '-o', 'b.pdf'], host)).toBe(0);
    expect(await main(['sign', 'a.pdf', '--level', 'B-T', '-o', 'c.pdf'], host)).toBe(3);
    expect(host.disk.has('/kantor/c.pdf')).toBe(false);
  });
});

describe('a document time stamp by another certificate of the service', () => {
  const extensions = [usage(0x80), purposes([timeStamping], true)];
  const second = (...more: readonly Buffer[]) =>
    certificate('Cap Waktu Kedua', { issuer: ca, extensions: [...extensions, ...more] });
  /** The first question is about the signature, the second about the document. */
  const turning = (by: Party): OfficeWish => {
    let asked = 0;
    const who = person(askOcsp);
    return {
      who,
      stamp: () => (asked++ === 0 ? {} : { by }),
      other: ({ url, body = new Uint8Array() }) =>
        url === addresses.ocsp ? ocspAbout(who, nonceIn(body)) : undefined,
    };
  };

  it('has data of its own behind it', async () => {
    const { host, code, err } = await signed(turning(second(listAt(addresses.caList))), '--level', 'B-LTA');
    expect([code, err]).toEqual([0, '']);
    expect(await levelOf(host)).toBe('B-LTA');
    const stored = validationData(openPdf(host.disk.get('/kantor/a.pdf') as Uint8Array));
    expect(stored.certificates.map(({ x509 }) => certificateName(x509))).toContain('Cap Waktu Kedua');
    expect(stored.crls).toHaveLength(3);
  });

  it('is refused when nothing is known of it', async () => {
    const { code, err, isUntouched } = await signed(turning(second()), '--level', 'B-LTA');
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(/data pencabutan untuk '[^']*Cap Waktu Kedua/);
  });
});

describe('revocation data for B-LT', () => {
  const long = ['--level', 'B-LT'];
  const asked: WebRequest[] = [];
  const ocsp = (answer: (request: WebRequest) => Uint8Array | Error | undefined): OfficeWish => ({
    other: (request) => {
      asked.push(request);
      return request.url === addresses.ocsp ? answer(request) : undefined;
    },
  });
  const somebody = person(askOcsp);

  it.each<readonly [string, OfficeWish]>([
    ['an answer with the nonce', ocsp(({ body }) => ocspAbout(somebody, nonceIn(body ?? Buffer.of())))],
    ['an answer made beforehand, without one', ocsp(() => ocspAbout(somebody))],
  ])('reaches it with %s', async (_name, wish) => {
    const { code, err, host } = await signed({ who: somebody, ...wish }, ...long);
    expect([code, err]).toEqual([0, '']);
    expect(await levelOf(host)).toBe('B-LT');
  });

  it.each<readonly [string, OfficeWish, RegExp]>([
    [
      'another nonce',
      ocsp(() => ocspAbout(somebody, Buffer.from([4, 2, 1, 2]))),
      /pertanyaan lain \(nonce\)/,
    ],
    [
      'an answer about somebody else',
      ocsp(() => ocspAbout(person(askOcsp))),
      /tidak sah, basi, atau bukan tentang/,
    ],
    ['a page of the web', ocsp(() => Buffer.from('<html>')), /tidak sah, basi/],
    [
      'a revoked certificate',
      ocsp(() => ocspAbout(somebody, undefined, { at: now - minute })),
      /SUDAH DICABUT/,
    ],
    ['an address of the own network', ocsp(() => error('ENOTPUBLIC')), /jaringan sendiri.*layanan_lokal/],
    ['an endless answer', ocsp(() => error('EMSGSIZE')), /terlalu panjang/],
    ['a certificate that names nobody', { who: person() }, /tidak menyebut layanan OCSP atau CRL/],
    [
      'a list that somebody else signed',
      {
        other: ({ url }) => (url === addresses.rootList ? list(ca) : undefined),
        who: somebody,
        ...ocspOnly(),
      },
      /CA Contoh.*tidak sah, basi/,
    ],
    [
      'a stale list',
      {
        who: somebody,
        other: ({ url }) =>
          url === addresses.ocsp
            ? ocspAbout(somebody)
            : url === addresses.rootList
              ? list(root, { from: now - 90 * 24 * 60 * minute, to: now - 60 * 24 * 60 * minute })
              : undefined,
      },
      /CA Contoh.*tidak sah, basi/,
    ],
  ])('is not claimed with %s', async (_name, wish, words) => {
    const { code, err, isUntouched } = await signed({ who: somebody, ...wish }, ...long);
    expect([code, isUntouched]).toEqual([3, true]);
    expect(err).toMatch(words);
  });

  function ocspOnly(): OfficeWish {
    return {
      other: ({ url }) =>
        url === addresses.ocsp ? ocspAbout(somebody) : url === addresses.rootList ? list(ca) : undefined,
    };
  }

  it('asks nobody of the own network, but for whom the office names', async () => {
    asked.length = 0;
    const wish = { who: somebody, ...ocsp(() => ocspAbout(somebody)) };
    await signed({ ...wish, more: 'layanan_lokal: [ocsp.contoh]' }, ...long);
    const byUrl = new Map(asked.map(({ url, publicOnly, limit }) => [url, { publicOnly, limit }]));
    expect(byUrl.get(addresses.ocsp)).toEqual({ publicOnly: false, limit: 65_536 });
    expect(byUrl.get(addresses.rootList)).toEqual({ publicOnly: true, limit: 33_554_432 });
    expect(byUrl.get(addresses.tsa)).toEqual({ publicOnly: false, limit: 65_536 });
    asked.length = 0;
    await signed(wish, ...long);
    expect(asked.find(({ url }) => url === addresses.ocsp)?.publicOnly).toBe(true);
  });

  describe('of a key whose file lacks the issuers', () => {
    const alone = person(askOcsp, fetchIssuer);
    const answers = (issuer: Uint8Array | Error): OfficeWish => ({
      who: alone,
      chain: [],
      stamp: () => otherHouse,
      other: ({ url }) =>
        url === addresses.ocsp ? ocspAbout(alone) : url === addresses.issuer ? issuer : undefined,
    });
    const bundle = sequence(integer(0));
    const bundleOf = (...parties: readonly Party[]): Uint8Array =>
      sequence(
        oid('1.2.840.113549.1.7.2'),
        element(
          0xa0,
          sequence(
            integer(1),
            setOf(),
            sequence(oid('1.2.840.113549.1.7.1')),
            element(0xa0, ...parties.map(({ der }) => der)),
            setOf(),
          ),
        ),
      );

    it('is had by fetching the issuer, as certificate or as bundle, and with the root that the office trusts', async () => {
      const trust = 'sertifikat_induk: [induk.pem]';
      const files = { '/kantor/induk.pem': pemOf(root, otherRoot) };
      for (const issuer of [ca.der, bundleOf(ca)]) {
        const { code, err, host } = await signed({ ...answers(issuer), trust, files }, ...long);
        expect([code, err]).toEqual([0, '']);
        expect(await levelOf(host)).toBe('B-LT');
      }
      const alike = { ...answers(ca.der), trust, files: { '/kantor/induk.pem': pemOf(root) } };
      const { code, err } = await signed(alike, ...long);
      expect([code, err.match(/^Peringatan: .*$/gm)]).toEqual([
        0,
        [expect.stringMatching(/tingkatnya hanya B-B \(cap waktu tidak dihitung: 'Induk Lain' TIDAK sampai/)],
      ]);
    });

    it.each<readonly [string, OfficeWish, RegExp]>([
      ['the root is nowhere', answers(ca.der), /penerbit dari 'CN=CA Contoh'.*sertifikat_induk/],
      ['somebody else answers', answers(root.der), /bukan sertifikat penerbit itu/],
      ['nobody answers', answers(error('ETIMEDOUT')), /tidak menjawab/],
      ['the address is in the own network', answers(error('ENOTPUBLIC')), /layanan_lokal/],
      ['what comes is no certificate', answers(bundle), /bukan sertifikat penerbit itu/],
      [
        'nobody says where',
        { ...answers(ca.der), who: person(askOcsp) },
        /tidak menyebut di mana penerbitnya/,
      ],
    ])('is not claimed when %s', async (_name, wish, words) => {
      const { code, err, isUntouched } = await signed(wish, ...long);
      expect([code, isUntouched]).toEqual([3, true]);
      expect(err).toMatch(words);
    });

    it('needs none of it for B-T', async () => {
      const { code, host } = await signed(answers(error('ETIMEDOUT')), '--level', 'B-T');
      expect([code, await levelOf(host)]).toEqual([0, 'B-T']);
    });
  });
});

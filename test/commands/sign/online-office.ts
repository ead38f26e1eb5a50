import type { Host, WebRequest } from '../../../src/host/host.ts';
import { oneElement, partsOf } from '../../../src/signature/cms/der.ts';
import { readAnswer } from '../../../src/signature/cms/ocsp.ts';
import { writePkcs12 } from '../../../src/signature/sign/write-pkcs12.ts';
import {
  answer,
  basic,
  certificate,
  extension,
  list,
  listAt,
  now,
  type Party,
  purposes,
  usage,
} from '../../signature/pki/make.ts';
import { type StampWish, token } from '../../signature/pki/make-cms.ts';
import { element, integer, oid, sequence } from '../../signature/pki/write-der.ts';
import { plainPdf } from '../../signature/signers.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

const passphrase = 'rahasia-sekali';
export const addresses = {
  tsa: 'http://tsa.contoh/',
  ocsp: 'http://ocsp.contoh/',
  issuer: 'http://aia.contoh/ca.cer',
  rootList: 'http://crl.contoh/induk',
  caList: 'http://crl.contoh/ca',
} as const;

const uri = (text: string): Buffer => element(0x86, Buffer.from(text));
const access = (...ways: readonly (readonly [method: string, url: string])[]): Buffer =>
  extension('1.3.6.1.5.5.7.1.1', sequence(...ways.map(([method, url]) => sequence(oid(method), uri(url)))));
export const askOcsp = ['1.3.6.1.5.5.7.48.1', addresses.ocsp] as const;
export const fetchIssuer = ['1.3.6.1.5.5.7.48.2', addresses.issuer] as const;

const authority = [basic(true), usage(0x06)];
export const root = certificate('Induk Contoh', { extensions: authority });
export const ca = certificate('CA Contoh', {
  issuer: root,
  extensions: [...authority, listAt(addresses.rootList)],
});
/** A person whose certificate says where to ask, as it is wanted. */
export const person = (...ways: readonly (readonly [string, string])[]): Party =>
  certificate('Larasati', {
    issuer: ca,
    extensions: [basic(false), usage(0xc0), ...(ways.length > 0 ? [access(...ways)] : [])],
  });
export const stamping = (...extensions: readonly Buffer[]): Party =>
  certificate('Cap Waktu', { issuer: ca, extensions: [listAt(addresses.caList), ...extensions] });
export const stamper = stamping(usage(0x80), purposes(['1.3.6.1.5.5.7.3.8'], true));

/** A service of another house, about which nobody is asked. */
export const otherRoot = certificate('Induk Lain', { extensions: authority });
export const otherHouse: Partial<StampWish> = {
  by: certificate('Cap Waktu Lain', {
    issuer: otherRoot,
    extensions: [
      usage(0x80),
      purposes(['1.3.6.1.5.5.7.3.8'], true),
      extension('1.3.6.1.5.5.7.48.1.5', Buffer.of(5, 0)),
    ],
  }),
  certificates: [otherRoot],
};

/** What somebody asks a time-stamp service. */
export type Asked = { readonly hashed: Uint8Array; readonly nonce: Uint8Array };

/** Servers of the web; each may answer otherwise, or with an error. */
export type Servers = {
  readonly stamp?: (asked: Asked) => Partial<StampWish>;
  readonly stampStatus?: number;
  readonly stampAnswer?: (token: Buffer, asked: Asked) => Uint8Array;
  readonly other?: (request: WebRequest) => Uint8Array | Error | undefined;
};

export const stampFor = ({ hashed, nonce }: Asked, wish: Partial<StampWish> = {}): Buffer =>
  token(hashed, { by: stamper, at: now, certificates: [ca], hashed, nonce, ...wish });

export const granted = (token: Buffer): Buffer => sequence(sequence(integer(0)), token);

export function servers({ stamp, stampStatus = 200, stampAnswer = granted, other }: Servers): Host['web'] {
  return async (request) => {
    const { url, body = new Uint8Array() } = request;
    const special = other?.(request);
    if (special instanceof Error) throw special;
    if (special) return { status: 200, body: special };
    if (url === addresses.tsa) {
      const asked = askedIn(body);
      return { status: stampStatus, body: stampAnswer(stampFor(asked, stamp?.(asked)), asked) };
    }
    if (url === addresses.rootList) return { status: 200, body: list(root) };
    if (url === addresses.caList) return { status: 200, body: list(ca) };
    if (url === addresses.issuer) return { status: 200, body: ca.der };
    return { status: 404, body: new Uint8Array() };
  };
}

/** What a request asks for. */
export function askedIn(body: Uint8Array): Asked {
  const [, print, nonce] = partsOf(oneElement(body));
  const [, hashed] = partsOf(print);
  return { hashed: hashed?.content ?? new Uint8Array(), nonce: nonce?.content ?? new Uint8Array() };
}

/** The nonce of an OCSP question, as the extension has it. */
export const nonceIn = (body: Uint8Array): Buffer => {
  const [request] = partsOf(oneElement(body));
  const held = partsOf(request).find(({ tag }) => tag === 0xa2);
  const [only] = partsOf(oneElement(held?.content ?? new Uint8Array()));
  return Buffer.from(partsOf(only).at(-1)?.content ?? []);
};

/** An OCSP answer about a person by the issuer itself. */
export const ocspAbout = (of: Party, nonce?: Buffer, state: 'good' | { at: number } = 'good'): Buffer => {
  const made = answer(ca, [{ of, issuer: ca, state, to: now + 86_400_000 }], {
    extensions: nonce ? [extension('1.3.6.1.5.5.7.48.1.2', nonce)] : [],
  });
  readAnswer(made);
  return made;
};

export const pemOf = (...parties: readonly Party[]): string =>
  parties
    .map(({ der }) => `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`)
    .join('');

export type OfficeWish = Servers & {
  readonly who?: Party;
  /** Of the head. */
  readonly code?: string;
  readonly chain?: readonly Party[];
  readonly more?: string;
  readonly key?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly run?: NonNullable<Parameters<typeof fakeHost>[0]>['run'];
  readonly trust?: string;
  /** Address of the time-stamp service, if it is another. */
  readonly tsa?: string;
};

/** An office whose head signs with a key of this authority; the only file is `a.pdf`. */
export async function onlineOffice(wish: OfficeWish = {}): Promise<FakeHost> {
  const {
    who = person(askOcsp),
    chain = [ca, root],
    files = {},
    run,
    trust = '',
    tsa = addresses.tsa,
  } = wish;
  const key = wish.key ?? 'p12: kasi.p12, sandi: sandi';
  const config = `format: 1
tempat: Contoh
penanda_tangan:
  - { kode: ${wish.code ?? 'KASI'}, jabatan: KASI HUMAS, nama: Larasati, kunci: { ${key} } }
tanda_tangan: { cap_waktu: '${tsa}'${wish.more ? `, ${wish.more}` : ''} }
${trust}`;
  return fakeHost({
    now: new Date(now).toISOString(),
    web: servers(wish),
    ...(run ? { run } : {}),
    files: {
      ...programFiles(),
      '/kantor/sop.config.yaml': config,
      '/kantor/sandi': `${passphrase}\n`,
      '/kantor/kasi.p12': writePkcs12(
        {
          key: who.key.export({ type: 'pkcs8', format: 'der' }),
          certificates: [who, ...chain].map(({ der }) => der),
          label: 'KASI',
        },
        passphrase,
        100,
      ),
      '/kantor/kasi.pem': pemOf(who, ...chain),
      '/kantor/a.pdf': await plainPdf(),
      ...files,
    },
  });
}

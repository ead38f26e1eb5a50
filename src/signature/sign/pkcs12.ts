import { createHmac, hash } from 'node:crypto';
import { definite } from '../cms/definite.ts';
import { type Der, each, oidText, oneElement, partsOf, smallNumber, tags } from '../cms/der.ts';
import {
  decrypted,
  derivedKey,
  digestOf,
  expect,
  formsOf,
  type Passphrase,
  roundsOf,
  stretched,
  UnknownWay,
  WrongKey,
} from './passphrase-ciphers.ts';

/** What a PKCS#12 file holds: keys as PKCS#8, and certificates, in DER. */
type KeyFileContent = { readonly keys: readonly Uint8Array[]; readonly certificates: readonly Uint8Array[] };

/** Why a file does not open. `damaged`: the passphrase fits, but not all of the file is as it was written. */
export type KeyFileProblem = 'no-pkcs12' | 'damaged' | 'wrong-passphrase' | 'unknown-way';

type Safe = { readonly content: Uint8Array; readonly mac: Der | undefined };

/** Opens a PKCS#12 file (RFC 7292): AES or Triple DES by PBES2, the older ways with SHA-1, MAC of either kind. */
export function openPkcs12(bytes: Uint8Array, typed: string): KeyFileContent | KeyFileProblem {
  try {
    const safe = readSafe(bytes);
    if (!safe) return 'no-pkcs12';
    const { content, mac } = safe;
    const forms = formsOf(typed);
    const fitting = forms.filter((form) => mac === undefined || macHolds(content, mac, form));
    const { opened, missed, ...found } = contentOf(content, [...fitting, ...forms]);
    if (fitting.length > 0 && missed === 0) return found;
    // The MAC fails for a wrong passphrase as for a damaged file; only the right one opens a part of it.
    return opened > 0 || (mac && fitting.length > 0) ? 'damaged' : 'wrong-passphrase';
  } catch (error) {
    if (error instanceof UnknownWay) return 'unknown-way';
    return bytes[0] === tags.sequence ? 'damaged' : 'no-pkcs12';
  }
}

/** `PFX` (RFC 7292, 4). */
function readSafe(bytes: Uint8Array): Safe | undefined {
  const [version, info, mac] = partsOf(oneElement(definite(bytes)));
  if (version?.tag !== tags.integer || smallNumber(version) !== 3) return undefined;
  const [type, wrapped] = partsOf(info);
  if (!type || oidText(type) !== oids.data) throw new UnknownWay();
  return { content: inside(wrapped), mac };
}

/** The bytes of an octet string under `[0]`. */
const inside = (wrapped: Der | undefined): Uint8Array =>
  expect(oneElement(expect(wrapped, 0xa0).content), tags.octets).content;

const oids = {
  data: '1.2.840.113549.1.7.1',
  encrypted: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  nestedBag: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
  pbmac1: '1.2.840.113549.1.5.14',
} as const;

/** The MAC over the content (RFC 7292, 4.1; RFC 9579). */
function macHolds(content: Uint8Array, mac: Der, form: Passphrase): boolean {
  const [info, salt, rounds] = partsOf(mac);
  const [algorithm, stated] = partsOf(info);
  const [oid, parameters] = partsOf(algorithm);
  const key = oid && oidText(oid) === oids.pbmac1 ? pbmac1(parameters, form) : ownMac();
  function ownMac() {
    const digest = digestOf(oid);
    const length = hash(digest, '', 'buffer').length;
    const derived = derivedKey(form.wide, {
      digest,
      salt: expect(salt, tags.octets).content,
      use: 3,
      rounds: roundsOf(rounds),
      length,
    });
    return { digest, derived };
  }
  const made = createHmac(key.digest, key.derived).update(content).digest();
  return Buffer.compare(made, expect(stated, tags.octets).content) === 0;
}

function pbmac1(parameters: Der | undefined, form: Passphrase) {
  const [derivation, scheme] = partsOf(parameters);
  return { digest: digestOf(partsOf(scheme)[0]), derived: stretched(derivation, form, 32) };
}

/** The parts of the safe: each the algorithm it is under, if any, and its bytes. */
function sealedParts(content: Uint8Array) {
  return partsOf(oneElement(definite(content))).map((info) => {
    const [type, wrapped] = partsOf(info);
    const kind = type ? oidText(type) : '';
    if (kind === oids.data) return { algorithm: undefined, data: inside(wrapped) };
    if (kind !== oids.encrypted) throw new UnknownWay();
    const [, about] = partsOf(oneElement(expect(wrapped, 0xa0).content));
    const [, algorithm, data] = partsOf(about);
    return { algorithm, data: data?.tag === 0xa0 ? joined(data) : expect(data, 0x80).content };
  });
}

/** A string in pieces. */
const joined = ({ content }: Der): Uint8Array =>
  Buffer.concat([...each(content)].map((piece) => expect(piece, tags.octets).content));

/** All that opens with one of the forms, and how many sealed parts did and did not. */
function contentOf(content: Uint8Array, forms: readonly Passphrase[]) {
  const keys: Uint8Array[] = [];
  const certificates: Uint8Array[] = [];
  let [opened, missed] = [0, 0];
  const unseal = (algorithm: Der | undefined, data: Uint8Array): readonly Der[] => {
    const found = firstOpened(forms, (form) => decrypted(algorithm, data, form));
    if (found) opened++;
    else missed++;
    return found ? [found] : [];
  };
  const open = (bags: readonly Der[]): void => {
    for (const bag of bags) {
      const [type, wrapped] = partsOf(bag);
      const value = oneElement(expect(wrapped, 0xa0).content);
      const kind = type ? oidText(type) : '';
      if (kind === oids.keyBag) keys.push(value.raw);
      if (kind === oids.nestedBag) open(partsOf(value));
      if (kind === oids.certificateBag) certificates.push(...certificateIn(value));
      if (kind !== oids.shroudedBag) continue;
      const [algorithm, data] = partsOf(value);
      keys.push(...unseal(algorithm, expect(data, tags.octets).content).map(({ raw }) => raw));
    }
  };
  for (const { algorithm, data } of sealedParts(content))
    for (const bags of algorithm ? unseal(algorithm, data) : [oneElement(definite(data))])
      open(partsOf(bags));
  return { keys, certificates, opened, missed };
}

function certificateIn(bag: Der): readonly Uint8Array[] {
  const [type, wrapped] = partsOf(bag);
  return type && oidText(type) === oids.x509 ? [inside(wrapped)] : [];
}

/** What one of the forms opens. */
function firstOpened(forms: readonly Passphrase[], open: (form: Passphrase) => Der): Der | undefined {
  for (const form of forms) {
    try {
      return open(form);
    } catch (error) {
      if (!(error instanceof WrongKey)) throw error;
    }
  }
  return undefined;
}

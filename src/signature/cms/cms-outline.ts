import { digestName } from './algorithms.ts';
import { definite } from './definite.ts';
import { type Der, oidText, oneElement, partsOf, smallNumber, tags } from './der.ts';

const nothing = 0x05;
const oid = 0x06;
const [zero, one] = [0xa0, 0xa1];
/** The key identifier of a signer, in place of issuer and serial number. */
const keyIdentifier = 0x80;

/**
 * Whether a signature has the parts of RFC 5652, 3, 5.1 and 5.3, each in its place and nothing else: readers that take more than that
 * disagree about it. BER is read as DER.
 * @param cms the signature value without what fills its place
 */
export function isInOrder(cms: Uint8Array): boolean {
  try {
    const [type, content, ...others] = partsOf(oneElement(definite(cms)));
    const [data, ...more] = partsOf(content, zero);
    return type?.tag === oid && others.length + more.length === 0 && isSignedData(partsOf(data));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isSignedData([version, digests, content, ...rest]: readonly Der[]): boolean {
  const beside = rest.slice(0, -1).map(({ tag }) => tag);
  const order = beside.length < 2 || (beside.length === 2 && beside[0] === zero && beside[1] === one);
  return (
    isVersion(version, 5) &&
    partsOf(digests, tags.set).every(isDigest) &&
    isContent(partsOf(content)) &&
    order &&
    beside.every((tag) => tag === zero || tag === one) &&
    partsOf(rest.at(-1), tags.set).every((signer) => isSigner(partsOf(signer)))
  );
}

const isContent = ([type, held, ...others]: readonly Der[]): boolean =>
  type?.tag === oid && others.length === 0 && (held === undefined || partsOf(held, zero).length === 1);

function isSigner([version, identifier, digest, ...rest]: readonly Der[]): boolean {
  const signed = rest[0]?.tag === zero ? rest.slice(1) : rest;
  const [algorithm, value, unsigned, ...others] = signed;
  return (
    isVersion(version, 3) &&
    isIdentifier(identifier) &&
    isDigest(digest) &&
    isAlgorithm(algorithm) &&
    value?.tag === tags.octets &&
    (unsigned === undefined || unsigned.tag === one) &&
    others.length === 0
  );
}

function isIdentifier(identifier: Der | undefined): boolean {
  if (identifier?.tag === keyIdentifier) return true;
  const [issuer, serial, ...others] = partsOf(identifier);
  return issuer?.tag === tags.sequence && serial?.tag === tags.integer && others.length === 0;
}

const isVersion = (version: Der | undefined, most: number): boolean =>
  version?.tag === tags.integer && smallNumber(version) >= 1 && smallNumber(version) <= most;

/** An identifier and at most one parameter; nothing is written as nothing (RFC 5652, 10.1; X.690, 8.8). */
function isAlgorithm(algorithm: Der | undefined): boolean {
  const [name, parameter, ...others] = partsOf(algorithm);
  const isEmpty = parameter?.tag !== nothing || parameter.content.length === 0;
  return name?.tag === oid && others.length === 0 && isEmpty;
}

const isDigest = (algorithm: Der | undefined): boolean =>
  isAlgorithm(algorithm) && digestName(oidText(partsOf(algorithm)[0] as Der)) !== undefined;

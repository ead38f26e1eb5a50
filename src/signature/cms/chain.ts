import type { Bilingual } from '../../words/bilingual.ts';
import {
  certificateName,
  isForged,
  isIssuedBy,
  isSelfSigned,
  type ReadCertificate,
  validity,
} from './certificate.ts';

/** A path from a signer upwards (the signer first) and whether it ends at a certificate that the reader trusts. */
type Chain = {
  readonly path: readonly ReadCertificate[];
  readonly trust: 'trusted' | 'untrusted' | 'unknown';
  readonly problem?: Bilingual;
};

const longestPath = 10;

/**
 * Builds the path of a certificate (RFC 5280, 6) out of what came with the signature: every step signed by the next, all in their
 * time at the instant, every issuer allowed to issue. `unknown` when nobody named an anchor.
 */
export function chainOf(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
  anchors: readonly ReadCertificate[],
  at: number,
): Chain {
  const path = [certificate];
  for (
    let last = certificate;
    path.length < longestPath && !isAnchor(last, anchors) && !isSelfSigned(last);
  ) {
    const current = last;
    const issuer = [...anchors, ...pool].find(
      (one) => !path.includes(one) && isIssuedBy(current.x509, one.x509),
    );
    if (!issuer) break;
    path.push(issuer);
    last = issuer;
  }
  const forged = path.find((one) => !isAnchor(one, anchors) && isForged(one, [...anchors, ...pool]));
  const problem = forged ? notFromIssuer(certificateName(forged.x509)) : pathProblem(path, at);
  const top = path.at(-1) ?? certificate;
  const trust = isAnchor(top, anchors)
    ? problem
      ? 'untrusted'
      : 'trusted'
    : anchors.length > 0
      ? 'untrusted'
      : 'unknown';
  return { path, trust, ...(problem ? { problem } : {}) };
}

const isAnchor = (certificate: ReadCertificate, anchors: readonly ReadCertificate[]): boolean =>
  anchors.some(({ der }) => Buffer.compare(der, certificate.der) === 0);

function pathProblem(path: readonly ReadCertificate[], at: number): Bilingual | undefined {
  const late = path.find(({ x509 }) => at < validity(x509).from || at > validity(x509).to);
  if (late) return outOfTime(certificateName(late.x509));
  const below = path.findIndex((one, index) => index > 0 && !mayIssue(one, index - 1));
  return below < 0 ? undefined : mayNotIssue(certificateName(path[below]?.x509 ?? (path[0]?.x509 as never)));
}

/** Basic constraints (RFC 5280, 4.2.1.9) and key usage (4.2.1.3); `below` counts the issuers beneath it. */
function mayIssue({ x509, asn1 }: ReadCertificate, below: number): boolean {
  const extension = (oid: string): unknown =>
    asn1.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
  const constraints = extension('2.5.29.19') as { pathLenConstraint?: unknown } | undefined;
  const limit = constraints?.pathLenConstraint;
  const usage = extension('2.5.29.15') as { valueBlock: { valueHexView: Uint8Array } } | undefined;
  const signs = usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & 0x04) !== 0;
  return x509.ca && signs && (typeof limit !== 'number' || below <= limit);
}

const notFromIssuer = (name: string): Bilingual => ({
  id: `sertifikat '${name}' diubah: tanda tangan penerbitnya tidak cocok`,
  en: `certificate '${name}' was changed: the signature of its issuer does not match`,
});
const outOfTime = (name: string): Bilingual => ({
  id: `sertifikat '${name}' tidak berlaku pada waktu penandatanganan`,
  en: `certificate '${name}' was out of its time when this was signed`,
});
const mayNotIssue = (name: string): Bilingual => ({
  id: `'${name}' tidak berhak menerbitkan sertifikat`,
  en: `'${name}' may not issue certificates`,
});

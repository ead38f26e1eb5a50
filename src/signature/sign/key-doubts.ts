import { constants, verify } from 'node:crypto';
import type { Bilingual } from '../../words/bilingual.ts';
import { isSelfSigned, type ReadCertificate } from '../cms/certificate.ts';
import { judgePath } from '../cms/judge-path.ts';
import { signingNow } from '../cms/path-rules.ts';
import type { ReasonCode } from '../cms/reasons.ts';
import type { Digest, SigningKey } from './build-cms.ts';

/** Why no PDF can be signed with a key of this kind; undefined for RSA and ECDSA. */
export function unusableKey({ x509 }: ReadCertificate): Bilingual | undefined {
  const kind = x509.publicKey.asymmetricKeyType ?? '?';
  if (kind === 'rsa' || kind === 'ec') return undefined;
  return {
    id: `kunci jenis ${kind} tidak dapat dipakai untuk tanda tangan PDF. Pakai kunci RSA (2048 bit atau lebih) atau ECDSA (P-256, P-384, P-521)`,
    en: `a key of kind ${kind} cannot sign a PDF. Use an RSA key (2048 bits or more) or an ECDSA key (P-256, P-384, P-521)`,
  };
}

/** Whose certificate it is, of a signer's with its chain in any order. */
export const signerAmong = (all: readonly ReadCertificate[]): ReadCertificate | undefined =>
  all.find(({ x509 }) => !x509.ca) ?? all[0];

/** Said elsewhere, or known only when somebody asks. */
const otherwise: ReadonlySet<ReasonCode> = new Set(['revocation-unknown', 'expired-since', 'not-yet-valid']);

/**
 * What receivers will hold against signatures of a key, at an instant (epoch milliseconds).
 * @param anchors certificates that they trust; without any, the top of its chain
 */
export function keyDoubts(
  { certificate, chain }: Pick<SigningKey, 'certificate' | 'chain'>,
  anchors: readonly ReadCertificate[],
  now: number,
): readonly Bilingual[] {
  const top = chain.at(-1) ?? certificate;
  const evidence = {
    anchors: anchors.length > 0 ? anchors : [top],
    pool: chain,
    data: { crls: [], ocsps: [] },
    now,
    effort: { left: 1000 },
  };
  return (
    judgePath(certificate, signingNow(now), evidence)
      .reasons.filter(({ code }) => !otherwise.has(code))
      // Where issuers are missing, nobody knows yet where the path leads.
      .filter(({ code }) => code !== 'no-path' || isSelfSigned(top))
      .map(({ text }) => text)
  );
}

/** Whether a signature value over data is by the key of a certificate: RSA with PKCS#1 v1.5, or ECDSA in DER. */
export function isMadeBy(
  { x509: { publicKey: key } }: ReadCertificate,
  digest: Digest,
  data: Uint8Array,
  value: Uint8Array,
): boolean {
  const way =
    key.asymmetricKeyType === 'rsa'
      ? { key, padding: constants.RSA_PKCS1_PADDING }
      : { key, dsaEncoding: 'der' as const };
  return verify(digest, data, way, value);
}

import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { isIssuedBy, type ReadCertificate } from '../../signature/cms/certificate.ts';
import { isKnownGood } from '../../signature/cms/judge-path.ts';
import { readSignature } from '../../signature/cms/signed-data.ts';
import type { SigningKey } from '../../signature/sign/build-cms.ts';
import { ocspRequest, revocationSources } from '../../signature/sign/revocation-sources.ts';
import type { ValidationEvidence } from '../../signature/sign/store-validation.ts';
import { visibleLine } from '../../words/visible.ts';

/**
 * Revocation data for the signer and the stamping service and their issuers, each checked before it is kept.
 * @param stamps time-stamp tokens in DER
 * @throws UserError when there is none for one of them
 */
export async function revocationEvidence(
  host: Host,
  signer: SigningKey,
  stamps: readonly Uint8Array[],
  at: number,
): Promise<ValidationEvidence> {
  const services = stamps.flatMap((token) => {
    const read = readSignature(token);
    return 'problem' in read ? [] : read.certificates;
  });
  const all = [signer.certificate, ...signer.chain, ...services];
  const pool = all.filter(
    (one, index) => all.findIndex(({ der }) => Buffer.compare(der, one.der) === 0) === index,
  );
  const [crls, ocsps]: [Uint8Array[], Uint8Array[]] = [[], []];
  for (const certificate of pool) {
    const issuer = pool.find((one) => one !== certificate && isIssuedBy(certificate, one));
    if (!issuer) continue;
    const found = await askFor(host, certificate, issuer, at);
    crls.push(...found.crls);
    ocsps.push(...found.ocsps);
  }
  return { certificates: pool.map(({ der }) => der), crls, ocsps };
}

const nobody = { anchors: [], pool: [] } as const;

async function askFor(host: Host, certificate: ReadCertificate, issuer: ReadCertificate, at: number) {
  const sources = revocationSources(certificate);
  for (const url of sources.ocsp) {
    const request = { url, body: ocspRequest(certificate, issuer), type: 'application/ocsp-request' };
    const { status, body } = await host.web(request).catch(() => ({ status: 0, body: new Uint8Array() }));
    const data = { crls: [], ocsps: [body] };
    if (
      status === 200 &&
      isKnownGood(certificate, issuer, { ...nobody, data, now: at, effort: { left: 1000 } })
    )
      return data;
  }
  for (const url of sources.crl) {
    const { status, body } = await host.web({ url }).catch(() => ({ status: 0, body: new Uint8Array() }));
    const data = { crls: [body], ocsps: [] };
    if (
      status === 200 &&
      isKnownGood(certificate, issuer, { ...nobody, data, now: at, effort: { left: 1000 } })
    )
      return data;
  }
  const name = certificate.x509.subject.replaceAll('\n', ', ');
  throw new UserError({
    id: `data pencabutan untuk '${visibleLine(name)}' tidak didapat, jadi B-LT tidak tercapai. Tidak ada yang ditandatangani; ulangi nanti, atau minta --level B-T.`,
    en: `no revocation data for '${visibleLine(name)}', so B-LT cannot be reached. Nothing was signed; try again later, or ask for --level B-T.`,
  });
}

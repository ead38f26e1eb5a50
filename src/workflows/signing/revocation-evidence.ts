import { UserError } from '../../host/errors.ts';
import type { Host, WebRequest } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import {
  isIssuedBy,
  isSame,
  isSelfSigned,
  type ReadCertificate,
  readCertificates,
} from '../../signature/cms/certificate.ts';
import { stateNow } from '../../signature/cms/judge-path.ts';
import { readSignature } from '../../signature/cms/signed-data.ts';
import type { SigningKey } from '../../signature/sign/build-cms.ts';
import {
  isNonceKept,
  noInformation,
  ocspRequest,
  revocationSources,
} from '../../signature/sign/revocation-sources.ts';
import type { ValidationEvidence } from '../../signature/sign/store-validation.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { askService, largestAnswer } from './ask-online.ts';

/** Whose revocation is to be documented, by what. */
type Wanted = {
  /** Absent where only time stamps are asked about. */
  readonly signer?: SigningKey;
  /** Time-stamp tokens in DER. */
  readonly stamps: readonly Uint8Array[];
  /** Certificates that the office trusts: nobody asks about these. */
  readonly anchors: readonly ReadCertificate[];
  /** Certificates whose data are had already. */
  readonly had?: readonly ReadCertificate[];
  /** Epoch ms. */
  readonly at: number;
};

const longestPath = 8;

/**
 * Revocation data for the signer and the stamping service and all their issuers, up to a root or a certificate that the office trusts. Issuers
 * that are not at hand are fetched from where the certificate says (RFC 5280, 4.2.2.1). Each answer is checked before it is kept.
 * @throws UserError when an issuer or the data are missing for one of them
 */
export async function revocationEvidence(
  host: Host,
  office: Office,
  { signer, stamps, anchors, had = [], at }: Wanted,
): Promise<ValidationEvidence> {
  const services = stamps
    .map((token) => readSignature(token))
    .flatMap((read) => ('problem' in read ? [] : [read]));
  const known = [
    ...had,
    ...(signer?.chain ?? []),
    ...services.flatMap(({ certificates }) => certificates),
    ...anchors,
  ];
  const ends = [
    ...(signer ? [signer.certificate] : []),
    ...services.flatMap(({ signerCertificate }) => signerCertificate ?? []),
  ];
  const kept: ReadCertificate[] = [];
  const [crls, ocsps]: [Uint8Array[], Uint8Array[]] = [[], []];
  for (const end of ends) {
    let now = end;
    for (let steps = 0; ![...had, ...kept].some((one) => isSame(one, now)); steps++) {
      kept.push(now);
      if (isSelfSigned(now) || anchors.some((one) => isSame(one, now))) break;
      if (steps === longestPath) throw noIssuer(now, undefined);
      const issuer = known.find((one) => isIssuedBy(now, one)) ?? (await fetchedIssuer(host, office, now));
      const found = await documented(host, office, now, issuer, at);
      crls.push(...found.crls);
      ocsps.push(...found.ocsps);
      now = issuer;
    }
  }
  return { certificates: kept.map(({ der }) => der), crls, ocsps };
}

/** The issuer that a certificate says where to find. @throws UserError */
async function fetchedIssuer(
  host: Host,
  office: Office,
  certificate: ReadCertificate,
): Promise<ReadCertificate> {
  let last: Failure | undefined;
  for (const url of revocationSources(certificate).issuer) {
    const answer = await askService(host, office, 'certificate', { url, limit: largestAnswer.certificate });
    const found = 'body' in answer ? readCertificates(answer.body) : [];
    const issuer = found.find((one) => isIssuedBy(certificate, one));
    if (issuer) return issuer;
    last = { url, problem: 'problem' in answer ? answer.problem : notTheIssuer };
  }
  throw noIssuer(certificate, last);
}

/** A service that gave nothing usable, and why. */
type Failure = { readonly url: string; readonly problem: Bilingual };

/** OCSP answers or lists that show that a certificate is not revoked. @throws UserError when it is, or nobody says */
async function documented(
  host: Host,
  office: Office,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  at: number,
) {
  const sources = revocationSources(certificate);
  const { body, nonce } = ocspRequest(certificate, issuer);
  const questions: readonly (WebRequest & { readonly kind: 'ocsps' | 'crls' })[] = [
    ...sources.ocsp.map((url) => ({
      ...{ url, body, kind: 'ocsps' as const, type: 'application/ocsp-request', limit: largestAnswer.ocsp },
    })),
    ...sources.crl.map((url) => ({ url, kind: 'crls' as const, limit: largestAnswer.crl })),
  ];
  let last: Failure | undefined;
  for (const { kind, ...question } of questions) {
    const answer = await askService(host, office, 'certificate', question);
    const failed = (problem: Bilingual): void => {
      last = { url: question.url, problem };
    };
    if ('problem' in answer) failed(answer.problem);
    else if (kind === 'ocsps' && !isNonceKept(answer.body, nonce)) failed(otherNonce);
    else {
      const data = { crls: [], ocsps: [], [kind]: [answer.body] };
      const evidence = { anchors: [], pool: [], data, now: at, effort: { left: 1000 } };
      const state = stateNow(certificate, issuer, evidence);
      if (state === 'good') return data;
      if (state === 'revoked' || state === 'hold') throw isRevoked(certificate);
      failed(unusable);
    }
  }
  if (questions.length === 0 && noInformation(certificate)) return { crls: [], ocsps: [] };
  throw noData(certificate, last);
}

const nameOf = ({ x509 }: ReadCertificate): string =>
  visibleLine((x509.subject || '–').replaceAll('\n', ', '));

const insteadOf: Bilingual = {
  id: 'jadi B-LT tidak tercapai. Tidak ada yang ditandatangani; ulangi nanti, atau minta --level B-T.',
  en: 'so B-LT cannot be reached. Nothing was signed; try again later, or ask for --level B-T.',
};

const why = (last: Failure | undefined, otherwise: Bilingual): Bilingual =>
  last
    ? {
        id: `${visibleLine(last.url)}: ${last.problem.id}`,
        en: `${visibleLine(last.url)}: ${last.problem.en}`,
      }
    : otherwise;

function noData(certificate: ReadCertificate, last: Failure | undefined): UserError {
  const { id, en } = why(last, {
    id: 'sertifikatnya tidak menyebut layanan OCSP atau CRL',
    en: 'the certificate names no OCSP service or CRL',
  });
  return new UserError({
    id: `data pencabutan untuk '${nameOf(certificate)}' tidak didapat (${id}), ${insteadOf.id}`,
    en: `no revocation data for '${nameOf(certificate)}' (${en}), ${insteadOf.en}`,
  });
}

function noIssuer(certificate: ReadCertificate, last: Failure | undefined): UserError {
  const { id, en } = why(last, {
    id: 'sertifikatnya tidak menyebut di mana penerbitnya',
    en: 'the certificate does not say where it is to be had',
  });
  return new UserError({
    id: `sertifikat penerbit dari '${nameOf(certificate)}' tidak ada pada kunci dan tidak didapat (${id}), ${insteadOf.id} Atau tambahkan sertifikat itu ke kunci (sertifikat:) atau ke sertifikat_induk:.`,
    en: `the certificate of the issuer of '${nameOf(certificate)}' is not with the key and could not be had (${en}), ${insteadOf.en} Or add that certificate to the key (sertifikat:) or to sertifikat_induk:.`,
  });
}

const isRevoked = (certificate: ReadCertificate): UserError =>
  new UserError({
    id: `sertifikat '${nameOf(certificate)}' SUDAH DICABUT atau dibekukan menurut penerbitnya. Tidak ada yang ditandatangani; minta sertifikat baru.`,
    en: `the certificate '${nameOf(certificate)}' is REVOKED or on hold, as its issuer says. Nothing was signed; ask for a new certificate.`,
  });

const notTheIssuer: Bilingual = {
  id: 'jawabannya bukan sertifikat penerbit itu',
  en: 'the answer is not the certificate of that issuer',
};
const otherNonce: Bilingual = {
  id: 'jawabannya untuk pertanyaan lain (nonce)',
  en: 'the answer is to another question (nonce)',
};
const unusable: Bilingual = {
  id: 'jawabannya tidak sah, basi, atau bukan tentang sertifikat ini',
  en: 'the answer is not valid, stale, or not about this certificate',
};

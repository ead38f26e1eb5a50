import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { Office, Signer as Official, SigningLevel } from '../../office/office.ts';
import { type ReadCertificate, readCertificates } from '../../signature/cms/certificate.ts';
import { issuersOf } from '../../signature/cms/paths.ts';
import type { SigningKey } from '../../signature/sign/build-cms.ts';
import { keyDoubts, signerAmong, unusableKey } from '../../signature/sign/key-doubts.ts';
import { digestFor, keyId, openKeyFile } from '../../signature/sign/key-file.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { outsideKey } from './outside-key.ts';

/**
 * How the passphrase of a key is come by.
 * @param whose code of the official, for the question
 * @param officeFile path of the file that the office file names for it, if it names one
 */
export type PassphraseSource = (whose: string, officeFile: string | undefined) => Promise<string>;

/** Who shall sign how. */
export type SigningWish = {
  /** Code of the official; without it the first of the office who has a key. */
  readonly signer?: string | undefined;
  /** Without it that of the office. */
  readonly level?: SigningLevel | undefined;
  /** Whether the signature allows nothing afterwards but filling in and signing. */
  readonly certify?: boolean;
  readonly passphrase: PassphraseSource;
};

/** Who signs, with an open key: known before a report is drawn, since the page names the key. */
export type Signing = {
  readonly official: Official;
  readonly signer: SigningKey;
  readonly level: SigningLevel;
  readonly certify: boolean;
  /** First digits of the SHA-256 of the certificate, as they are printed. */
  readonly keyId: string;
  /** Epoch ms, as it is printed. */
  readonly at: number;
  /** Certificates that the office trusts. */
  readonly anchors: readonly ReadCertificate[];
  /** What receivers will hold against the certificate. */
  readonly doubts: readonly Bilingual[];
};

/**
 * Opens the key of the official who signs: file, token or command. Nothing is written.
 * @throws UserError with what is missing or wrong
 */
export async function openSigning(
  host: Host,
  { root, office }: Workspace,
  { signer: code, level = office.signing.level, certify = false, passphrase }: SigningWish,
): Promise<Signing> {
  const official = signingOfficial(office, code);
  const signer = await openKey(host, root, official, passphrase);
  const at = host.now();
  const anchors = officeAnchors(host, { root, office });
  const doubts = keyDoubts(signer, anchors, at);
  return { official, signer, level, certify, keyId: keyId(signer.certificate), at, anchors, doubts };
}

/** What can be read of the certificates that the office trusts; `sop verify` says of a file that it is missing. */
export const officeAnchors = (
  { files }: Pick<Host, 'files'>,
  { root, office: { trust } }: Pick<Workspace, 'root' | 'office'>,
): readonly ReadCertificate[] =>
  trust
    .map((file) => join(root, file))
    .filter((path) => files.kind(path) === 'file')
    .flatMap((path) => readCertificates(files.read(path)));

/** The one of the code, else the first of the office who has a key. @throws UserError */
function signingOfficial(office: Office, code: string | undefined): Official {
  const able = office.signers.filter(({ key }) => key !== undefined);
  const found =
    code === undefined ? able[0] : office.signers.find((one) => one.code === code.trim().toUpperCase());
  if (found?.key) return found;
  if (found) throw new UserError(withoutKey(found.code));
  if (code === undefined) throw new UserError(nobody);
  const guess = nearest(
    code.trim().toUpperCase(),
    office.signers.map((one) => one.code),
  );
  throw new UserError({
    id: `penanda tangan '${visibleLine(code)}' tidak ada di berkas kantor.${guess ? ` Maksud Anda: ${guess}?` : ''}`,
    en: `the office file has no signer '${visibleLine(code)}'.${guess ? ` Did you mean ${guess}?` : ''}`,
  });
}

const nobody = {
  id: 'belum ada penanda tangan dengan kunci. Tulis kunci: pada penanda_tangan di sop.config.yaml; untuk mencoba: sop cert new',
  en: 'no signer has a key. Write kunci: under penanda_tangan in sop.config.yaml; to try it out: sop cert new',
};
const withoutKey = (code: string) => ({
  id: `penanda tangan ${code} belum mempunyai kunci: di sop.config.yaml. Untuk mencoba: sop cert new`,
  en: `signer ${code} has no kunci: in sop.config.yaml. To try it out: sop cert new`,
});

async function openKey(
  host: Host,
  root: string,
  official: Official,
  passphrase: PassphraseSource,
): Promise<SigningKey> {
  const key = official.key ?? {};
  const secretFile = key.passphraseFile === undefined ? undefined : join(root, key.passphraseFile);
  if (key.keyFile !== undefined) {
    const bytes = fileOf(host, join(root, key.keyFile));
    const opened = openKeyFile(bytes, await passphrase(official.code, secretFile));
    if (!('problem' in opened)) return opened;
    throw new UserError({
      id: `kunci '${visibleLine(key.keyFile)}': ${opened.problem.id}.`,
      en: `key '${visibleLine(key.keyFile)}': ${opened.problem.en}.`,
    });
  }
  const certificates = certificatesOf(host, root, official);
  const certificate = signerAmong(certificates) as ReadCertificate;
  const unusable = unusableKey(certificate);
  if (unusable) throw new UserError({ id: `${unusable.id}.`, en: `${unusable.en}.` });
  const digest = digestFor(certificate);
  const pin = key.token === undefined ? '' : await passphrase(official.code, secretFile);
  const sign = outsideKey(host, { label: official.code, ...key }, pin, { certificate, digest });
  return { certificate, chain: issuersOf(certificate, certificates), digest, sign };
}

function fileOf(host: Host, path: string): Uint8Array {
  if (host.files.kind(path) === 'file') return host.files.read(path);
  throw new UserError({
    id: `berkas kunci '${visibleLine(path)}' tidak ada.`,
    en: `the key file '${visibleLine(path)}' does not exist.`,
  });
}

function certificatesOf(host: Host, root: string, { code, key }: Official): readonly ReadCertificate[] {
  const found =
    key?.certificate === undefined ? [] : readCertificates(fileOf(host, join(root, key.certificate)));
  if (found.length > 0) return found;
  throw new UserError({
    id: `kunci ${code}: tulis sertifikat: dengan berkas PEM penanda tangan dan rantainya.`,
    en: `key of ${code}: write sertifikat: with a PEM file of the signer and the chain.`,
  });
}

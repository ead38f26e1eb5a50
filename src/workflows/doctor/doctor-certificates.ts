import { dayMs } from '../../calendar/local-time.ts';
import { dateWords } from '../../calendar/print-date.ts';
import { join } from '../../host/paths.ts';
import type { Signer } from '../../office/office.ts';
import {
  certificateName,
  type ReadCertificate,
  readCertificates,
  validity,
} from '../../signature/cms/certificate.ts';
import { issuersOf } from '../../signature/cms/paths.ts';
import { keyDoubts, signerAmong, unusableKey } from '../../signature/sign/key-doubts.ts';
import { openKeyFile } from '../../signature/sign/key-file.ts';
import { visibleLine } from '../../words/visible.ts';
import { firstLine } from '../office/secret-file.ts';
import { officeAnchors } from '../signing/open-signing.ts';
import { type DoctorPlace, type Finding, good, warning, wrong } from './finding.ts';

const check = 'sertifikat';

/** How long before its end a certificate is spoken of: time enough to get a new one. */
const soon = 30 * dayMs;

/** When the certificates of the signers and the trusted roots end. What is behind a passphrase that is asked for cannot be looked at. */
export function certificateFindings(place: DoctorPlace): readonly Finding[] {
  const { signers, trust } = place.workspace.office;
  return [
    ...signers.flatMap((signer) => (signer.key ? signerFindings(place, signer) : [])),
    ...trust.flatMap((name) => {
      const all = readCertificates(read(place, name) ?? new Uint8Array());
      return all.length === 0 ? [missing(name)] : all.map((one) => spanFinding(place, one));
    }),
  ];
}

function read({ host, workspace }: DoctorPlace, name: string): Uint8Array | undefined {
  const path = join(workspace.root, name);
  return host.files.kind(path) === 'file' ? host.files.read(path) : undefined;
}

function signerFindings(place: DoctorPlace, { code, key = {} }: Signer): readonly Finding[] {
  const named = key.keyFile ?? key.certificate;
  const bytes = named === undefined ? undefined : read(place, named);
  if (named === undefined || bytes === undefined) return [missing(named ?? code)];
  if (key.keyFile === undefined) {
    const all = readCertificates(bytes);
    const certificate = signerAmong(all);
    if (!certificate) return [missing(named)];
    return keyFindings(place, { certificate, chain: issuersOf(certificate, all) });
  }
  const secret = key.passphraseFile === undefined ? undefined : read(place, key.passphraseFile);
  if (secret === undefined) return [good(check, unseen(code))];
  const opened = openKeyFile(bytes, firstLine(secret));
  if (!('problem' in opened)) return keyFindings(place, opened);
  return [
    wrong(
      check,
      { id: `kunci ${code}: ${opened.problem.id}`, en: `key of ${code}: ${opened.problem.en}` },
      {
        id: 'periksa kunci: dan sandi: di sop.config.yaml',
        en: 'check kunci: and sandi: in sop.config.yaml',
      },
    ),
  ];
}

/** How long a key may sign, and what receivers will hold against it. */
function keyFindings(
  place: DoctorPlace,
  key: { readonly certificate: ReadCertificate; readonly chain: readonly ReadCertificate[] },
): readonly Finding[] {
  const { host, workspace } = place;
  const anchors = officeAnchors(host, workspace);
  const unusable = unusableKey(key.certificate);
  return [
    spanFinding(place, key.certificate),
    ...(unusable ? [wrong(check, unusable, another)] : []),
    ...keyDoubts(key, anchors, host.now()).map((doubt) => warning(check, doubt, another)),
  ];
}

const another = {
  id: 'minta sertifikat baru untuk tanda tangan dokumen',
  en: 'ask for a new certificate for signing documents',
};

function spanFinding({ host, workspace }: DoctorPlace, { x509 }: ReadCertificate): Finding {
  const { to } = validity(x509);
  const [name, end] = [visibleLine(certificateName(x509)), dateWords(to, workspace.office.zone)];
  const left = to - host.now();
  const text = { id: `'${name}' berlaku sampai ${end.id}`, en: `'${name}' runs to ${end.en}` };
  if (left > soon) return good(check, text);
  return left > 0
    ? warning(check, text, renew)
    : wrong(check, { id: `'${name}' sudah berakhir ${end.id}`, en: `'${name}' ended ${end.en}` }, renew);
}

const renew = {
  id: 'perbarui sertifikatnya sebelum hari itu',
  en: 'renew the certificate before that day',
};

const missing = (name: string): Finding =>
  wrong(
    check,
    {
      id: `'${visibleLine(name)}' tidak ada atau tidak berisi sertifikat`,
      en: `'${visibleLine(name)}' is missing or holds no certificate`,
    },
    { id: 'perbaiki letaknya di sop.config.yaml', en: 'mend its place in sop.config.yaml' },
  );

const unseen = (code: string) => ({
  id: `kunci ${code} meminta kata sandi, jadi masa berlakunya tidak dilihat di sini`,
  en: `the key of ${code} asks for its passphrase, so its time is not looked at here`,
});

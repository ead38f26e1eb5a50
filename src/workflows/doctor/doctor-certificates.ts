import { printDate } from '../../calendar/print-date.ts';
import { join } from '../../host/paths.ts';
import type { Signer } from '../../office/office.ts';
import {
  certificateName,
  type ReadCertificate,
  readCertificates,
  validity,
} from '../../signature/cms/certificate.ts';
import { openKeyFile } from '../../signature/sign/key-file.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import type { DoctorPlace, Finding } from './doctor-checks.ts';

/** How long before its end a certificate is spoken of: time enough to get a new one. */
const soon = 30 * 86_400_000;

/** When the certificates of the signers and the trusted roots end. What is behind a passphrase that is asked for cannot be looked at. */
export function certificateFindings({ context: { host }, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const { office, root } = workspace;
  const read = (name: string): Uint8Array | undefined => {
    const path = join(root, name);
    return host.files.kind(path) === 'file' ? host.files.read(path) : undefined;
  };
  const found = [
    ...office.signers.flatMap((signer) =>
      signer.key ? signerFindings(signer, read, workspace, host.now()) : [],
    ),
    ...office.trust.flatMap((name) => {
      const all = readCertificates(read(name) ?? new Uint8Array());
      return all.length === 0
        ? [missing(name)]
        : all.flatMap((one) => spanFinding(one, workspace, host.now()));
    }),
  ];
  return found;
}

type Read = (name: string) => Uint8Array | undefined;

function signerFindings(
  { code, key = {} }: Signer,
  read: Read,
  workspace: Workspace,
  now: number,
): readonly Finding[] {
  const named = key.keyFile ?? key.certificate;
  const bytes = named === undefined ? undefined : read(named);
  if (named === undefined || bytes === undefined) return [missing(named ?? code)];
  if (key.keyFile === undefined) {
    const [certificate] = readCertificates(bytes);
    return certificate ? [spanFinding(certificate, workspace, now)] : [missing(named)];
  }
  const secret = key.passphraseFile === undefined ? undefined : read(key.passphraseFile);
  if (secret === undefined) return [unseen(code)];
  const opened = openKeyFile(bytes, new TextDecoder().decode(secret).split(/\r?\n/)[0] ?? '');
  if (!('problem' in opened)) return [spanFinding(opened.certificate, workspace, now)];
  return [
    {
      check: 'sertifikat',
      level: 'wrong',
      text: { id: `kunci ${code}: ${opened.problem.id}`, en: `key of ${code}: ${opened.problem.en}` },
      advice: {
        id: 'periksa kunci: dan sandi: di sop.config.yaml',
        en: 'check kunci: and sandi: in sop.config.yaml',
      },
    },
  ];
}

function spanFinding({ x509 }: ReadCertificate, { office }: Workspace, now: number): Finding {
  const { to } = validity(x509);
  const [name, end] = [visibleLine(certificateName(x509)), printDate(to, office.zone)];
  const left = to - now;
  const advice = {
    id: 'perbarui sertifikatnya sebelum hari itu',
    en: 'renew the certificate before that day',
  };
  if (left <= 0)
    return {
      check: 'sertifikat',
      level: 'wrong',
      text: { id: `'${name}' sudah berakhir ${end}`, en: `'${name}' ended ${end}` },
      advice,
    };
  const text = { id: `'${name}' berlaku sampai ${end}`, en: `'${name}' runs to ${end}` };
  return left > soon
    ? { check: 'sertifikat', level: 'good', text }
    : { check: 'sertifikat', level: 'warning', text, advice };
}

const missing = (name: string): Finding => ({
  check: 'sertifikat',
  level: 'wrong',
  text: {
    id: `'${visibleLine(name)}' tidak ada atau tidak berisi sertifikat`,
    en: `'${visibleLine(name)}' is missing or holds no certificate`,
  },
  advice: { id: 'perbaiki letaknya di sop.config.yaml', en: 'mend its place in sop.config.yaml' },
});

const unseen = (code: string): Finding => ({
  check: 'sertifikat',
  level: 'good',
  text: {
    id: `kunci ${code} meminta kata sandi, jadi masa berlakunya tidak dilihat di sini`,
    en: `the key of ${code} asks for its passphrase, so its time is not looked at here`,
  },
});

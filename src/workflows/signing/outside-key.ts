import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { SignerKey } from '../../office/office.ts';
import { digestOf } from '../../signature/cms/signed-data.ts';
import type { SigningKey } from '../../signature/sign/build-cms.ts';
import { isMadeBy } from '../../signature/sign/key-doubts.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';

/** Signs with a key that this program never sees: on a token, or behind a command. What comes back is held against the certificate. */
export function outsideKey(
  host: Host,
  { token: module, label = '', command = [] }: SignerKey,
  pin: string,
  { certificate, digest }: Pick<SigningKey, 'certificate' | 'digest'>,
): SigningKey['sign'] {
  return async (data) => {
    const hash = digestOf(digest, [data]);
    const isRsa = certificate.x509.publicKey.asymmetricKeyType === 'rsa';
    const value =
      module === undefined
        ? byCommand(host, command, hash)
        : byToken(host, { module, label, pin }, isRsa ? { rsa: digest, data } : { data: hash });
    if (isMadeBy(certificate, digest, data, value)) return value;
    throw new UserError(notByIt(module === undefined ? (command[0] ?? '') : 'pkcs11-tool'));
  };
}

const notByIt = (program: string): Bilingual => ({
  id: `'${visibleLine(program)}' memberi sesuatu yang bukan tanda tangan dari sertifikat ini. Periksa apakah kunci dan sertifikat: sepasang. Tidak ada yang ditandatangani.`,
  en: `what '${visibleLine(program)}' gives is not a signature by this certificate. Check whether key and sertifikat: belong together. Nothing was signed.`,
});

/** The command reads the digest in hexadecimal and prints the signature in base64. */
function byCommand(host: Host, command: readonly string[], digest: Uint8Array): Uint8Array {
  const { code, output } = host.run(command, { input: `${Buffer.from(digest).toString('hex')}\n` });
  if (code === 0) return Buffer.from(Buffer.from(output).toString('latin1').trim(), 'base64');
  throw failed(command[0] ?? '', code);
}

type Token = { readonly module: string; readonly label: string; readonly pin: string };

/** An RSA key gets the data and makes the digest itself, an ECDSA key gets the digest. */
function byToken(
  host: Host,
  { module, label, pin }: Token,
  { rsa, data }: { readonly rsa?: string; readonly data: Uint8Array },
): Uint8Array {
  const how = rsa
    ? ['--mechanism', `${rsa.toUpperCase()}-RSA-PKCS`]
    : ['--mechanism', 'ECDSA', '--signature-format', 'openssl'];
  const open = ['pkcs11-tool', '--module', module, '--login', '--pin', 'env:SOP_TOKEN_PIN'];
  const command = [...open, '--sign', '--label', label, ...how];
  const { code, output } = host.run(command, { input: data, env: { SOP_TOKEN_PIN: pin } });
  if (code === 0 && output.length > 0) return output;
  throw failed('pkcs11-tool', code);
}

const failed = (program: string, code: number | undefined): UserError =>
  new UserError(
    code === undefined
      ? {
          id: `program '${visibleLine(program)}' tidak terpasang, jadi tidak ada yang ditandatangani.`,
          en: `the program '${visibleLine(program)}' is not installed, so nothing was signed.`,
        }
      : {
          id: `'${visibleLine(program)}' gagal menandatangani (kode ${code}). Periksa token, label dan PIN.`,
          en: `'${visibleLine(program)}' could not sign (code ${code}). Check token, label and PIN.`,
        },
  );

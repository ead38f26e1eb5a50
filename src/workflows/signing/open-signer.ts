import type { Context, Options } from '../../commands/context.ts';
import { readPassphrase } from '../../commands/record/passphrase.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import type { Signer as Official } from '../../office/office.ts';
import { type ReadCertificate, readCertificates } from '../../signature/cms/certificate.ts';
import { chainOf } from '../../signature/cms/chain.ts';
import { digestOf } from '../../signature/cms/signed-data.ts';
import type { Signer } from '../../signature/sign/build-cms.ts';
import { digestFor, openKeyFile } from '../../signature/sign/key-file.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** Opens the key of an official: file, token or command. @throws UserError with what is missing or wrong */
export async function openSigner(
  context: Context,
  { root }: Workspace,
  official: Official,
  options: Options,
): Promise<Signer> {
  const key = official.key ?? {};
  const secretFile = key.passphraseFile === undefined ? undefined : join(root, key.passphraseFile);
  const passphrase = () => readPassphrase(context, options, official.code, secretFile);
  if (key.keyFile !== undefined) {
    const bytes = fileOf(context, join(root, key.keyFile));
    const opened = openKeyFile(bytes, await passphrase());
    if (!('problem' in opened)) return opened;
    throw new UserError({
      id: `kunci '${visibleLine(key.keyFile)}': ${opened.problem.id}.`,
      en: `key '${visibleLine(key.keyFile)}': ${opened.problem.en}.`,
    });
  }
  const certificates = certificatesOf(context, root, official);
  const [certificate] = certificates as [ReadCertificate];
  const digest = digestFor(certificate);
  const { path } = chainOf(certificate, certificates, [], 0);
  const pin = key.token === undefined ? '' : await passphrase();
  const sign = async (data: Uint8Array): Promise<Uint8Array> => {
    const hash = digestOf(digest, [data]);
    return key.token === undefined
      ? byCommand(context, key.command ?? [], hash)
      : byToken(
          context,
          { module: key.token, label: key.label ?? official.code, pin },
          data,
          certificate,
          digest,
        );
  };
  return { certificate, chain: path.slice(1), digest, sign };
}

function fileOf({ host }: Context, path: string): Uint8Array {
  if (host.files.kind(path) === 'file') return host.files.read(path);
  throw new UserError({
    id: `berkas kunci '${visibleLine(path)}' tidak ada.`,
    en: `the key file '${visibleLine(path)}' does not exist.`,
  });
}

function certificatesOf(context: Context, root: string, { code, key }: Official): readonly ReadCertificate[] {
  const found =
    key?.certificate === undefined ? [] : readCertificates(fileOf(context, join(root, key.certificate)));
  if (found.length > 0) return found;
  throw new UserError({
    id: `kunci ${code}: tulis sertifikat: dengan berkas PEM penanda tangan dan rantainya.`,
    en: `key of ${code}: write sertifikat: with a PEM file of the signer and the chain.`,
  });
}

/** The command reads the digest in hexadecimal and prints the signature in base64. */
function byCommand({ host }: Context, command: readonly string[], digest: Uint8Array): Uint8Array {
  const { code, output } = host.run(command, { input: `${Buffer.from(digest).toString('hex')}\n` });
  if (code === 0) return Buffer.from(Buffer.from(output).toString('latin1').trim(), 'base64');
  throw failed(command[0] ?? '', code);
}

type Token = { readonly module: string; readonly label: string; readonly pin: string };

function byToken(
  { host }: Context,
  { module, label, pin }: Token,
  data: Uint8Array,
  { x509 }: ReadCertificate,
  digest: string,
): Uint8Array {
  const isRsa = x509.publicKey.asymmetricKeyType === 'rsa';
  const mechanism = `${digest.toUpperCase()}-RSA-PKCS`;
  const hash = digestOf(digest, [data]);
  const how = isRsa ? ['--mechanism', mechanism] : ['--mechanism', 'ECDSA', '--signature-format', 'openssl'];
  const command = [
    'pkcs11-tool',
    '--module',
    module,
    '--login',
    '--pin',
    'env:SOP_TOKEN_PIN',
    '--sign',
    '--label',
    label,
    ...how,
  ];
  const { code, output } = host.run(command, { input: isRsa ? data : hash, env: { SOP_TOKEN_PIN: pin } });
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

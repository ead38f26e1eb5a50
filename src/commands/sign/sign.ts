import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { certificateName } from '../../signature/cms/certificate.ts';
import { keyId } from '../../signature/sign/key-file.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Signing } from '../../workflows/reports/finish-report.ts';
import { openSigner } from '../../workflows/signing/open-signer.ts';
import { levelOption, signBytes } from '../../workflows/signing/sign-bytes.ts';
import { signingOfficial } from '../../workflows/signing/signing-official.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { printJson } from '../json.ts';

/** A PDF that was signed, and in whose name. */
export type SignedReport = {
  readonly bytes: Uint8Array;
  readonly holder: string;
  readonly code: string;
  readonly level: string;
};

/**
 * Opens the key of the official who signs, as the options say; nothing is written by signing.
 * @throws UserError when the key cannot be opened; signing throws it when the level cannot be reached
 */
export async function openSigning(
  context: Context,
  workspace: Workspace,
  options: Options,
): Promise<Signing> {
  const { office } = workspace;
  const level = levelOption(options, office);
  const official = signingOfficial(workspace, textOption(options, 'signer'));
  const signer = await openSigner(context, workspace, official, options);
  const certify = options['certify'] === true;
  return {
    official,
    keyId: keyId(signer.certificate),
    at: context.host.now(),
    sign: async (pdf, reason) => ({
      bytes: await signBytes(context, pdf, { office, official, signer, level, reason, certify }),
      holder: certificateName(signer.certificate.x509),
      code: official.code,
      level,
    }),
  };
}

/** `sop sign FILE.pdf`: adds a signature to a PDF made by this program; those that it has stay as they are. */
export const sign: Run = async (context, [name = ''], options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context.host);
  const path = join(host.cwd, name);
  if (host.files.kind(path) !== 'file')
    throw new UserError({
      id: `berkas '${visibleLine(name)}' tidak ada. Contoh: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
      en: `file '${visibleLine(name)}' does not exist. Example: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
    });
  const reason = textOption(options, 'reason') ?? 'Mengesahkan laporan';
  const signing = await openSigning(context, workspace, options);
  const { bytes, holder, code, level } = await signing.sign(host.files.read(path), reason);
  const output = textOption(options, 'output');
  const target = output === undefined ? path : join(host.cwd, output);
  host.files.write(target, bytes, { replace: true });
  if (options['json'] === true)
    printJson(host, {
      berkas: target,
      penanda_tangan: code,
      sertifikat: holder,
      tingkat: level,
      sha256: host.sha256(bytes),
    });
  else
    host.out.result(
      visible(
        `${say({ id: `✓ Ditandatangani ${code} (${holder}), PAdES ${level}: ${target}`, en: `✓ Signed by ${code} (${holder}), PAdES ${level}: ${target}` })}\n  ${say(words)}\n`,
      ),
    );
  return 0;
};

const words = {
  id: 'Periksa: sop verify. Tanda tangan elektronik tidak tersertifikasi (PP 71/2019), kecuali sertifikatnya dari PSrE Indonesia.',
  en: 'Check it: sop verify. Not a certified electronic signature (PP 71/2019) unless the certificate is from an Indonesian PSrE.',
};

import { UsageError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { makePilotKey, type PilotKey } from '../../workflows/signing/pilot-key.ts';
import { readPassphrase } from '../record/passphrase.ts';
import type { Cert } from './spec.ts';

/** `sop cert new KODE`: a pilot root and a pilot certificate for trying signatures out. */
export const cert: Cert = async (context, [_act, code], options) => {
  const { host, say } = context;
  if (!/^[A-Za-z][A-Za-z0-9-]{0,30}$/.test(code)) throw new UsageError(noCode(code));
  const workspace = openWorkspace(host);
  const folder = join(host.cwd, options.folder ?? join(workspace.root, 'kunci'));
  const passphrase = (whose: string) => readPassphrase(context, options, whose, undefined);
  const key = await makePilotKey(host, workspace, { code, name: options.name, folder, passphrase });
  host.out.result(visible(`${say(made(code, key))}\n`));
  return exitCodes.ok;
};

const noCode = (code: string) => ({
  id: `kode penanda tangan '${visibleLine(code)}': tulis kode dari berkas kantor, misalnya KASI`,
  en: `signer code '${visibleLine(code)}': write a code of the office file, such as KASI`,
});

function made(code: string, { name, keyFile, root }: PilotKey) {
  const toAdd = `  penanda_tangan:
    - kode: ${code.toUpperCase()}
      …
      kunci: { p12: "${keyFile}" }
  sertifikat_induk: ["${root}"]`;
  return {
    id: `✓ Kunci percobaan untuk ${name}
  Kunci (rahasia)    : ${keyFile}
  Sertifikat induk   : ${root}

Tambahkan di sop.config.yaml:
${toAdd}

Hanya untuk mencoba: tanda tangan ini tidak tersertifikasi (PP 71/2019).`,
    en: `✓ Pilot key for ${name}
  Key (secret)       : ${keyFile}
  Root certificate   : ${root}

Add to sop.config.yaml:
${toAdd}

For trying out only: not a certified electronic signature (PP 71/2019).`,
  };
}

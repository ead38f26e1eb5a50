import { UsageError, UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { keyFileOf, pilotPerson, pilotRoot } from '../../signature/sign/pilot-certificates.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { readPassphrase } from '../record/passphrase.ts';
import type { Cert, CertOptions } from './spec.ts';

const yearMs = 365 * 86_400_000;

/** `sop cert new KODE`: a pilot root and a pilot certificate for trying signatures out. */
export const cert: Cert = async (context, [_act, code], options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context.host);
  const owner = ownerOf(workspace, code, options);
  const folder = join(host.cwd, options.folder ?? join(workspace.root, 'kunci'));
  const paths = {
    keyFile: `${folder}/${code.toLowerCase()}-percobaan.p12`,
    root: `${folder}/${code.toLowerCase()}-percobaan-induk.pem`,
  };
  for (const path of Object.values(paths)) refuseExisting(context, path);
  const passphrase = await readPassphrase(context, options, code, undefined);
  if (passphrase.length < 8) throw new UserError(tooShort);
  const now = host.now();
  const span = { organisation: owner.organisation, from: now, to: now + 2 * yearMs };
  const root = pilotRoot({ ...span, name: owner.name, to: now + 5 * yearMs });
  const person = pilotPerson(root, { ...span, name: owner.name });
  host.files.makeFolder(folder);
  host.files.write(paths.keyFile, keyFileOf(person, root, passphrase, code), { mode: 0o600 });
  host.files.write(paths.root, root.certificate);
  host.out.result(visible(`${say(made(code, owner.name, paths))}\n`));
  return exitCodes.ok;
};

function ownerOf({ office }: Workspace, code: string, options: CertOptions) {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,30}$/.test(code))
    throw new UsageError({
      id: `kode penanda tangan '${visibleLine(code)}': tulis kode dari berkas kantor, misalnya KASI`,
      en: `signer code '${visibleLine(code)}': write a code of the office file, such as KASI`,
    });
  const official = office.signers.find((one) => one.code === code.toUpperCase());
  const name = options.name ?? official?.name ?? '';
  if (name.trim() !== '') return { name: name.trim(), organisation: office.agency.at(-1) ?? 'Kantor' };
  throw new UserError({
    id: `belum ada nama untuk '${visibleLine(code)}'. Beri --name "Nama Lengkap", atau tulis di penanda_tangan.`,
    en: `no name for '${visibleLine(code)}'. Give --name "Full Name", or write it under penanda_tangan.`,
  });
}

function refuseExisting({ host }: Context, path: string): void {
  if (host.files.kind(path) === undefined) return;
  throw new UserError({
    id: `'${visibleLine(path)}' sudah ada; kunci tidak ditimpa. Pilih folder lain dengan --folder.`,
    en: `'${visibleLine(path)}' is there already; keys are not replaced. Choose another folder with --folder.`,
  });
}

const tooShort = {
  id: 'kata sandi kunci paling sedikit 8 karakter.',
  en: "a key's passphrase has at least 8 characters.",
};

const made = (
  code: string,
  name: string,
  { keyFile, root }: { readonly keyFile: string; readonly root: string },
) => ({
  id: `✓ Kunci percobaan untuk ${name}
  Kunci (rahasia)    : ${keyFile}
  Sertifikat induk   : ${root}

Tambahkan di sop.config.yaml:
  penanda_tangan:
    - kode: ${code.toUpperCase()}
      …
      kunci: { p12: "${keyFile}" }
  sertifikat_induk: ["${root}"]

Hanya untuk mencoba: tanda tangan ini tidak tersertifikasi (PP 71/2019).`,
  en: `✓ Pilot key for ${name}
  Key (secret)       : ${keyFile}
  Root certificate   : ${root}

Add to sop.config.yaml:
  penanda_tangan:
    - kode: ${code.toUpperCase()}
      …
      kunci: { p12: "${keyFile}" }
  sertifikat_induk: ["${root}"]

For trying out only: not a certified electronic signature (PP 71/2019).`,
});

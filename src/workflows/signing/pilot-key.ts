import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { keyFileOf, pilotPerson, pilotRoot } from '../../signature/sign/pilot-certificates.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

const yearMs = 365 * 86_400_000;
const shortest = 8;

/** A key for trying signatures out: of which official, in whose name if not that of the office file, in which folder. */
type PilotKeyWish = {
  readonly code: string;
  readonly name: string | undefined;
  readonly folder: string;
  readonly passphrase: (whose: string) => Promise<string>;
};

export type PilotKey = { readonly name: string; readonly keyFile: string; readonly root: string };

/**
 * Makes a pilot root and a pilot certificate under it, with its sealed key.
 * @throws UserError when a file is there already, no name is known, or the passphrase is too short
 */
export async function makePilotKey(
  host: Host,
  { office }: Workspace,
  { code, name: asked, folder, passphrase: ask }: PilotKeyWish,
): Promise<PilotKey> {
  const official = office.signers.find((one) => one.code === code.toUpperCase());
  const name = (asked ?? official?.name ?? '').trim();
  if (name === '') throw new UserError(nameless(code));
  const keyFile = `${folder}/${code.toLowerCase()}-percobaan.p12`;
  const rootFile = `${folder}/${code.toLowerCase()}-percobaan-induk.pem`;
  for (const path of [keyFile, rootFile])
    if (host.files.kind(path) !== undefined) throw new UserError(thereAlready(path));
  const passphrase = await ask(code);
  if (passphrase.length < shortest) throw new UserError(tooShort);
  const from = host.now();
  const span = { name, organisation: office.agency.at(-1) ?? 'Kantor', from };
  const root = pilotRoot({ ...span, to: from + 5 * yearMs });
  const person = pilotPerson(root, { ...span, to: from + 2 * yearMs });
  host.files.makeFolder(folder);
  host.files.write(keyFile, keyFileOf(person, root, passphrase, code), { mode: 0o600 });
  try {
    host.files.write(rootFile, root.certificate);
  } catch (error) {
    // A key without its root is of no use, and would stand in the way of the next try.
    host.files.remove(keyFile);
    throw error;
  }
  return { name, keyFile, root: rootFile };
}

const nameless = (code: string) => ({
  id: `belum ada nama untuk '${visibleLine(code)}'. Beri --name "Nama Lengkap", atau tulis di penanda_tangan.`,
  en: `no name for '${visibleLine(code)}'. Give --name "Full Name", or write it under penanda_tangan.`,
});
const thereAlready = (path: string) => ({
  id: `'${visibleLine(path)}' sudah ada; kunci tidak ditimpa. Pilih folder lain dengan --folder.`,
  en: `'${visibleLine(path)}' is there already; keys are not replaced. Choose another folder with --folder.`,
});
const tooShort = {
  id: `kata sandi kunci paling sedikit ${shortest} karakter.`,
  en: `a key's passphrase has at least ${shortest} characters.`,
};

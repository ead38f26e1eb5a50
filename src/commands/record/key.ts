import { dateTimeWords } from '../../calendar/print-date.ts';
import { DiskError, errorCode, UserError } from '../../host/errors.ts';
import { folderOf } from '../../host/paths.ts';
import {
  keyEntry,
  keyId,
  type RegisteredKey,
  registerFileName,
  revocationEntry,
} from '../../record/key-register.ts';
import { appendLines } from '../../record/line-list.ts';
import { table } from '../../terminal/tables/table.ts';
import { visibleLine } from '../../words/visible.ts';
import { officeRegister } from '../../workflows/office/known-anchors.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { privateKeyPath } from './line-signer.ts';
import { newPassphrase } from './passphrase.ts';
import type { Key, KeyOptions } from './spec.ts';

/** `sop key new|list|revoke`: keys that sign journal lines, one for each person and device. */
export const key: Key = async (context, [act, kid = ''], options) => {
  const workspace = openWorkspace(context.host);
  switch (act) {
    case 'new':
      return makeKey(context, workspace, options);
    case 'list':
      return listKeys(context, workspace, options);
    case 'revoke':
      return revokeKey(context, workspace, kid, options);
  }
};

async function makeKey(context: Context, workspace: Workspace, options: KeyOptions): Promise<number> {
  const { host, say } = context;
  if (`${host.userFolder}/`.startsWith(`${workspace.root}/`))
    throw new UserError(insideOffice(host.userFolder));
  const person = personOption(workspace.office, options.by);
  const passphrase = await newPassphrase(context, options);
  const { publicKey, sealed } = host.keyring.create(passphrase);
  const kid = keyId(publicKey, host.sha256);
  const made: RegisteredKey = {
    kid,
    publicKey,
    person: person.name,
    device: host.device,
    createdAt: host.now(),
  };
  const path = privateKeyPath(host, kid);
  saving('kunci', 'key', path, () => {
    host.files.makeFolder(folderOf(path));
    host.files.write(path, sealed, { mode: 0o600 });
    addToRegister(context, workspace, keyEntry(made));
  });
  if (options.json) printJson(host, keyJson(made));
  else {
    host.out.result(
      say({
        id: `✓ Kunci ${kid} untuk ${visibleLine(person.name)} di ${visibleLine(host.device)}.\n  Kunci rahasia: ${path}\n  Kunci publik: ${registerFileName} di folder kantor; simpan ke git.\n`,
        en: `✓ Key ${kid} for ${visibleLine(person.name)} on ${visibleLine(host.device)}.\n  Private key: ${path}\n  Public key: ${registerFileName} in the office folder; commit it to git.\n`,
      }),
    );
  }
  return 0;
}

function listKeys(context: Context, workspace: Workspace, options: KeyOptions): number {
  const { host, say, palette } = context;
  const { keys } = officeRegister(host, workspace.root);
  if (options.json) {
    printJson(host, { kunci: keys.map(keyJson) });
    return 0;
  }
  if (keys.length === 0) {
    host.out.result(
      say({
        id: 'Belum ada kunci. Buat dengan: sop key new --by "Nama"\n',
        en: 'There is no key yet. Make one: sop key new --by "Name"\n',
      }),
    );
    return 0;
  }
  const { zone } = workspace.office;
  const columns = [
    { title: say({ id: 'Kunci', en: 'Key' }) },
    { title: say({ id: 'Petugas', en: 'Person' }), share: 2 },
    { title: say({ id: 'Perangkat', en: 'Device' }), share: 1 },
    { title: say({ id: 'Sejak', en: 'Since' }), share: 1 },
    { title: say({ id: 'Dicabut', en: 'Revoked' }), share: 1 },
  ];
  const rows = keys.map(({ kid, person, device, createdAt, revokedAt }) => [
    kid,
    visibleLine(person),
    visibleLine(device),
    say(dateTimeWords(createdAt, zone)),
    revokedAt === undefined ? '–' : say(dateTimeWords(revokedAt, zone)),
  ]);
  host.out.result(
    table(columns, rows, { width: host.terminal.columns(), head: palette.bold, line: palette.dim }),
  );
  return 0;
}

function revokeKey(context: Context, workspace: Workspace, kid: string, options: KeyOptions): number {
  const { host, say } = context;
  const found = officeRegister(host, workspace.root).keys.find((one) => one.kid === kid.trim().toLowerCase());
  if (!found) {
    throw new UserError({
      id: `kunci '${visibleLine(kid)}' tidak ada di ${registerFileName}. Lihat: sop key list`,
      en: `there is no key '${visibleLine(kid)}' in ${registerFileName}. See: sop key list`,
    });
  }
  const by = personOption(workspace.office, options.by);
  if (found.revokedAt === undefined) {
    const entry = revocationEntry(found.kid, host.now(), by.name);
    saving('pencabutan', 'revocation', registerFileName, () => addToRegister(context, workspace, entry));
  }
  const revokedAt = found.revokedAt ?? host.now();
  if (options.json) printJson(host, keyJson({ ...found, revokedAt }));
  else {
    host.out.result(
      say({
        id: `✓ Kunci ${found.kid} dicabut. Baris yang ditandatangani sebelumnya tetap sah menurut daftar ini.\n`,
        en: `✓ Key ${found.kid} is revoked. Lines that were signed before still count by this register.\n`,
      }),
    );
  }
  return 0;
}

function addToRegister({ host }: Context, { root }: Workspace, entry: string): void {
  const path = `${root}/${registerFileName}`;
  appendLines(host.files, path, [entry]);
  const attributes = `${root}/.gitattributes`;
  if (host.files.kind(attributes) === undefined) {
    host.files.write(attributes, `*.jsonl -text -merge\n${registerFileName} merge=union\n`);
  }
}

function saving(what: string, whatEn: string, path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const code = errorCode(error) ?? 'galat tulis';
    throw new DiskError(
      {
        id: `${what} TIDAK tersimpan di '${path}' (${code}). Periksa izin dan ruang disk, lalu ulangi.`,
        en: `the ${whatEn} was NOT saved to '${path}' (${code}). Check permission and disk space and try again.`,
      },
      { cause: error },
    );
  }
}

const insideOffice = (folder: string) => ({
  id: `folder pengaturan '${folder}' berada di dalam folder kantor; kunci rahasia tidak boleh di sana. Setel XDG_CONFIG_HOME ke tempat lain.`,
  en: `the settings folder '${folder}' is inside the office folder; private keys must not lie there. Set XDG_CONFIG_HOME to another place.`,
});

const keyJson = ({ kid, publicKey, person, device, createdAt, revokedAt }: RegisteredKey): unknown => ({
  kunci: kid,
  publik: publicKey,
  petugas: person,
  perangkat: device,
  dibuat: jsonInstant(createdAt),
  dicabut: jsonInstant(revokedAt),
});

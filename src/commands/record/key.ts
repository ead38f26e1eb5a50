import { dateTimeWords } from '../../calendar/print-date.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { type RegisteredKey, registerFileName } from '../../record/key-register.ts';
import { table } from '../../terminal/tables/table.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import {
  makeLineKey,
  officeRegister,
  refuseKeysInOffice,
  registeredKey,
  revokeLineKey,
} from '../../workflows/record/line-keys.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
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

async function makeKey(context: Context, workspace: Workspace, options: KeyOptions): Promise<ExitCode> {
  const { host, say } = context;
  refuseKeysInOffice(host, workspace);
  const person = personOption(workspace.office, options.by);
  const passphrase = await newPassphrase(context, options);
  const { key, path } = makeLineKey(host, workspace, person, passphrase);
  const [name, device] = [visibleLine(key.person), visibleLine(key.device)];
  if (options.json) printJson(host, keyJson(key));
  else {
    host.out.result(
      say({
        id: `✓ Kunci ${key.kid} untuk ${name} di ${device}.\n  Kunci rahasia: ${path}\n  Kunci publik: ${registerFileName} di folder kantor; simpan ke git.\n`,
        en: `✓ Key ${key.kid} for ${name} on ${device}.\n  Private key: ${path}\n  Public key: ${registerFileName} in the office folder; commit it to git.\n`,
      }),
    );
  }
  return exitCodes.ok;
}

function listKeys(context: Context, workspace: Workspace, options: KeyOptions): ExitCode {
  const { host, say, palette } = context;
  const { keys } = officeRegister(host, workspace.root);
  if (options.json) {
    printJson(host, { kunci: keys.map(keyJson) });
    return exitCodes.ok;
  }
  if (keys.length === 0) {
    host.out.result(
      say({
        id: 'Belum ada kunci. Buat dengan: sop key new --by "Nama"\n',
        en: 'There is no key yet. Make one: sop key new --by "Name"\n',
      }),
    );
    return exitCodes.ok;
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
  return exitCodes.ok;
}

function revokeKey(context: Context, workspace: Workspace, kid: string, options: KeyOptions): ExitCode {
  const { host, say } = context;
  const found = registeredKey(host, workspace, kid);
  const revoked = revokeLineKey(host, workspace, found, personOption(workspace.office, options.by));
  if (options.json) printJson(host, keyJson(revoked));
  else {
    host.out.result(
      say({
        id: `✓ Kunci ${found.kid} dicabut. Baris yang ditandatangani sebelumnya tetap sah menurut daftar ini.\n`,
        en: `✓ Key ${found.kid} is revoked. Lines that were signed before still count by this register.\n`,
      }),
    );
  }
  return exitCodes.ok;
}

const keyJson = ({ kid, publicKey, person, device, createdAt, revokedAt }: RegisteredKey): unknown => ({
  kunci: kid,
  publik: publicKey,
  petugas: person,
  perangkat: device,
  dibuat: jsonInstant(createdAt),
  dicabut: jsonInstant(revokedAt),
});

import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { registerFileName } from '../../record/keys/key-register.ts';
import type { SeenKey } from '../../record/keys/key-view.ts';
import { keyTable } from '../../terminal/tables/key-table.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import {
  actingKey,
  enterKeyAct,
  type KeyWish,
  makeLineKey,
  openLineKey,
  refuseKeysInOffice,
  registeredKey,
} from '../../workflows/record/line-keys.ts';
import { officeKeys } from '../../workflows/record/office-keys.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { newPassphrase, readPassphrase } from './passphrase.ts';
import type { Key, KeyOptions } from './spec.ts';

/** `sop key new|list|endorse|revoke`: keys that sign journal lines, one for each person and device. */
export const key: Key = async (context, [act, kid = ''], options) => {
  const workspace = openWorkspace(context.host);
  switch (act) {
    case 'new':
      return makeKey(context, workspace, options);
    case 'list':
      return listKeys(context, workspace, options);
    case 'endorse':
    case 'revoke':
      return actOnKey(context, workspace, { type: act, kid }, options);
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
    if (key.state === 'waiting') host.out.result(`  ${say(awaits(key))}\n`);
  }
  return exitCodes.ok;
}

function listKeys(context: Context, workspace: Workspace, options: KeyOptions): ExitCode {
  const { host, say } = context;
  const { keys } = officeKeys(host, workspace);
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
  host.out.result(keyTable(context, keys, workspace.office.zone, host.terminal.columns()));
  return exitCodes.ok;
}

const awaits = ({ kid, person }: SeenKey): Bilingual => ({
  id: `Kunci ini menunggu pengesahan, karena ${visibleLine(person)} sudah mempunyai kunci. Dari perangkat dengan kunci itu, atau oleh petugas kunci: sop key endorse ${kid} --by "…"`,
  en: `This key awaits endorsement, because ${visibleLine(person)} has a key already. From the device with that key, or by a key officer: sop key endorse ${kid} --by "…"`,
});

async function actOnKey(
  context: Context,
  workspace: Workspace,
  { type, kid }: Pick<KeyWish, 'type'> & { readonly kid: string },
  options: KeyOptions,
): Promise<ExitCode> {
  const { host, say } = context;
  const view = officeKeys(host, workspace);
  const wish: KeyWish = {
    type,
    key: registeredKey(view, kid),
    by: personOption(workspace.office, options.by),
  };
  const done = nothingToDo(wish) ? wish.key : await signedAct(context, workspace, wish, options);
  if (options.json) printJson(host, keyJson(done));
  else host.out.result(`${say(type === 'revoke' ? revoked(done) : endorsed(done))}\n`);
  return exitCodes.ok;
}

/** A key that was revoked before stays so since then, and what is in force needs no endorsement. */
const nothingToDo = ({ type, key }: KeyWish): boolean =>
  type === 'revoke' ? key.state === 'revoked' : key.state === 'usable';

async function signedAct(
  context: Context,
  workspace: Workspace,
  wish: KeyWish,
  options: KeyOptions,
): Promise<SeenKey> {
  const { host } = context;
  if (wish.type === 'endorse' && wish.key.state === 'revoked' && !wish.key.contested)
    throw new UserError(goneForGood(wish.key));
  const own = actingKey(host, officeKeys(host, workspace), wish, workspace.office.keyOfficers);
  const passphrase = await readPassphrase(context, options, own.kid, undefined);
  const signer = openLineKey(host, own, passphrase);
  if (!signer) throw new UserError(wrongPassphrase(own));
  return enterKeyAct(host, workspace, wish, signer);
}

const revoked = ({ kid }: SeenKey): Bilingual => ({
  id: `✓ Kunci ${kid} dicabut. Yang ditandatangani sebelumnya tetap dihitung; sesi baru tidak.`,
  en: `✓ Key ${kid} is revoked. What was signed before still counts; new sessions do not.`,
});
const endorsed = ({ kid, person }: SeenKey): Bilingual => ({
  id: `✓ Kunci ${kid} milik ${visibleLine(person)} berlaku.`,
  en: `✓ Key ${kid} of ${visibleLine(person)} is in force.`,
});
const goneForGood = ({ kid, person }: SeenKey): Bilingual => ({
  id: `kunci ${kid} sudah dicabut dan tidak dapat disahkan lagi. Buat yang baru: sop key new --by "${visibleLine(person)}"`,
  en: `key ${kid} is revoked and cannot be endorsed again. Make a new one: sop key new --by "${visibleLine(person)}"`,
});
const wrongPassphrase = ({ kid }: SeenKey): Bilingual => ({
  id: `kata sandi kunci ${kid} salah; tidak ada yang dicatat di ${registerFileName}.`,
  en: `wrong passphrase of key ${kid}; nothing was entered in ${registerFileName}.`,
});

const keyJson = ({ kid, publicKey, person, device, at, state, revokedAt }: SeenKey): unknown => ({
  kunci: kid,
  publik: publicKey,
  petugas: person,
  perangkat: device,
  dibuat: jsonInstant(at),
  keadaan: jsonStates[state],
  dicabut: jsonInstant(revokedAt),
});

const jsonStates = { usable: 'berlaku', waiting: 'menunggu_pengesahan', revoked: 'dicabut' } as const;

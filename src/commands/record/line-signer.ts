import type { Person, RunAction } from '../../checklist/events.ts';
import type { SigningPolicy } from '../../checklist/signing-policy.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { type SeenKey, usableKeyOf } from '../../record/keys/key-view.ts';
import type { LineSigner } from '../../record/line.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { keyHere, openLineKey } from '../../workflows/record/line-keys.ts';
import { type OfficeKeys, officeKeys } from '../../workflows/record/office-keys.ts';
import { mustSign } from '../../workflows/record/signing-duty.ts';
import { isWanted, refuseUnsigned } from '../../workflows/record/wanted-signatures.ts';
import type { Writer } from '../../workflows/record/writer.ts';
import type { LineKeyOptions, PassphraseOptions } from '../catalogue/shared-words.ts';
import type { Context } from '../context.ts';
import { askPassphrase, givenPassphrase } from './passphrase.ts';

type WriterOptions = LineKeyOptions & {
  /** In a terminal the passphrase is asked for. */
  readonly mayAsk?: boolean;
  /** What is going to be recorded: refused before anything is, when the office wants it signed and it is not. */
  readonly acts: readonly RunAction['type'][];
};

/**
 * Who writes the lines of a session, with the key of that person: the passphrase comes from a file or descriptor, else it is asked for
 * in a terminal. Without a signature writes who has no key, or gives a reason.
 * @throws UserError when the passphrase is wrong, there is no key for it, or a key or its passphrase is needed and not given
 */
export async function lineWriter(
  context: Context,
  workspace: Workspace,
  by: Person,
  options: WriterOptions,
): Promise<Writer> {
  const view = officeKeys(context.host, workspace);
  const given = givenPassphrase(context, options);
  if (options.withoutKey !== undefined) {
    if (given !== undefined) throw new UsageError(notBoth);
    if (options.withoutKey.trim() === '') throw new UsageError(reasonNeeded);
    return unsignedWriter(context, workspace, by, { ...options, unsigned: options.withoutKey.trim() });
  }
  const key = keyHere(context.host, view, by);
  if (key) return { by, signer: await openedKey(context, key, given, options) };
  if (given !== undefined) throw new UserError(noKey(context, view, by));
  const elsewhere = usableKeyOf(view, by);
  if (elsewhere) throw new UserError(mustSign(elsewhere));
  return unsignedWriter(context, workspace, by, options);
}

/** Where the passphrase for a line comes from, and the option that gives it. */
export type LineKey = PassphraseOptions & { readonly option: string };

/**
 * The writer of the line that says that a report was made. It is signed when a passphrase is given, or when a policy of the run wants it:
 * then the passphrase is asked for in a terminal. Otherwise it is not signed, and says so.
 * @throws UserError when it must be signed and cannot be
 */
export async function onlookersWriter(
  context: Context,
  workspace: Workspace,
  by: Person,
  { option, policies, ...options }: LineKey & { readonly policies: readonly SigningPolicy[] },
): Promise<Writer> {
  const { host } = context;
  const acts = ['report'] as const;
  const withoutKey = 'laporan dibuat tanpa membuka kunci';
  const wish = { ...options, acts };
  if (givenPassphrase(context, options) !== undefined) return lineWriter(context, workspace, by, wish);
  const key = keyHere(host, officeKeys(host, workspace), by);
  const wanted = [host, workspace.office.zone, policies, by, 'report'] as const;
  if (!key) refuseUnsigned(...wanted);
  if (!key || !isWanted(...wanted)) return lineWriter(context, workspace, by, { ...wish, withoutKey });
  if (!host.terminal.interactive) throw new UserError(mustSignReport(key, option));
  return lineWriter(context, workspace, by, { ...wish, mayAsk: true });
}

const mustSignReport = ({ kid, person }: SeenKey, option: string) => ({
  id: `kantor mewajibkan baris laporan di catatan ditandatangani, dengan kunci ${kid} (${visibleLine(person)}). Laporannya tidak dibuat. Beri kata sandi kunci itu: ${option} berkas`,
  en: `the office wants the line of the report in the record signed, with the key ${kid} (${visibleLine(person)}). The report was not made. Give the passphrase of that key: ${option} file`,
});

type Unsigned = Pick<WriterOptions, 'acts'> & { readonly unsigned?: string };

function unsignedWriter(
  { host }: Context,
  { office }: Workspace,
  by: Person,
  { acts, unsigned }: Unsigned,
): Writer {
  const policies = office.lineSigning ? [office.lineSigning] : [];
  for (const act of acts) refuseUnsigned(host, office.zone, policies, by, act);
  return { by, signer: undefined, ...(unsigned === undefined ? {} : { unsigned }) };
}

async function openedKey(
  context: Context,
  key: SeenKey,
  given: string | undefined,
  { mayAsk = false }: Pick<WriterOptions, 'mayAsk'>,
): Promise<LineSigner> {
  const { host, say } = context;
  if (given !== undefined) {
    const signer = openLineKey(host, key, given);
    if (signer) return signer;
    throw new UserError(wrongPassphrase);
  }
  if (mayAsk && host.terminal.noInput) throw new UserError(needsOption(key.kid));
  if (!mayAsk || !host.terminal.interactive) throw new UserError(mustSign(key));
  for (;;) {
    const typed = await askPassphrase(context, say(question(key.kid)));
    if (typed === '') throw new UserError(mustSign(key));
    const signer = openLineKey(host, key, typed);
    if (signer) return signer;
    host.out.message(say(wrongPassphrase));
  }
}

const question = (kid: string) => ({
  id: `Kata sandi kunci ${kid}:`,
  en: `Passphrase of key ${kid}:`,
});
const needsOption = (kid: string) => ({
  id: `kata sandi kunci ${kid} tidak ditanyakan dengan --no-input; beri --passphrase-file atau --passphrase-fd. Tidak ada yang dicatat.`,
  en: `the passphrase of key ${kid} is not asked for with --no-input; give --passphrase-file or --passphrase-fd. Nothing was recorded.`,
});
const wrongPassphrase = {
  id: 'kata sandi kunci salah; tidak ada yang dicatat. Ulangi.\n',
  en: 'wrong passphrase of the key; nothing was recorded. Try again.\n',
};
const notBoth = {
  id: 'pilih salah satu: kata sandi kunci, atau --without-key dengan alasannya',
  en: 'choose one: the passphrase of the key, or --without-key with its reason',
};
const reasonNeeded = {
  id: '--without-key memerlukan alasan, misalnya: --without-key "laptop loket rusak"',
  en: '--without-key needs a reason, such as: --without-key "the laptop is broken"',
};

/** A passphrase was given for somebody who has no key in force here; says how it stands with those that are here. */
function noKey({ host }: Context, view: OfficeKeys, by: Person) {
  const person = visibleLine(by.name);
  const waiting = keyHere(host, view, by, 'waiting');
  if (waiting)
    return {
      id: `kunci ${waiting.kid} belum disahkan; tidak ada yang dicatat. Sahkan dari perangkat dengan kunci yang lebih lama, atau oleh petugas kunci: sop key endorse ${waiting.kid} --by "…"`,
      en: `key ${waiting.kid} is not endorsed yet; nothing was recorded. Endorse it from the device with the earlier key, or by a key officer: sop key endorse ${waiting.kid} --by "…"`,
    };
  return {
    id: `tidak ada kunci '${person}' yang berlaku di komputer ini. Buat dengan: sop key new --by "${person}", atau hapus pilihan kata sandi.`,
    en: `there is no key of '${person}' in force on this machine. Make one: sop key new --by "${person}", or drop the passphrase option.`,
  };
}

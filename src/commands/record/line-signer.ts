import type { Person } from '../../checklist/events.ts';
import { UserError } from '../../host/errors.ts';
import type { LineSigner } from '../../record/line.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { openLineKey, ownKey } from '../../workflows/record/line-keys.ts';
import type { PassphraseOptions } from '../catalogue/shared-words.ts';
import type { Context } from '../context.ts';
import { askPassphrase, givenPassphrase } from './passphrase.ts';

/**
 * What signs the lines of a person's session: the passphrase comes from a file or descriptor, else it is asked for in a
 * terminal when `mayAsk` is set; an empty one means to work without signatures. Undefined where there is no key.
 * @throws UserError when the passphrase is wrong, or one is given and there is no key
 */
export async function lineSigner(
  context: Context,
  workspace: Workspace,
  person: Person,
  options: PassphraseOptions & { readonly mayAsk?: boolean },
): Promise<LineSigner | undefined> {
  const { host, say } = context;
  const key = ownKey(host, workspace, person);
  const given = givenPassphrase(context, options);
  if (!key) {
    if (given !== undefined) throw new UserError(noKey(person.name));
    return undefined;
  }
  if (given !== undefined) {
    const signer = openLineKey(host, key, given);
    if (signer) return signer;
    throw new UserError(wrongPassphrase);
  }
  if (options.mayAsk === true && host.terminal.noInput) throw new UserError(needsOption(key.kid));
  if (options.mayAsk !== true || !host.terminal.interactive) {
    host.out.message(say(unsigned));
    return undefined;
  }
  for (;;) {
    const typed = await askPassphrase(context, say(question(key.kid)));
    if (typed === '') return undefined;
    const signer = openLineKey(host, key, typed);
    if (signer) return signer;
    host.out.message(say(wrongPassphrase));
  }
}

const question = (kid: string) => ({
  id: `Kata sandi kunci ${kid} (kosong = tanpa tanda tangan baris):`,
  en: `Passphrase of key ${kid} (empty = without line signatures):`,
});
const needsOption = (kid: string) => ({
  id: `kata sandi kunci ${kid} tidak ditanyakan dengan --no-input; beri --passphrase-file atau --passphrase-fd. Tidak ada yang dicatat.`,
  en: `the passphrase of key ${kid} is not asked for with --no-input; give --passphrase-file or --passphrase-fd. Nothing was recorded.`,
});
const wrongPassphrase = {
  id: 'kata sandi kunci salah; tidak ada yang dicatat. Ulangi.\n',
  en: 'wrong passphrase of the key; nothing was recorded. Try again.\n',
};
const noKey = (person: string) => ({
  id: `tidak ada kunci '${person}' di komputer ini. Buat dengan: sop key new --by "${person}", atau hapus pilihan kata sandi.`,
  en: `there is no key of '${person}' on this machine. Make one: sop key new --by "${person}", or drop the passphrase option.`,
});
const unsigned = {
  id: 'Dicatat tanpa tanda tangan baris. Dengan tanda tangan: --passphrase-file berkas\n',
  en: 'Recorded without line signatures. With them: --passphrase-file file\n',
};

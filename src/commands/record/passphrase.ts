import { password } from '@inquirer/prompts';
import { errorCode, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { visibleLine } from '../../words/visible.ts';
import { firstLine, readSecret } from '../../workflows/office/secret-file.ts';
import type { PassphraseOptions } from '../catalogue/shared-words.ts';
import type { Context } from '../context.ts';

const longest = 1024;
const shortest = 8;

/** The passphrase that a file or descriptor gives; undefined when neither was asked for. @throws UserError */
export function givenPassphrase({ host }: Context, options: PassphraseOptions): string | undefined {
  const { passphraseFile: file, passphraseFd: descriptor } = options;
  if (file !== undefined) return readSecret(host, join(host.cwd, file));
  return descriptor === undefined ? undefined : firstLine(handedOver(host, descriptor));
}

function handedOver(host: Host, descriptor: number): Uint8Array {
  try {
    return host.descriptor(descriptor, longest);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(unreadable(descriptor, code), { cause: error });
  }
}

/**
 * The passphrase of a key that is there: given, from the office's file, or asked for.
 * @param whose who the key belongs to, for the question
 * @throws UserError when a file may be read by others, or when there is nobody to ask
 */
export async function readPassphrase(
  context: Context,
  options: PassphraseOptions,
  whose: string,
  officeFile: string | undefined,
): Promise<string> {
  const { host, say } = context;
  const given = givenPassphrase(context, options);
  if (given !== undefined) return given;
  if (officeFile !== undefined) return readSecret(host, officeFile);
  if (!host.terminal.interactive) throw new UserError(nobodyToAsk(whose));
  return askPassphrase(
    context,
    say({
      id: `Kata sandi kunci ${visibleLine(whose)}:`,
      en: `Passphrase of the key of ${visibleLine(whose)}:`,
    }),
  );
}

/** A passphrase for a new key: given, or typed twice. @throws UserError when it is too short or there is no terminal */
export async function newPassphrase(context: Context, options: PassphraseOptions): Promise<string> {
  const given = givenPassphrase(context, options);
  const { host, say } = context;
  if (given === undefined && !host.terminal.interactive) throw new UserError(noTerminal);
  const chosen =
    given ??
    (await askPassphrase(
      context,
      say({ id: 'Kata sandi baru untuk kunci ini:', en: 'New passphrase for this key:' }),
    ));
  if (chosen.length < shortest) throw new UserError(tooShort);
  if (given !== undefined) return given;
  const again = await askPassphrase(context, say({ id: 'Sekali lagi:', en: 'Once more:' }));
  if (again !== chosen) throw new UserError(different);
  return chosen;
}

/** Asks for a passphrase without showing it. */
export function askPassphrase({ host }: Context, message: string): Promise<string> {
  return ask(host.terminal, password, { message, mask: '*' });
}

const nobodyToAsk = (whose: string) => ({
  id: `kata sandi kunci ${visibleLine(whose)} tidak dapat ditanyakan tanpa terminal atau dengan --no-input. Beri --passphrase-file, atau tulis sandi: di berkas kantor.`,
  en: `the passphrase of the key of ${visibleLine(whose)} cannot be asked for without a terminal, or with --no-input. Give --passphrase-file, or write sandi: in the office file.`,
});
const unreadable = (descriptor: number, code: string) => ({
  id: `deskriptor ${descriptor} tidak dapat dibaca (${code}). Beri kata sandinya lewat deskriptor itu, misalnya --passphrase-fd ${descriptor} ${descriptor}< sandi`,
  en: `descriptor ${descriptor} cannot be read (${code}). Hand the passphrase over by it, such as --passphrase-fd ${descriptor} ${descriptor}< passphrase`,
});
const noTerminal = {
  id: 'kata sandi ditanyakan di terminal. Tanpa terminal atau dengan --no-input: --passphrase-file berkas, atau --passphrase-fd 3',
  en: 'the passphrase is asked for in a terminal. Without one, or with --no-input: --passphrase-file file, or --passphrase-fd 3',
};
const tooShort = {
  id: `kata sandi terlalu pendek; paling sedikit ${shortest} huruf. Tidak ada kunci yang dibuat.`,
  en: `the passphrase is too short; at least ${shortest} letters. No key was made.`,
};
const different = {
  id: 'kedua kata sandi berbeda. Tidak ada kunci yang dibuat; ulangi.',
  en: 'the two passphrases differ. No key was made; try again.',
};

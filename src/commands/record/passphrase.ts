import { password } from '@inquirer/prompts';
import { UsageError, UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { visibleLine } from '../../words/visible.ts';
import { type Context, type Options, textOption } from '../context.ts';

const longest = 1024;
const shortest = 8;

/** The passphrase that a file or descriptor gives; undefined when neither was asked for. @throws UserError */
export function givenPassphrase(context: Context, options: Options): string | undefined {
  const file = textOption(options, 'passphraseFile');
  const descriptor = textOption(options, 'passphraseFd');
  if (file !== undefined) return fromFile(context, join(context.host.cwd, file));
  if (descriptor === undefined) return undefined;
  if (!/^\d{1,4}$/.test(descriptor)) {
    throw new UsageError({
      id: `--passphrase-fd: '${descriptor}' bukan nomor deskriptor; tulis misalnya 3`,
      en: `--passphrase-fd: '${descriptor}' is no descriptor; write for example 3`,
    });
  }
  return firstLine(context.host.descriptor(Number(descriptor), longest));
}

/**
 * The passphrase of a key that is there: given, from the office's file, or asked for.
 * @param whose who the key belongs to, for the question
 * @throws UserError when a file may be read by others, or when there is nobody to ask
 */
export async function readPassphrase(
  context: Context,
  options: Options,
  whose: string,
  officeFile: string | undefined,
): Promise<string> {
  const { host, say } = context;
  const given = givenPassphrase(context, options);
  if (given !== undefined) return given;
  if (officeFile !== undefined) return fromFile(context, officeFile);
  if (!host.terminal.interactive) throw new UserError(nobodyToAsk(whose));
  return askPassphrase(
    context,
    say({
      id: `Kata sandi kunci ${visibleLine(whose)}:`,
      en: `Passphrase of the key of ${visibleLine(whose)}:`,
    }),
  );
}

function fromFile({ host }: Context, path: string): string {
  const bytes = readFile(host, path, longest);
  refuseOpenToOthers(path, host.files.mode(path));
  return firstLine(bytes);
}

/** @throws UserError when others than the owner may read the file */
export function refuseOpenToOthers(path: string, mode: number | undefined): void {
  if (mode === undefined || (mode & 0o077) === 0) return;
  const shown = mode.toString(8).padStart(4, '0');
  throw new UserError({
    id: `'${path}' dapat dibaca orang lain (izin ${shown}). Jalankan: chmod 600 '${path}'`,
    en: `'${path}' can be read by others (mode ${shown}). Run: chmod 600 '${path}'`,
  });
}

const firstLine = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split(/\r?\n/)[0] ?? '';

/** A passphrase for a new key: given, or typed twice. @throws UserError when it is too short or there is no terminal */
export async function newPassphrase(context: Context, options: Options): Promise<string> {
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

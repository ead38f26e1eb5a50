import { password } from '@inquirer/prompts';
import { UsageError, UserError } from '../host/errors.ts';
import { ask } from '../terminal/ask.ts';
import { visibleLine } from '../terminal/visible.ts';
import { type Context, type Options, textOption } from './context.ts';
import { join } from './workspace.ts';

const longest = 4096;

/**
 * A passphrase: from `--passphrase-fd`, `--passphrase-file`, the office's file, or asked for. Never from an argument or the environment.
 * @throws UserError when a file may be read by others, or when there is nobody to ask
 */
export async function readPassphrase(
  context: Context,
  options: Options,
  whose: string,
  officeFile: string | undefined,
): Promise<string> {
  const { host, say } = context;
  const number = textOption(options, 'passphraseFd');
  if (number !== undefined) return firstLine(host.descriptor(descriptorNumber(number), longest));
  const named = textOption(options, 'passphraseFile');
  const path = named === undefined ? officeFile : join(host.cwd, named);
  if (path !== undefined) return fromFile(context, path);
  if (!host.terminal.interactive) throw new UserError(nobodyToAsk(whose));
  const message = say({
    id: `Kata sandi kunci ${visibleLine(whose)}`,
    en: `Passphrase of the key of ${visibleLine(whose)}`,
  });
  return ask(host.terminal, password, { message });
}

function descriptorNumber(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError({
    id: `--passphrase-fd '${visibleLine(text)}': tulis nomor deskriptor, misalnya 3`,
    en: `--passphrase-fd '${visibleLine(text)}': write the number of a descriptor, such as 3`,
  });
}

function fromFile({ host }: Context, path: string): string {
  const shown = visibleLine(path);
  if (host.files.kind(path) !== 'file')
    throw new UserError({
      id: `berkas kata sandi '${shown}' tidak ada.`,
      en: `the passphrase file '${shown}' does not exist.`,
    });
  if (!host.files.isPrivate(path))
    throw new UserError({
      id: `berkas kata sandi '${shown}' dapat dibaca orang lain. Batasi dulu: chmod 600 '${shown}'`,
      en: `the passphrase file '${shown}' can be read by others. Restrict it first: chmod 600 '${shown}'`,
    });
  return firstLine(host.files.read(path, longest));
}

const firstLine = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split(/\r?\n/)[0] ?? '';

const nobodyToAsk = (whose: string) => ({
  id: `kata sandi kunci ${visibleLine(whose)} tidak dapat ditanyakan tanpa terminal. Beri --passphrase-file, atau tulis sandi: di berkas kantor.`,
  en: `the passphrase of the key of ${visibleLine(whose)} cannot be asked for without a terminal. Give --passphrase-file, or write sandi: in the office file.`,
});

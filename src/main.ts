import {
  type CommandLine,
  generalWishes,
  helpWords,
  readCommandLine,
  wordsForCommand,
} from './commands/catalogue/command-line.ts';
import { type CommandSpec, namedOptions } from './commands/catalogue/command-spec.ts';
import { helpPage } from './commands/catalogue/help.ts';
import { chosen, readArgs, readOptions } from './commands/catalogue/read-values.ts';
import {
  unknownCommand,
  unknownOption,
  usageMessage,
  valueNeeded,
} from './commands/catalogue/usage-error.ts';
import type { Context } from './commands/context.ts';
import { diskFailure, errorCode, failureKind, UsageError, type UserError } from './host/errors.ts';
import { type ExitCode, exitCodes } from './host/exit-codes.ts';
import type { Host } from './host/host.ts';
import { paletteFor } from './terminal/palette.ts';
import type { Bilingual } from './words/bilingual.ts';
import { chooseLanguage, sayIn } from './words/language.ts';
import { visible } from './words/visible.ts';
import { officeLanguage } from './workflows/office/find-office.ts';

declare const SOP_VERSION: string;

/** Runs one command line (without node and script) against a host and gives the exit code. Never throws. */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  const line = readCommandLine(argv);
  const context = contextOf(line, host);
  try {
    if (argv[0] === '__complete')
      return (await import('./commands/catalogue/complete.ts')).complete(context, argv.slice(1));
    return await start(line, context);
  } catch (error) {
    return report(error, context);
  }
}

/** The language counts before anything is refused, so that even a wrong command line is answered in the right one. */
function contextOf({ tokens }: CommandLine, host: Host): Context {
  const wishes = generalWishes(tokens);
  const isOn = (name: string): boolean => !['', '0', undefined].includes(host.env[name]);
  const asked = typeof wishes.lang === 'string' ? wishes.lang : undefined;
  const language = chooseLanguage([asked, host.env['SOP_LANG'], officeLanguage(host)]);
  // For screen readers, by wish; and for terminals on which nothing can be drawn over.
  const accessible = wishes.accessible !== undefined || isOn('SOP_ACCESSIBLE') || host.env['TERM'] === 'dumb';
  const palette = paletteFor(host.terminal.color && !accessible);
  const asksNobody = wishes.noInput !== undefined || isOn('SOP_NO_INPUT');
  return {
    host: asksNobody ? withoutInput(host) : host,
    language,
    say: sayIn(language),
    palette,
    accessible,
  };
}

const withoutInput = (host: Host): Host => ({
  ...host,
  terminal: { ...host.terminal, interactive: false, noInput: true },
});

/** What the words ask for: a help page, the version, a command, or nothing yet. @throws UsageError when nobody knows what */
async function start({ spec, tokens }: CommandLine, context: Context): Promise<ExitCode> {
  const { host } = context;
  const wishes = generalWishes(tokens);
  if (wishes.lang !== undefined) refuseLanguage(wishes.lang, spec);
  const named = tokens.flatMap(({ is, words }) => (is === 'command' ? words : []));
  const isHelp = named[0] !== undefined && helpWords.includes(named[0]);
  const asked = named[isHelp ? 1 : 0];
  const [unknown] = tokens.flatMap(({ is, words }) => (is === 'unknown' ? words : []));
  if (!spec && unknown !== undefined) throw new UsageError(unknownOption(unknown, undefined));
  if (asked !== undefined && !spec) throw new UsageError(unknownCommand(asked));
  if (wishes.version !== undefined) {
    host.out.result(`${typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev'}\n`);
    return exitCodes.ok;
  }
  if (spec && !isHelp && wishes.help === undefined) return runCommand(spec, tokens, context);
  if (!spec && !isHelp && wishes.help === undefined && host.terminal.interactive)
    return (await import('./commands/office/menu.ts')).menu(context);
  host.out.result(helpPage(spec, context));
  return exitCodes.ok;
}

function refuseLanguage(wish: string | true, spec: CommandSpec | undefined): void {
  if (wish === true) throw new UsageError(valueNeeded('--lang', spec));
  const short = wish.trim().slice(0, 2);
  const languages = ['id', 'en'];
  if (!languages.includes(short.toLowerCase())) chosen(languages, { id: '--lang', en: '--lang' }, wish);
}

async function runCommand(
  spec: CommandSpec,
  tokens: CommandLine['tokens'],
  context: Context,
): Promise<ExitCode> {
  const { args, options } = await takeWords(spec, wordsForCommand(tokens));
  const run = await spec.load();
  return run(context, args, options);
}

/**
 * The words of a command as its arguments and options. Only the command that was asked for is made known to commander, which takes them apart.
 * @throws UsageError for words that the command does not take
 */
export async function takeWords(spec: CommandSpec, words: readonly string[]) {
  const { Command, CommanderError, Option } = await import('commander');
  const command = new Command(spec.name).exitOverride().helpOption(false).allowExcessArguments(false);
  command.configureOutput({ outputError: () => undefined });
  for (const [index, { optional, repeats }] of spec.args.entries()) {
    const name = `${index}${repeats ? '...' : ''}`;
    command.argument(optional ? `[${name}]` : `<${name}>`);
  }
  for (const { key, names, value, optional, repeats } of namedOptions(spec.options)) {
    const flags = value === undefined ? '' : optional ? ' [value]' : ' <value>';
    const option = new Option(`${names[0]}${flags}`);
    // commander knows two names of an option at most, and takes `no-` for the opposite of another one.
    Object.assign(option, {
      negate: false,
      attributeName: () => key,
      is: (word: string) => names.includes(word),
    });
    if (repeats) option.argParser((word: string, before?: string[]) => [...(before ?? []), word]);
    command.addOption(option);
  }
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(usageMessage(error, spec));
    throw error;
  }
  return { args: readArgs(spec, command.processedArgs), options: readOptions(spec, command.opts()) };
}

function report(error: unknown, { host, say, palette }: Context): ExitCode {
  const show = (text: string): void => host.out.message(`${palette.bad('sop:')} ${visible(text)}\n`);
  const kind = failureKind(error);
  if (kind) {
    show(say((error as UserError).text));
    return exitCodes[kind];
  }
  const lost = diskFailure(error);
  if (lost) {
    show(say(lost));
    return exitCodes.disk;
  }
  const denied = accessMessage(error);
  if (denied) {
    show(say(denied));
    return exitCodes.failure;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  show(
    say({
      id: 'galat di program ini; laporkan bersama teks berikut:',
      en: 'a bug in this program; report it with this text:',
    }),
  );
  host.out.message(`${visible(stack)}\n`);
  return exitCodes.bug;
}

/** The system's refusal of a path (no permission, gone meanwhile) is the user's business, not a bug. */
function accessMessage(error: unknown): Bilingual | undefined {
  const code = errorCode(error);
  const path = error instanceof Error && 'path' in error ? String(error.path) : undefined;
  if (code === undefined || path === undefined) return undefined;
  return {
    id: `'${path}' tidak dapat dipakai (${code}). Periksa izin dan letaknya, lalu ulangi.`,
    en: `'${path}' cannot be used (${code}). Check its permission and place and try again.`,
  };
}

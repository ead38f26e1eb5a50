import { Command, CommanderError } from 'commander';
import { type CommandSpec, catalogue } from './commands/catalogue/catalogue.ts';
import { accessibleOption } from './commands/catalogue/command-spec.ts';
import { langText, noInputText } from './commands/catalogue/general-options.ts';
import { configureHelp } from './commands/catalogue/help.ts';
import { usageMessage } from './commands/catalogue/usage-error.ts';
import type { Context, Options, Run } from './commands/context.ts';
import { errorCode, failureKind, type UserError } from './host/errors.ts';
import type { Host } from './host/host.ts';
import { paletteFor } from './terminal/palette.ts';
import type { Bilingual } from './words/bilingual.ts';
import { chooseLanguage, sayIn } from './words/language.ts';
import { visible } from './words/visible.ts';
import { officeLanguage } from './workflows/office/find-office.ts';

declare const SOP_VERSION: string;

/** Exit codes, explained in docs/ARCHITECTURE.md. */
export const exitCodes = {
  ok: 0,
  finding: 1,
  usage: 2,
  failure: 3,
  disk: 74,
  bug: 70,
  cancelled: 130,
} as const;

/** Runs one command line (without node and script) against a host and gives the exit code. Never throws. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const context = contextOf(argv, asksNobody(argv, host) ? withoutInput(host) : host);
  if (argv[0] === '__complete')
    return (await import('./commands/catalogue/complete.ts')).complete(context, argv.slice(1));
  let code: number = exitCodes.ok;
  const program = programOf(context, async (run, args, options) => {
    code = await run(context, args, options);
  });
  try {
    // Taken out: for commander it would also be the opposite of `sop run apply --input`.
    const words = argv.filter((word) => word !== noInputFlag);
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, context, argv);
  }
}

function contextOf(argv: readonly string[], host: Host): Context {
  const language = chooseLanguage([langOption(argv), host.env['SOP_LANG'], officeLanguage(host)]);
  const accessible = wantsPlainQuestions(argv, host.env);
  const palette = paletteFor(host.terminal.color && !accessible);
  return { host, language, say: sayIn(language), palette, accessible };
}

/** For screen readers, by wish; and for terminals on which nothing can be drawn over. */
function wantsPlainQuestions(argv: readonly string[], env: Host['env']): boolean {
  const wished = env['SOP_ACCESSIBLE'];
  return argv.includes('--accessible') || (wished !== undefined && wished !== '0') || env['TERM'] === 'dumb';
}

const noInputFlag = '--no-input';

/** `--no-input`, or SOP_NO_INPUT in the environment, wherever it stands on the command line. */
const asksNobody = (argv: readonly string[], { env }: Host): boolean =>
  argv.includes(noInputFlag) || !['', '0', undefined].includes(env['SOP_NO_INPUT']);

const withoutInput = (host: Host): Host => ({
  ...host,
  terminal: { ...host.terminal, interactive: false, noInput: true },
});

/** `--lang` counts before anything is parsed, so that even a wrong command line is answered in the right language. */
function langOption(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return index < 0 ? undefined : (argv[index]?.split('=')[1] ?? argv[index + 1]);
}

type Start = (run: Run, args: readonly string[], options: Options) => Promise<void>;

function programOf(context: Context, start: Start): Command {
  const { host, say } = context;
  const program = new Command('sop');
  program
    .description(
      say({
        id: 'SOP kantor: ceklis, waktu baku, laporan.',
        en: 'Office SOPs: checklist, standard time, report.',
      }),
    )
    .version(
      typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev',
      '-V, --version',
      say({ id: 'cetak versi', en: 'print the version' }),
    )
    .option('--lang <id|en>', say(langText))
    .option('--no-input', say(noInputText))
    .option(accessibleOption.flags, say(accessibleOption.text))
    .exitOverride()
    .configureOutput({ writeOut: host.out.result, writeErr: host.out.message, outputError: () => undefined });
  configureHelp(program, context);
  for (const spec of catalogue) addCommand(program, spec, context, start);
  program.action(async () => {
    if (!host.terminal.interactive) return program.outputHelp();
    const { menu } = await import('./commands/office/menu.ts');
    await start(menu, [], {});
  });
  return program;
}

function addCommand(program: Command, spec: CommandSpec, context: Context, start: Start): void {
  const { say } = context;
  const command = program.command(spec.name).alias(spec.alias).description(say(spec.summary));
  for (const argument of spec.args) command.argument(argument.name, say(argument.text));
  for (const { flags, text, repeats } of spec.options) {
    if (repeats) command.option(flags, say(text), (value, before?: string[]) => [...(before ?? []), value]);
    else command.option(flags, say(text));
  }
  command.option('--lang <id|en>', say(langText)).option('--no-input', say(noInputText));
  configureHelp(command, context, spec);
  command.action(async (...values: readonly unknown[]) => {
    const args = values.slice(0, spec.args.length).flat() as readonly (string | undefined)[];
    const run = await spec.load();
    await start(
      run,
      args.filter((arg) => arg !== undefined),
      command.opts(),
    );
  });
}

function report(error: unknown, context: Context, argv: readonly string[]): number {
  const { host, say, palette } = context;
  const show = (text: string): void => host.out.message(`${palette.bad('sop:')} ${visible(text)}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.ok;
    show(say(usageMessage(error, argv)));
    return exitCodes.usage;
  }
  const kind = failureKind(error);
  if (kind) {
    show(say((error as UserError).text));
    const { failure, usage, disk, cancelled } = exitCodes;
    return { user: failure, usage, disk, cancelled }[kind];
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

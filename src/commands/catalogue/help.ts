import type { Command } from 'commander';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Context } from '../context.ts';
import type { CommandSpec } from './catalogue.ts';

const titles: ReadonlyMap<string, Bilingual> = new Map([
  ['Usage:', { id: 'Pemakaian:', en: 'Usage:' }],
  ['Arguments:', { id: 'Argumen:', en: 'Arguments:' }],
  ['Options:', { id: 'Pilihan:', en: 'Options:' }],
  ['Commands:', { id: 'Perintah:', en: 'Commands:' }],
]);

const usageOf = (spec: CommandSpec | undefined, say: Context['say']): string => {
  const options = say({ id: '[pilihan]', en: '[options]' });
  if (!spec) return `sop ${say({ id: '<perintah>', en: '<command>' })} ${options}`;
  return ['sop', spec.name, ...spec.args.map((arg) => arg.name), options].join(' ');
};

/** Help pages in the user's language, with examples under a command's own page. */
export function configureHelp(command: Command, context: Context, spec?: CommandSpec): void {
  const { host, palette, say } = context;
  command
    .configureHelp({
      helpWidth: Math.max(60, Math.min(host.terminal.columns(), 110)),
      styleTitle: (title) => palette.bold(say(titles.get(title) ?? { id: title, en: title })),
      commandUsage: () => usageOf(spec, say),
      subcommandTerm: (sub) => [sub.name(), ...sub.aliases()].join(', '),
    })
    .helpOption('-h, --help', say({ id: 'cetak bantuan', en: 'print help' }));
  if (!spec) {
    command.helpCommand('help [perintah]', say({ id: 'bantuan satu perintah', en: 'help on one command' }));
    command.addHelpText('after', () => `\n${say(firstSteps)}\n`);
    return;
  }
  command.addHelpText('after', () => `\n${examplesOf(spec, context)}\n`);
}

const firstSteps: Bilingual = {
  id: 'Mulai dengan: sop list, lalu sop check URMIN. Bantuan rinci: sop check --help',
  en: 'Begin with: sop list, then sop check URMIN. More help: sop check --help',
};

function examplesOf(spec: CommandSpec, { palette, say }: Context): string {
  const width = Math.max(...spec.examples.map((example) => example.line.length));
  const lines = spec.examples.map(
    (example) => `  ${example.line.padEnd(width)}  ${palette.dim(say(example.text))}`,
  );
  return [palette.bold(say({ id: 'Contoh:', en: 'Examples:' })), ...lines].join('\n');
}

import type { CommanderError } from 'commander';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { type CommandSpec, catalogue } from './catalogue.ts';

/** What to tell a user whose command line was not understood: what is wrong, and what was probably meant. */
export function usageMessage(error: CommanderError, argv: readonly string[]): Bilingual {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const spec = specOf(argv);
  switch (error.code) {
    case 'commander.unknownCommand':
    case 'commander.excessArguments':
      return spec ? tooMany(spec) : unknownCommand(argv.find((word) => !word.startsWith('-')) ?? named);
    case 'commander.unknownOption':
      return unknownOption(named, spec);
    case 'commander.missingArgument':
      return {
        id: `perintah ini memerlukan ${spec?.args[0]?.name ?? named}. Contoh: ${exampleOf(spec)}`,
        en: `this command needs ${spec?.args[0]?.name ?? named}. Example: ${exampleOf(spec)}`,
      };
    case 'commander.optionMissingArgument':
      return {
        id: `pilihan '${named}' memerlukan nilai. Contoh: ${exampleOf(spec)}`,
        en: `option '${named}' needs a value. Example: ${exampleOf(spec)}`,
      };
    default:
      return { id: `baris perintah tidak dipahami (${error.message})`, en: error.message };
  }
}

const names = catalogue.flatMap((spec) => [spec.name, spec.alias]);
const specOf = (argv: readonly string[]): CommandSpec | undefined =>
  argv.map((word) => catalogue.find((spec) => word === spec.name || word === spec.alias)).find(Boolean);
const exampleOf = (spec: CommandSpec | undefined): string => spec?.examples[0]?.line ?? 'sop --help';

function unknownCommand(word: string): Bilingual {
  const meant = nearest(word, [...names, 'help']);
  return {
    id: `perintah '${word}' tidak dikenal. ${meant ? `Maksud Anda: sop ${meant}?` : 'Lihat: sop --help'}`,
    en: `unknown command '${word}'. ${meant ? `Did you mean: sop ${meant}?` : 'See: sop --help'}`,
  };
}

function unknownOption(word: string, spec: CommandSpec | undefined): Bilingual {
  const known = [...(spec?.options ?? []).map(longFlag), '--help', '--lang', ...(spec ? [] : ['--version'])];
  const meant = nearest(word, known);
  const page = spec ? `sop ${spec.name} --help` : 'sop --help';
  return {
    id: `pilihan '${word}' tidak dikenal. ${meant ? `Maksud Anda: ${meant}?` : `Lihat: ${page}`}`,
    en: `unknown option '${word}'. ${meant ? `Did you mean: ${meant}?` : `See: ${page}`}`,
  };
}

function tooMany(spec: CommandSpec): Bilingual {
  return {
    id: `terlalu banyak kata untuk 'sop ${spec.name}'. Contoh: ${exampleOf(spec)}`,
    en: `too many words for 'sop ${spec.name}'. Example: ${exampleOf(spec)}`,
  };
}

const longFlag = (option: { readonly flags: string }): string => /--[a-z-]+/.exec(option.flags)?.[0] ?? '';

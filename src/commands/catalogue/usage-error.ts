import type { CommanderError } from 'commander';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import { catalogue } from './catalogue.ts';
import { helpWords } from './command-line.ts';
import { type ArgSpec, type CommandSpec, lineIn, namedOptions, placeholder } from './command-spec.ts';
import { generalOptions } from './general-options.ts';

/** What to tell a user whose words a command does not take: what is wrong, and what was probably meant. */
export function usageMessage(error: CommanderError, spec: CommandSpec): Bilingual {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const missing = spec.args[Number(named)];
  if (error.code === 'commander.missingArgument' && missing) return argumentNeeded(spec, missing);
  switch (error.code) {
    case 'commander.excessArguments':
      return {
        id: `terlalu banyak kata untuk 'sop ${spec.name}'. Contoh: ${exampleOf(spec, 'id')}`,
        en: `too many words for 'sop ${spec.name}'. Example: ${exampleOf(spec, 'en')}`,
      };
    case 'commander.unknownOption':
      return unknownOption(named, spec);
    case 'commander.optionMissingArgument':
      return valueNeeded(named, spec);
    default:
      return { id: `baris perintah tidak dipahami (${error.message})`, en: error.message };
  }
}

/** Of a word that is no command. */
export function unknownCommand(word: string): Bilingual {
  const meant = nearest(word, [...catalogue.flatMap(({ name, alias }) => [name, alias]), ...helpWords]);
  const shown = visibleLine(word);
  return {
    id: `perintah '${shown}' tidak dikenal. ${meant ? `Maksud Anda: sop ${meant}?` : 'Lihat: sop --help'}`,
    en: `unknown command '${shown}'. ${meant ? `Did you mean: sop ${meant}?` : 'See: sop --help'}`,
  };
}

/** Of an option that neither the command nor every command has. */
export function unknownOption(word: string, spec: CommandSpec | undefined): Bilingual {
  const known = [...namedOptions(spec?.options ?? {}), ...generalOptions].flatMap(({ names }) => names);
  const name = word.split('=')[0] ?? word;
  const meant = nearest(
    name,
    known.filter((one) => one.startsWith('--')),
  );
  const page = spec ? `sop ${spec.name} --help` : 'sop --help';
  const shown = visibleLine(name);
  return {
    id: `pilihan '${shown}' tidak dikenal. ${meant ? `Maksud Anda: ${meant}?` : `Lihat: ${page}`}`,
    en: `unknown option '${shown}'. ${meant ? `Did you mean: ${meant}?` : `See: ${page}`}`,
  };
}

/** Of an option at the end of the line that wants a value. */
export const valueNeeded = (name: string, spec: CommandSpec | undefined): Bilingual => ({
  id: `pilihan '${name}' memerlukan nilai. Contoh: ${exampleOf(spec, 'id')}`,
  en: `option '${name}' needs a value. Example: ${exampleOf(spec, 'en')}`,
});

const argumentNeeded = (spec: CommandSpec, arg: ArgSpec): Bilingual => ({
  id: `perintah ini memerlukan ${placeholder(arg, 'id')}. Contoh: ${exampleOf(spec, 'id')}`,
  en: `this command needs ${placeholder(arg, 'en')}. Example: ${exampleOf(spec, 'en')}`,
});

function exampleOf(spec: CommandSpec | undefined, language: keyof Bilingual): string {
  const [example] = spec?.examples ?? [];
  return example ? lineIn(example, language) : 'sop --help';
}

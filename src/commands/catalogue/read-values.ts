import { UsageError } from '../../host/errors.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import {
  type ArgSpec,
  type Choices,
  type CommandSpec,
  choiceWords,
  type Kind,
  kinds,
  namedOptions,
} from './command-spec.ts';

type Raw = string | true | readonly string[] | undefined;
type Read = string | number | boolean | readonly (string | number)[] | undefined;

/** The arguments of a command as its words declare them. @throws UsageError for what is none of its choices, or no number */
export function readArgs({ args }: CommandSpec, raw: readonly Raw[]): readonly Read[] {
  return args.map((arg, index) => readRaw(arg, argName(arg), raw[index]));
}

/** The same of its options. */
export function readOptions({ options }: CommandSpec, raw: Readonly<Record<string, Raw>>) {
  const given = namedOptions(options).filter(({ key }) => raw[key] !== undefined);
  return Object.fromEntries(
    given.map((option) => [
      option.key,
      option.value === undefined
        ? true
        : readRaw({ ...option, value: option.value }, bothLanguages(option.names[0] ?? ''), raw[option.key]),
    ]),
  );
}

const bothLanguages = (name: string): Bilingual => ({ id: name, en: name });

const argName = ({ value, shown }: ArgSpec): Bilingual =>
  shown ?? (typeof value === 'string' ? kinds[value] : bothLanguages(''));

function readRaw({ value }: Pick<ArgSpec, 'value'>, name: Bilingual, raw: Raw): Read {
  if (raw === undefined || raw === true) return raw;
  if (typeof raw === 'string') return readValue(value, name, raw);
  return raw.map((one) => readValue(value, name, one));
}

function readValue(value: Kind | Choices, name: Bilingual, word: string): string | number {
  if (typeof value !== 'string') return chosen(value, name, word);
  if (value === 'number' || value === 'descriptor') return whole(value === 'number' ? 9 : 4, name, word);
  return value === 'percent' ? percent(name, word) : word;
}

/** Case does not count, and `-`, `_` and a space are the same. */
const plain = (word: string): string => word.trim().toLowerCase().replace(/[_ ]/g, '-');

/** The word of a choice that a word of either language names. @throws UsageError with the nearest one and all of them */
export function chosen(choices: Choices, name: Bilingual, word: string): string {
  const all = Array.isArray(choices)
    ? choices.map((one: string) => [one, one] as const)
    : Object.entries(choices as Readonly<Record<string, Bilingual>>).flatMap(([key, { id, en }]) =>
        [key, id, en].map((one) => [one, key] as const),
      );
  const found = all.find(([one]) => plain(one) === plain(word));
  if (found) return found[1];
  const shown = visibleLine(word);
  const list = (language: keyof Bilingual): string => choiceWords(choices, language).join(', ');
  const meant = nearest(
    word.trim(),
    all.map(([one]) => one),
  );
  throw new UsageError({
    id: `${name.id} '${shown}' tidak dikenal. ${meant ? `Maksud Anda: ${meant}? ` : ''}Yang ada: ${list('id')}.`,
    en: `${name.en} '${shown}' is not known. ${meant ? `Did you mean: ${meant}? ` : ''}There are: ${list('en')}.`,
  });
}

function whole(digits: number, name: Bilingual, word: string): number {
  if (/^\d+$/.test(word) && word.length <= digits) return Number(word);
  const shown = visibleLine(word);
  throw new UsageError({
    id: `${name.id} '${shown}': tulis bilangan bulat, misalnya 0`,
    en: `${name.en} '${shown}': write a whole number, such as 0`,
  });
}

function percent(name: Bilingual, word: string): number {
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(word.trim());
  const found = Number(match?.[1]?.replace(',', '.') ?? Number.NaN);
  if (found >= 0 && found <= 100) return found;
  const shown = visibleLine(word);
  throw new UsageError({
    id: `${name.id} '${shown}' bukan persen; tulis angka 0 sampai 100, misalnya 90.`,
    en: `${name.en} '${shown}' is not a per cent; write a number from 0 to 100, such as 90.`,
  });
}

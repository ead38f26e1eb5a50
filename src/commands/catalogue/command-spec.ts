import type { ExitCode } from '../../host/exit-codes.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Context } from '../context.ts';

/** Kinds of values, and how a help page calls them. What may stand for each when Tab is pressed is in `complete.ts`. */
export const kinds = {
  text: { id: 'teks', en: 'text' },
  name: { id: 'nama', en: 'name' },
  file: { id: 'berkas', en: 'file' },
  folder: { id: 'folder', en: 'folder' },
  number: { id: 'n', en: 'n' },
  percent: { id: 'persen', en: 'percent' },
  descriptor: { id: 'deskriptor', en: 'descriptor' },
  day: { id: 'tanggal', en: 'date' },
  instant: { id: 'saat', en: 'time' },
  period: { id: 'periode', en: 'period' },
  year: { id: 'tahun', en: 'year' },
  zone: { id: 'zona', en: 'zone' },
  person: { id: 'nama', en: 'name' },
  part: { id: 'kode', en: 'code' },
  run: { id: 'nomor', en: 'run' },
  'run or part': { id: 'nomor', en: 'run' },
  'run or file': { id: 'apa', en: 'what' },
  activity: { id: 'kegiatan', en: 'activity' },
  signer: { id: 'kode', en: 'code' },
  key: { id: 'kunci', en: 'key' },
  rule: { id: 'aturan', en: 'rule' },
} as const satisfies Record<string, Bilingual>;

export type Kind = keyof typeof kinds;

/** A closed choice: words that are the same in both languages, or what each is called in them, by the word that the code knows. */
export type Choices = readonly string[] | Readonly<Record<string, Bilingual>>;

/** What a value is; `shown` calls it otherwise on a help page, `offers` are words that Tab offers besides what it finds by the kind. */
export type Value = {
  readonly value: Kind | Choices;
  readonly shown?: Bilingual;
  readonly offers?: readonly string[];
};

/**
 * An option. Its English name is that of its property (`maxWarnings` is `--max-warnings`), the Indonesian one stands beside it
 * where the word differs. Without a value it is a flag; `optional`: its value may be left out; `repeats`: it may stand several times.
 */
export type OptionSpec = Partial<Value> & {
  readonly indonesian?: string;
  readonly short?: string;
  readonly text: Bilingual;
  readonly optional?: true;
  readonly repeats?: true;
};

/** An argument; `optional`: it may be left out; `repeats`: it takes all words that are left. */
export type ArgSpec = Value & {
  readonly text: Bilingual;
  readonly optional?: true;
  readonly repeats?: true;
};

/** A line that shows how a command is used; one text where it is the same in both languages. */
export type Example = { readonly line: string | Bilingual; readonly text: Bilingual };

/** The line of an example in a language. */
export const lineIn = ({ line }: Example, language: keyof Bilingual): string =>
  typeof line === 'string' ? line : line[language];

/** A command as help, completion, the manual page and the command line see it. */
export type CommandWords = {
  readonly name: string;
  /** The Indonesian name. */
  readonly alias: string;
  readonly args: readonly ArgSpec[];
  readonly summary: Bilingual;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly Example[];
};

type ValueOf<V> = V extends 'number' | 'percent' | 'descriptor'
  ? number
  : V extends Kind
    ? string
    : V extends readonly (infer C)[]
      ? C
      : keyof V & string;

type OptionValue<S extends OptionSpec> = S extends { readonly value: infer V }
  ? S extends { readonly repeats: true }
    ? readonly ValueOf<V>[]
    : ValueOf<V> | (S extends { readonly optional: true } ? true : never)
  : boolean;

/** The options of a command by their properties; what was not given is undefined. */
export type OptionsOf<W extends Pick<CommandWords, 'options'>> = {
  readonly [K in keyof W['options']]?: OptionValue<W['options'][K]> | undefined;
};

type ArgValue<S extends ArgSpec> = S extends { readonly repeats: true }
  ? readonly ValueOf<S['value']>[]
  : ValueOf<S['value']> | (S extends { readonly optional: true } ? undefined : never);

/** Arguments in their order; one that takes all words is a list. */
type ArgsOf<A extends readonly ArgSpec[]> = { readonly [I in keyof A]: ArgValue<A[I]> };

/** The code of a command: reads through the host, shows through the terminal, returns the exit code. */
export type Run<W extends CommandWords> = (
  context: Context,
  args: ArgsOf<W['args']>,
  options: OptionsOf<W>,
) => Promise<ExitCode>;

/** A command of the catalogue, of which only its own words say what it takes. */
type AnyRun = (context: Context, args: readonly unknown[], options: object) => Promise<ExitCode>;

/** A command in the catalogue: its words, and where its code is. */
export type CommandSpec = CommandWords & { readonly load: () => Promise<AnyRun> };

/** Joins the words of a command with its code, which takes the arguments and options that the words declare and is loaded when it runs. */
export function defineCommand<W extends CommandWords>(words: W, load: () => Promise<Run<W>>): CommandSpec {
  return { ...words, load: load as CommandSpec['load'] };
}

/** An option with its names as they are typed: English, Indonesian, short. */
export type NamedOption = OptionSpec & { readonly key: string; readonly names: readonly string[] };

/** Options with their names, in the order of the help page. */
export function namedOptions(options: Readonly<Record<string, OptionSpec>>): readonly NamedOption[] {
  return Object.entries(options).map(([key, option]) => {
    const { indonesian, short } = option;
    const names = [
      `--${dashed(key)}`,
      ...(indonesian === undefined ? [] : [`--${indonesian}`]),
      ...(short === undefined ? [] : [`-${short}`]),
    ];
    return { ...option, key, names };
  });
}

const dashed = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The words of a choice in a language, in order. */
export function choiceWords(choices: Choices, language: keyof Bilingual): readonly string[] {
  return isList(choices) ? choices : Object.values(choices).map((names) => names[language]);
}

type Shown = {
  readonly value: Kind | Choices;
  readonly shown?: Bilingual | undefined;
  readonly optional?: true | undefined;
  readonly repeats?: true | undefined;
};

/** What a value is called on a help page: `<kode>`, `[kode]` where it may be left out, `<kode...>` where it takes all words. */
export function placeholder({ value, shown, optional, repeats }: Shown, language: keyof Bilingual): string {
  const word = (shown ?? (typeof value === 'string' ? kinds[value] : undefined))?.[language];
  const inner = `${word ?? choiceWords(value as Choices, language).join('|')}${repeats ? '...' : ''}`;
  return optional ? `[${inner}]` : `<${inner}>`;
}

const isList = (choices: Choices): choices is readonly string[] => Array.isArray(choices);

import { catalogue } from './catalogue.ts';
import { type CommandSpec, type NamedOption, namedOptions } from './command-spec.ts';
import { type GeneralOption, generalOptions } from './general-options.ts';

/** A piece of a command line: its words as they were typed, and what they are. An option that wants a value and has none is `open`. */
export type Token = { readonly words: readonly string[] } & (
  | { readonly is: 'command' | 'argument' | 'unknown' }
  | { readonly is: 'option'; readonly option: NamedOption; readonly value?: string; readonly open: boolean }
);

/** A command line as far as it can be told apart before its command reads it; nothing is refused here. */
export type CommandLine = {
  /** The command that was asked for; undefined for none, or one that is not known. */
  readonly spec: CommandSpec | undefined;
  readonly tokens: readonly Token[];
};

/** The names under which `sop help COMMAND` goes. */
export const helpWords = ['help', 'bantuan'];

/** Tells the words of a command line apart, general options wherever they stand. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const tokens: Token[] = [];
  let spec: CommandSpec | undefined;
  let known: readonly NamedOption[] = generalOptions;
  let named = false;
  for (let at = 0; at < argv.length; ) {
    const word = argv[at] ?? '';
    if (word === '--') {
      tokens.push(...argv.slice(at).map((one): Token => ({ is: 'argument', words: [one] })));
      break;
    }
    const token = tokenAt(argv, at, known, named);
    tokens.push(token);
    at += token.words.length;
    if (token.is !== 'command' || helpWords.includes(word)) continue;
    named = true;
    spec = commandNamed(word);
    known = [...namedOptions(spec?.options ?? {}), ...generalOptions];
  }
  return { spec, tokens };
}

/** The command with this name, English or Indonesian. */
const commandNamed = (word: string): CommandSpec | undefined =>
  catalogue.find(({ name, alias }) => name === word || alias === word);

function tokenAt(argv: readonly string[], at: number, known: readonly NamedOption[], named: boolean): Token {
  const word = argv[at] ?? '';
  if (!word.startsWith('-') || word === '-') return { is: named ? 'argument' : 'command', words: [word] };
  const cut = word.startsWith('--') ? word.indexOf('=') : -1;
  const name = cut < 0 ? word : word.slice(0, cut);
  const option = known.find(({ names }) => names.includes(name));
  if (!option) return { is: 'unknown', words: [word] };
  if (cut >= 0) return { is: 'option', words: [word], option, value: word.slice(cut + 1), open: false };
  const next = argv[at + 1];
  const takes = option.value !== undefined && !(option.optional && (next === undefined || /^-./.test(next)));
  if (!takes) return { is: 'option', words: [word], option, open: false };
  if (next === undefined) return { is: 'option', words: [word], option, open: true };
  return { is: 'option', words: [word, next], option, value: next, open: false };
}

/** The general options among the words, by their properties: their value, or true. The last one counts. */
export function generalWishes(tokens: readonly Token[]): Partial<Record<GeneralOption, string | true>> {
  return Object.fromEntries(
    tokens.flatMap((token) => (isGeneral(token) ? [[token.option.key, token.value ?? true]] : [])),
  );
}

/** What is left for the command: neither its name nor general options. */
export const wordsForCommand = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap((token) => (token.is === 'command' || isGeneral(token) ? [] : token.words));

const isGeneral = (token: Token): token is Token & { readonly is: 'option' } =>
  token.is === 'option' && generalOptions.includes(token.option);

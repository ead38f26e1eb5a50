import { civilDate } from '../../calendar/civil-date.ts';
import { localDay } from '../../calendar/local-time.ts';
import { periodForms } from '../../calendar/period.ts';
import { listRuns } from '../../record/run-folder.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, partsOf, readSops } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { type CommandSpec, catalogue, type OptionSpec } from './catalogue.ts';
import { langText, noInputText } from './general-options.ts';

/** A word that may stand here and what it is; `files` asks the shell for names of files. */
export type Candidate = { readonly word: string; readonly text: string };
type Candidates = readonly Candidate[] | 'files';

/**
 * `sop __complete N -- words…`: what may stand in place of word N (from 0), a line each: the word, a tab, what it is. For the
 * scripts of `sop completion`; never fails and never says anything else, for nobody can read it while pressing Tab.
 */
export async function complete(context: Context, argv: readonly string[]): Promise<number> {
  try {
    const index = Number(argv[0]);
    const words = argv.slice(2);
    const current = words[index] ?? '';
    const found = await candidatesFor(context, words.slice(0, index), current);
    const lines =
      found === 'files'
        ? [':berkas\t']
        : found
            .filter(({ word }) => word.toUpperCase().startsWith(current.toUpperCase()))
            .map(({ word, text }) => `${visibleLine(word)}\t${visibleLine(text)}`);
    context.host.out.result(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // A broken office file: there is nothing to offer, and the command itself will say what is wrong.
  }
  return 0;
}

const plain = (word: string): Candidate => ({ word, text: '' });

async function candidatesFor(
  context: Context,
  before: readonly string[],
  current: string,
): Promise<Candidates> {
  const [first, ...rest] = before;
  if (first === undefined) return current.startsWith('-') ? general(context) : commands(context);
  if (first === 'help') return commands(context);
  const spec = catalogue.find(({ name, alias }) => name === first || alias === first);
  if (!spec) return [];
  const open = optionOf(spec, rest.at(-1) ?? '');
  if (open && takesValue(open)) return valuesOf(context, placeholder(open.flags));
  if (current.startsWith('-')) return [...optionsOf(context, spec), ...general(context)];
  const given = rest.filter(
    (word, at) => !word.startsWith('-') && !takesValueWord(spec, rest[at - 1] ?? ''),
  ).length;
  const argument = spec.args[given] ?? spec.args.find(({ name }) => name.includes('...'));
  return argument ? valuesOf(context, placeholder(argument.name)) : [];
}

const takesValueWord = (spec: CommandSpec, word: string): boolean => {
  const option = optionOf(spec, word);
  return option !== undefined && takesValue(option);
};

function commands({ say }: Context): readonly Candidate[] {
  return [
    ...catalogue.map(({ name, summary }) => ({ word: name, text: say(summary) })),
    { word: 'help', text: say({ id: 'bantuan satu perintah', en: 'help on one command' }) },
  ];
}

const general = ({ say }: Context): readonly Candidate[] => [
  { word: '--help', text: say({ id: 'cetak bantuan', en: 'print help' }) },
  { word: '--lang', text: say(langText) },
  { word: '--no-input', text: say(noInputText) },
];

const languages: OptionSpec = { flags: '--lang <id|en>', text: { id: '', en: '' } };

const flagsOf = ({ flags }: OptionSpec): readonly string[] =>
  flags.match(/(?<![\w<-])--?[a-z][a-z-]*/g) ?? [];

function optionOf(spec: CommandSpec, word: string): OptionSpec | undefined {
  return [...spec.options, languages].find((option) => flagsOf(option).includes(word));
}

const takesValue = ({ flags }: OptionSpec): boolean => flags.includes('<');

function optionsOf({ say }: Context, spec: CommandSpec): readonly Candidate[] {
  return spec.options.map((option) => ({ word: flagsOf(option).at(-1) ?? '', text: say(option.text) }));
}

/** `--part <kode>` takes a `kode`. */
const placeholder = (text: string): string => /[<[]([^>\]]+?)(?:\.\.\.)?[>\]]/.exec(text)?.[1] ?? '';

/** What may stand for a placeholder of the catalogue. */
async function valuesOf(context: Context, name: string): Promise<Candidates> {
  if (name.includes('|')) return name.split('|').map(plain);
  switch (name) {
    case 'kode':
      return partCodes(context);
    case 'nomor':
      return [
        ...runIds(context),
        { word: 'tabel7', text: context.say({ id: 'monitoring', en: 'monitoring' }) },
      ];
    case 'periode':
      return periods(context);
    case 'aturan': {
      const { rules } = await import('../../lint/rules.ts');
      return rules.map(({ id, title }) => ({ word: id, text: context.say(title) }));
    }
    case 'berkas':
    case 'folder':
    case 'path':
      return 'files';
    default:
      return [];
  }
}

function partCodes(context: Context): readonly Candidate[] {
  const { files } = readSops(context.host, openWorkspace(context.host));
  return partsOf(files).map(({ part }) => ({ word: part.code, text: part.name }));
}

/** The newest runs first: those are what somebody means. */
function runIds(context: Context): readonly Candidate[] {
  const runs = listRuns(context.host.files, openWorkspace(context.host).recordsFolder);
  return runs
    .slice(-200)
    .reverse()
    .map(({ run, part, date }) => ({ word: run, text: `${part} ${date}` }));
}

/** The named periods, and the last twelve months, four quarters and three semesters by their names. */
function periods(context: Context): readonly Candidate[] {
  const { year, month } = civilDate(localDay(context.host.now(), openWorkspace(context.host).office.zone));
  const back = (count: number, parts: number, sign: string): readonly string[] =>
    Array.from({ length: count }, (_, n) => {
      const at = year * parts + Math.ceil((month * parts) / 12) - 1 - n;
      const number = String((at % parts) + 1);
      return `${Math.floor(at / parts)}-${sign}${parts === 12 ? number.padStart(2, '0') : number}`;
    });
  const named = periodForms.filter((form) => /^[a-z]/.test(form));
  return [...named, ...back(12, 12, ''), ...back(4, 4, 'Q'), ...back(3, 2, 'S'), String(year)].map(plain);
}

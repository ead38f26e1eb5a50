import { civilDate } from '../../calendar/civil-date.ts';
import { localDay } from '../../calendar/local-time.ts';
import { namedPeriods } from '../../calendar/parse-period.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { listRuns } from '../../record/run-folder.ts';
import { activityRows } from '../../sop/activities.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, partsOf, readSops } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { catalogue } from './catalogue.ts';
import { helpWords, readCommandLine, type Token } from './command-line.ts';
import { type ArgSpec, choiceWords, type Kind, type NamedOption, namedOptions } from './command-spec.ts';
import { generalOptions } from './general-options.ts';

/** A word that may stand here and what it is. */
type Candidate = { readonly word: string; readonly text: string };

/** Asks the shell for names of files. */
const files: Candidate = { word: ':berkas', text: '' };

/**
 * `sop __complete N -- words…`: what may stand in place of word N (from 0), a line each: the word, a tab, what it is. For the
 * scripts of `sop completion`; never fails and never says anything else, for nobody can read it while pressing Tab.
 */
export async function complete(context: Context, argv: readonly string[]): Promise<ExitCode> {
  try {
    const index = Number(argv[0]);
    const words = argv.slice(2);
    const typed = (words[index] ?? '').replace(/^["']/, '').toUpperCase();
    const found = await candidatesFor(context, words.slice(0, index), typed);
    const lines = found
      .filter((one) => one === files || one.word.toUpperCase().startsWith(typed))
      .map(({ word, text }) => `${visibleLine(word)}\t${visibleLine(text)}\n`);
    context.host.out.result(lines.join(''));
  } catch {
    // A broken office file: there is nothing to offer, and the command itself will say what is wrong.
  }
  return exitCodes.ok;
}

async function candidatesFor(
  context: Context,
  before: readonly string[],
  typed: string,
): Promise<readonly Candidate[]> {
  const { spec, tokens } = readCommandLine(before);
  const last = tokens.at(-1);
  if (last?.is === 'option' && last.open && last.option.value !== undefined)
    return valuesOf(context, { ...last.option, value: last.option.value }, tokens);
  if (typed.startsWith('-'))
    return optionsOf(context, [...namedOptions(spec?.options ?? {}), ...generalOptions], typed);
  const command = tokens.find(({ is }) => is === 'command')?.words[0];
  if (command === undefined || (helpWords.includes(command) && last?.is === 'command'))
    return commands(context);
  const given = tokens.filter(({ is }) => is === 'argument').length;
  const argument = spec?.args[given] ?? spec?.args.find(({ repeats }) => repeats);
  return argument ? valuesOf(context, argument, tokens) : [];
}

function commands({ say }: Context): readonly Candidate[] {
  return [
    ...catalogue.map(({ name, summary }) => ({ word: name, text: say(summary) })),
    { word: 'help', text: say({ id: 'bantuan satu perintah', en: 'help on one command' }) },
  ];
}

/** Every option by its English name; by the Indonesian one only where nothing else is left of what was typed. */
function optionsOf({ say }: Context, options: readonly NamedOption[], typed: string): readonly Candidate[] {
  const named = (index: number): readonly Candidate[] =>
    options.flatMap(({ names, text }) => {
      const word = names.filter((name) => name.startsWith('--'))[index];
      return word?.toUpperCase().startsWith(typed) ? [{ word, text: say(text) }] : [];
    });
  const english = named(0);
  return english.length > 0 ? english : named(1);
}

const plain = (word: string): Candidate => ({ word, text: '' });

/** What may stand for a value: the words that can be chosen, or what the office has of its kind. */
async function valuesOf(
  context: Context,
  { value, offers = [] }: Pick<ArgSpec, 'value' | 'offers'>,
  tokens: readonly Token[],
): Promise<readonly Candidate[]> {
  if (typeof value !== 'string') return choiceWords(value, context.language).map(plain);
  return [...(await valuesOfKind(context, value, tokens)), ...offers.map(plain)];
}

async function valuesOfKind(
  context: Context,
  kind: Kind,
  tokens: readonly Token[],
): Promise<readonly Candidate[]> {
  switch (kind) {
    case 'file':
    case 'folder':
      return [files];
    case 'part':
      return partCodes(context);
    case 'run':
      return runIds(context);
    case 'run or part':
      return [...runIds(context), ...partCodes(context)];
    case 'run or file':
      return [...runIds(context), files];
    case 'activity':
      return activityCodes(context, tokens);
    case 'period':
      return periods(context);
    case 'person':
      return openWorkspace(context.host).office.people.map(({ name, title }) => ({
        word: name,
        text: title ?? '',
      }));
    case 'signer':
      return openWorkspace(context.host).office.signers.map(({ code, title }) => ({
        word: code,
        text: title,
      }));
    case 'rule': {
      const { rules } = await import('../../lint/rules.ts');
      return rules.map(({ id, title }) => ({ word: id, text: context.say(title) }));
    }
    default:
      return [];
  }
}

function partCodes(context: Context): readonly Candidate[] {
  const { files: sops } = readSops(context.host, openWorkspace(context.host));
  return partsOf(sops).map(({ part }) => ({ word: part.code, text: part.name }));
}

/** The newest runs first: those are what somebody means. */
function runIds(context: Context): readonly Candidate[] {
  const runs = listRuns(context.host.files, openWorkspace(context.host).recordsFolder);
  return runs
    .slice(-200)
    .reverse()
    .map(({ run, part, date }) => ({ word: run, text: `${part} ${date}` }));
}

/** The activities of the part whose run is named on the line, else of all parts. */
function activityCodes(context: Context, tokens: readonly Token[]): readonly Candidate[] {
  const workspace = openWorkspace(context.host);
  const words = tokens.flatMap((token) => token.words.map((word) => word.toUpperCase()));
  const named = listRuns(context.host.files, workspace.recordsFolder).find(({ run }) => words.includes(run));
  return partsOf(readSops(context.host, workspace).files)
    .filter(({ part }) => named === undefined || part.code === named.part)
    .flatMap(({ part }) => activityRows(part))
    .map(({ activity }) => ({ word: activity.code, text: activity.text }));
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
  const named = namedPeriods.map((words) => words[context.language]);
  return [...named, ...back(12, 12, ''), ...back(4, 4, 'Q'), ...back(3, 2, 'S'), String(year)].map(plain);
}

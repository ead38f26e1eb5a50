import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type Import, type ModuleFacts, moduleFacts } from './module-facts.ts';
import { filesBelow, repository } from './program-files.ts';

/** A module of `src/`: its path below `src/`, its text, and what the rules need to know of it. */
export type Module = ModuleFacts & { readonly path: string; readonly text: string };

export const moduleOf = (path: string, text: string): Module => ({ path, text, ...moduleFacts(text) });

export const modulesBelow = (src: string): readonly Module[] =>
  filesBelow(src)
    .filter((path) => path.endsWith('.ts') && !path.includes('/compiled/'))
    .map((path) => moduleOf(relative(src, path), readFileSync(path, 'utf8')));

/** A rule of the house: what breaks it, one line each, the file first. */
export type HouseRule = (modules: readonly Module[]) => readonly string[];

/** The rules that hold for every file alone or beside the others; how large files are on the whole is another matter. */
export const houseRules: Readonly<Record<string, HouseRule>> = {
  'rooms import only what the plan allows': wrongArrows,
  'no circle of files, types included': circles,
  'the outside world is a matter of host/': looksOutside,
  'commander is known in main alone': (modules) =>
    modules
      .filter(({ path }) => path !== 'main.ts')
      .filter(({ imports }) =>
        imports.some(({ specifier, typeOnly }) => specifier === 'commander' && !typeOnly),
      )
      .map(({ path }) => `${path}: commander`),
  'words of paper stay on paper: a screen says dates in both languages': (modules) =>
    modules
      .filter(({ path }) => !['calendar', 'compliance', 'report'].includes(roomOf(path)))
      .flatMap(({ path, imports }) =>
        imports.flatMap(({ names }) =>
          names.filter((name) => ofPaper.test(name)).map((name) => `${path}: ${name}`),
        ),
      ),
  'no default export': (modules) =>
    modules.filter(({ hasDefault }) => hasDefault).map(({ path }) => `${path}: default export`),
  'no file over 300 lines': (modules) =>
    modules
      .filter((module) => linesOf(module) > 300)
      .map((module) => `${module.path}: ${linesOf(module)} lines`),
  'no function over 60 lines': (modules) =>
    modules.flatMap(({ path, functions }) =>
      functions.filter(({ lines }) => lines > 60).map(({ line, lines }) => `${path}:${line}: ${lines} lines`),
    ),
  'no folder of more than 25 files': crowdedFolders,
  'workflows say nothing and ask nobody: they return': (modules) =>
    modules
      .filter(({ path }) => roomOf(path) === 'workflows')
      .flatMap(({ path, text }) => [...text.matchAll(screens)].map(([found]) => `${path}: ${found}`)),
  'exit codes stand in host/exit-codes.ts alone': (modules) =>
    modules
      .filter(({ path }) => ['commands', 'workflows', 'main'].includes(roomOf(path)))
      .flatMap(({ path, text }) => [...text.matchAll(bareExitCode)].map(([found]) => `${path}: ${found}`)),
  'no name that says nothing': (modules) =>
    modules.filter(({ path }) => lumber.test(basename(path))).map(({ path }) => `${path}: name`),
};

/** The functions of `calendar/print-date.ts` that know Indonesian alone. */
const ofPaper = /^(print(Date|DateTime|Duration|Weekday)|formDate)$/;

/** The parts of the host that reach a person. */
const screens =
  /\bout\.(?:result|message)\b|\bhost\.(?:out|terminal)\b|\{[^{}]*\b(?:out|terminal)\b[^{}]*\}: (?:Pick<)?Host\b/g;

/** A number where an exit code is given back. */
const bareExitCode = /\breturn (?:[^;'`\n]*\? )?\d+(?: : \d+)?;|\bexitCode(?::| =| [!=]==) \d+/g;

const lumber = /(^|-)(utils?|helpers?|common|types|constants|manager|service)\.ts$/;

export const linesOf = ({ text }: Module): number => text.split('\n').length - 1;

/** The table of docs/ARCHITECTURE.md, which is the plan: the rooms that a room may import. */
const mayImport: ReadonlyMap<string, readonly string[]> = planOf(
  readFileSync(join(repository, 'docs/ARCHITECTURE.md'), 'utf8'),
);

/** Reads the rows `| room | what lives there | may import |` in order; `above` means every room of the rows before. */
export function planOf(page: string): ReadonlyMap<string, readonly string[]> {
  const plan = new Map<string, readonly string[]>();
  for (const [, room = '', words = ''] of page.matchAll(/^\| `([a-z-]+)\/` \|.*\| ([^|]*) \|$/gm)) {
    const [allowed = '', excepted = ''] = words.split(' but ');
    const named = (text: string) => [...text.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? '');
    const all = /\babove\b/.test(allowed) ? [...plan.keys()] : named(allowed);
    plan.set(
      room,
      all.filter((one) => !named(excepted).includes(one)),
    );
  }
  return plan;
}

/** The rooms that may know the outside world: its types, and what of it is handed to them. */
const knowHost = ['record', 'terminal', 'workflows', 'language-server', 'commands'];
const handed = ['host/errors.ts', 'host/exit-codes.ts', 'host/read-file.ts'];
/** Paths are text: every room may join them. */
const everywhere = ['host/paths.ts'];

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'main');

type Arrow = Import & { readonly path: string; readonly to: string };

/** The files of `src/` that a module imports. */
const arrowsOf = ({ path, imports }: Module): readonly Arrow[] =>
  imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map((one) => ({ ...one, path, to: join(dirname(path), one.specifier) }));

function isAllowed({ path, to, typeOnly }: Arrow): boolean {
  const [here, there] = [roomOf(path), roomOf(to)];
  if (here === there || here === 'main' || there === 'words' || everywhere.includes(to)) return true;
  if (there === 'host') return knowHost.includes(here) && (typeOnly || handed.includes(to));
  return mayImport.get(here)?.includes(there) ?? false;
}

function wrongArrows(modules: readonly Module[]): readonly string[] {
  const wrong = modules.flatMap(arrowsOf).filter((arrow) => !isAllowed(arrow));
  return wrong.map(({ path, to }) => `${path} -> ${to}`);
}

/** Groups of files that import one another in a circle (Tarjan's components); what is loaded lazily does not count. */
function circles(modules: readonly Module[]): readonly string[] {
  const next = new Map(
    modules.map((module) => [module.path, arrowsOf(module).filter(({ lazy }) => !lazy)] as const),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    open.push(path);
    let low = own;
    for (const { to } of next.get(path) ?? []) {
      if (!next.has(to)) continue;
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (open.includes(to)) low = Math.min(low, lowest.get(to) ?? order.get(to) ?? low);
    }
    lowest.set(path, low);
    if (low === own) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1) found.push(circle.sort().join(' '));
    }
    return low;
  };
  for (const { path } of modules) if (!order.has(path)) visit(path);
  return found;
}

/** What of Node may be used outside `host/`: it computes, and asks nobody anything. */
const computing = ['node:util', 'node:module'];
const ciphers = ['node:crypto', 'node:zlib'];

function looksOutside(modules: readonly Module[]): readonly string[] {
  const pure = modules.filter(({ path }) => roomOf(path) !== 'host');
  return pure.flatMap(({ path, looks, imports }) => {
    const allowed = ['signature', 'pdf'].includes(roomOf(path)) ? [...computing, ...ciphers] : computing;
    const asked = imports.map(({ specifier }) => specifier).filter((name) => name.startsWith('node:'));
    const found = [...looks, ...asked.filter((name) => !allowed.includes(name))];
    return found.map((look) => `${path}: ${look}`);
  });
}

/** The rules of lint are one a file, however many there are. */
function crowdedFolders(modules: readonly Module[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of modules) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > 25 && folder !== 'lint/rules')
    .map(([folder, count]) => `${folder}: ${count} files`);
}

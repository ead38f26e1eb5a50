import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow } from './program-files.ts';

export type Import = { readonly specifier: string; readonly typeOnly: boolean; readonly lazy: boolean };
/** A module of `src/`: its path below `src/`, its text, and the files of `src/` that it imports. */
export type Module = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
};

/** The table of docs/ARCHITECTURE.md: which rooms a room may import, besides `words/` and itself. */
export const mayImport: Readonly<Record<string, readonly string[]>> = roomTable();

function roomTable(): Record<string, readonly string[]> {
  const pure = {
    words: [],
    sop: [],
    calendar: [],
    checklist: ['sop', 'calendar'],
    document: ['sop'],
    office: ['document', 'calendar', 'sop', 'checklist'],
    lint: ['sop', 'document'],
    record: ['checklist', 'sop', 'calendar'],
    compliance: ['sop', 'calendar', 'checklist'],
    report: ['sop', 'checklist', 'compliance', 'calendar'],
    schedule: ['calendar'],
    pdf: [],
    signature: ['pdf'],
  };
  const rooms = Object.keys(pure);
  return {
    ...pure,
    host: [],
    terminal: rooms,
    workflows: rooms,
    commands: [...rooms, 'terminal', 'workflows'],
  };
}

/** The rooms that may know the outside world: its types, and the errors that carry an exit code. */
const knowHost = ['record', 'terminal', 'workflows', 'commands'];
/** What those rooms may use of it besides types. Paths are text: every room may join them. */
const handed = ['host/errors.ts', 'host/exit-codes.ts', 'host/read-file.ts'];

const statement = /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Every import of a module: static, type, side-effect, re-export and dynamic. */
export function importsOf(text: string): readonly Import[] {
  const fixed = [...text.matchAll(statement)].map((match) => ({
    specifier: match[3] ?? '',
    typeOnly: match[2] !== undefined,
    lazy: false,
  }));
  const lazy = [...text.matchAll(dynamic)].map((match) => ({
    specifier: match[1] ?? '',
    typeOnly: false,
    lazy: true,
  }));
  return [...fixed, ...lazy];
}

export function modulesBelow(src: string): readonly Module[] {
  return filesBelow(src)
    .filter((path) => path.endsWith('.ts') && !path.includes('/compiled/'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path: relative(src, path), text, imports: importsOf(text) };
    });
}

export const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'main');

/** The files of `src/` that a module imports. */
const targetsOf = ({ path, imports }: Module): readonly (Import & { readonly to: string })[] =>
  imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map((one) => ({ ...one, to: join(dirname(path), one.specifier) }));

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there || here === 'main' || there === 'words') return true;
  if (to === 'host/paths.ts') return true;
  if (there === 'host') return knowHost.includes(here) && (typeOnly || handed.includes(to));
  return mayImport[here]?.includes(there) ?? false;
}

/** Arrows that the plan does not allow, as `from -> to`. */
export const wrongArrows = (modules: readonly Module[]): readonly string[] =>
  modules.flatMap((module) =>
    targetsOf(module)
      .filter(({ to, typeOnly }) => !isAllowed(module.path, to, typeOnly))
      .map(({ to }) => `${module.path} -> ${to}`),
  );

/** Groups of files that import one another in a circle, types included, lazy imports not. */
export function cyclesOf(modules: readonly Module[]): readonly (readonly string[])[] {
  const next = new Map(
    modules.map((module) => [
      module.path,
      targetsOf(module)
        .filter(({ lazy }) => !lazy)
        .map(({ to }) => to),
    ]),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: (readonly string[])[] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    open.push(path);
    let low = own;
    for (const to of next.get(path) ?? []) {
      if (!next.has(to)) continue;
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (open.includes(to)) low = Math.min(low, lowest.get(to) ?? order.get(to) ?? low);
    }
    lowest.set(path, low);
    if (low === own) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const { path } of modules) if (!order.has(path)) visit(path);
  return found;
}

const banned =
  /from 'node:(?!util|module)|\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\b__dirname\b/;
const computing = /from 'node:(crypto|zlib)'/g;

/** Modules outside `host/` that look at the clock, the disk, chance or the process. */
export const outsideLooks = (modules: readonly Module[]): readonly string[] =>
  modules
    .filter(({ path, text }) => {
      const own = withoutComments(text);
      const rest = ['signature', 'pdf'].includes(roomOf(path)) ? own.replace(computing, '') : own;
      return roomOf(path) !== 'host' && banned.test(rest);
    })
    .map(({ path }) => path);

export const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** Modules with a default export, over 300 lines, or with a name that says nothing. */
export const lumber = (modules: readonly Module[]): readonly string[] =>
  modules
    .filter(
      ({ path, text }) =>
        /^export default/m.test(text) ||
        text.split('\n').length > 301 ||
        /(^|[/-])(utils?|helpers?|common|types|constants|manager|service)\.ts$/.test(path),
    )
    .map(({ path }) => path);

/** Folders of more than 25 files, other than the rules of lint. */
export function crowdedFolders(modules: readonly Module[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of modules) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > 25 && folder !== 'lint/rules')
    .map(([folder, count]) => `${folder}: ${count}`);
}

/** Functions of more than 60 lines, as `path:line`; by the layout that the formatter gives every file. */
export const longFunctions = (modules: readonly Module[]): readonly string[] =>
  modules.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const start = /^(\s*)(?:export )?(?:async )?function\b|^(\s*)(?:export )?const \w+ = .*=> \{$/.exec(
        line,
      );
      if (!start) return [];
      const indent = start[1] ?? start[2] ?? '';
      const isEnd = (one: string): boolean => one.startsWith(`${indent}}`) && !one.endsWith('{');
      const length = lines.slice(index).findIndex(isEnd) + 1;
      return length > 60 ? [`${path}:${index + 1} (${length})`] : [];
    });
  });

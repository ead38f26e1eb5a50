import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, repository } from './support/program-files.ts';

const src = join(repository, 'src');

/** The table of docs/ARCHITECTURE.md: which rooms a room may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  sop: [],
  calendar: [],
  document: ['sop'],
  office: ['document', 'calendar', 'sop', 'checklist'],
  lint: ['sop', 'document'],
  checklist: ['sop'],
  record: ['checklist', 'sop'],
  compliance: ['sop', 'calendar', 'checklist'],
  report: ['sop', 'checklist', 'compliance', 'calendar'],
  signature: [],
  schedule: ['calendar'],
  terminal: [
    'sop',
    'calendar',
    'document',
    'office',
    'lint',
    'checklist',
    'record',
    'compliance',
    'report',
    'signature',
    'schedule',
  ],
  host: [],
  commands: [
    'sop',
    'calendar',
    'document',
    'office',
    'lint',
    'checklist',
    'record',
    'compliance',
    'report',
    'signature',
    'schedule',
    'terminal',
  ],
};

type Import = { readonly specifier: string; readonly typeOnly: boolean };
type Module = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

const statement = /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Every import of a module: static, type, side-effect, re-export and dynamic. */
function importsOf(text: string): readonly Import[] {
  const fixed = [...text.matchAll(statement)].map((match) => ({
    specifier: match[3] ?? '',
    typeOnly: match[2] !== undefined,
  }));
  const lazy = [...text.matchAll(dynamic)].map((match) => ({ specifier: match[1] ?? '', typeOnly: false }));
  return [...fixed, ...lazy];
}

const modules: readonly Module[] = filesBelow(src)
  .filter((path) => path.endsWith('.ts') && !path.includes('/compiled/'))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    return { path: relative(src, path), text, imports: importsOf(text) };
  });

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : 'main');

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there || here === 'main') return true;
  if (to === 'host/errors.ts') return ['record', 'terminal', 'commands'].includes(here);
  if (to === 'host/host.ts') return typeOnly && ['record', 'terminal', 'commands'].includes(here);
  return mayImport[here]?.includes(there) ?? false;
}

describe('rooms', () => {
  it('sees static, dynamic, side-effect, type and re-exports', () => {
    const text =
      "import { a } from './a.ts';\nimport './b.ts';\nimport type { C } from './c.ts';\nexport { d } from './d.ts';\nconst e = await import('./e.ts');";
    expect(importsOf(text)).toEqual([
      { specifier: './a.ts', typeOnly: false },
      { specifier: './b.ts', typeOnly: false },
      { specifier: './c.ts', typeOnly: true },
      { specifier: './d.ts', typeOnly: false },
      { specifier: './e.ts', typeOnly: false },
    ]);
    expect(isAllowed('sop/sop.ts', 'calendar/calendar.ts', true)).toBe(false);
    expect(isAllowed('record/record.ts', 'host/host.ts', false)).toBe(false);
  });

  it('import only what the plan allows', () => {
    const wrong = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier, typeOnly }) => ({ to: join(dirname(path), specifier), typeOnly }))
        .filter(({ to, typeOnly }) => !isAllowed(path, to, typeOnly))
        .map(({ to }) => `${path} -> ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave the outside world to host/', () => {
    const banned =
      /from 'node:(?!util|module)|\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\b__dirname\b/;
    const computing = /from 'node:(crypto|zlib)'/g;
    const wrong = modules.filter(({ path, text }) => {
      const own = withoutComments(text);
      const rest = roomOf(path) === 'signature' ? own.replace(computing, '') : own;
      return roomOf(path) !== 'host' && banned.test(rest);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('know commander only in main and its help', () => {
    const users = modules.filter(({ imports }) =>
      imports.some((one) => one.specifier === 'commander' && !one.typeOnly),
    );
    expect(users.map(({ path }) => path)).toEqual(['main.ts']);
  });

  it('have no default export, no file over 300 lines and no lumber room', () => {
    const wrong = modules.filter(
      ({ path, text }) =>
        /^export default/m.test(text) ||
        text.split('\n').length > 301 ||
        /(^|[/-])(utils?|helpers?|common|types|constants|manager|service)\.ts$/.test(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('have small files: median at most 70 lines, 95 of 100 at most 200', () => {
    const sizes = modules.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(200);
  });
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

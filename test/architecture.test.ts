import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRules, linesOf, moduleOf, modulesBelow, planOf } from './support/architecture.ts';
import { moduleFacts } from './support/module-facts.ts';
import { repository } from './support/program-files.ts';

const modules = modulesBelow(join(repository, 'src'));

describe('the house', () => {
  it.each(Object.entries(houseRules))('%s', (_name, rule) => {
    expect(rule(modules)).toEqual([]);
  });

  it('has small files: median at most 70 lines, 95 of 100 at most 200', () => {
    const sizes = modules.map(linesOf).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(200);
  });
});

const b = { 'lint/b.ts': 'export const b = 1;\nexport type B = 1;\n' };
const arrow = ['sop/a.ts -> lint/b.ts'];
const host = { 'host/host.ts': 'export type Host = 1;\nexport const one = 1;\n' };
const body = (lines: number) => '  void 0;\n'.repeat(lines);
const many = (folder: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${folder}/f${at}.ts`, '']));

type MadeUp = Readonly<Record<string, string>>;

/** Modules that break one rule, and what must be said of them: that and nothing else. */
const broken: readonly (readonly [what: string, files: MadeUp, findings: readonly string[]])[] = [
  ['a wrong arrow', { ...b, 'sop/a.ts': "import { b } from '../lint/b.ts';\nvoid b;\n" }, arrow],
  ['a wrong arrow of a type', { ...b, 'sop/a.ts': "import type { B } from '../lint/b.ts';\n" }, arrow],
  ['a wrong arrow within a type', { ...b, 'sop/a.ts': "type A = import('../lint/b.ts').B;\n" }, arrow],
  ['a wrong lazy arrow', { ...b, 'sop/a.ts': "const { b } = await import('../lint/b.ts');\n" }, arrow],
  ['a wrong arrow for effect', { ...b, 'sop/a.ts': "import '../lint/b.ts';\n" }, arrow],
  ['a wrong re-export', { ...b, 'sop/a.ts': "export { b } from '../lint/b.ts';\n" }, arrow],
  ['a wrong re-export of everything', { ...b, 'sop/a.ts': "export * from '../lint/b.ts';\n" }, arrow],
  [
    'a type of the host in a room that does not know it',
    { ...host, 'sop/a.ts': "import type { Host } from '../host/host.ts';\n" },
    ['sop/a.ts -> host/host.ts'],
  ],
  [
    'the host itself, where only its types are handed on',
    { ...host, 'record/a.ts': "import { one } from '../host/host.ts';\n" },
    ['record/a.ts -> host/host.ts'],
  ],
  [
    'a circle of types',
    {
      'sop/a.ts': "import type { B } from './b.ts';\nexport type A = 1;\n",
      'sop/b.ts': "import type { A } from './a.ts';\nexport type B = 1;\n",
    },
    ['sop/a.ts sop/b.ts'],
  ],
  [
    'a circle of three',
    {
      'sop/a.ts': "export * from './b.ts';\n",
      'sop/b.ts': "import { c } from './c.ts';\nvoid c;\n",
      'sop/c.ts': "import './a.ts';\nexport const c = 1;\n",
    },
    ['sop/a.ts sop/b.ts sop/c.ts'],
  ],
  ['the disk', { 'record/a.ts': "import { readFileSync } from 'node:fs';\n" }, ['record/a.ts: node:fs']],
  ['a cipher', { 'record/a.ts': "import { sign } from 'node:crypto';\n" }, ['record/a.ts: node:crypto']],
  ['the process', { 'commands/a.ts': 'process.exit(1);\n' }, ['commands/a.ts: process']],
  ['the process taken apart', { 'sop/a.ts': 'const { pid } = process;\n' }, ['sop/a.ts: process']],
  ['the console', { 'terminal/a.ts': "console.log('');\n" }, ['terminal/a.ts: console']],
  ['the clock', { 'sop/a.ts': 'const now = () => Date.now();\n' }, ['sop/a.ts: Date.now']],
  ['the clock as a date', { 'sop/a.ts': 'const today = new Date();\n' }, ['sop/a.ts: new Date()']],
  ['chance', { 'sop/a.ts': 'const dice = Math.random();\n' }, ['sop/a.ts: Math.random']],
  [
    'commander in a command',
    { 'commands/a.ts': "import { Option } from 'commander';\n" },
    ['commands/a.ts: commander'],
  ],
  [
    'a date in Indonesian on a screen',
    {
      'calendar/d.ts': 'export const printDate = 1;\n',
      'terminal/a.ts': "import { printDate } from '../calendar/d.ts';\n",
    },
    ['terminal/a.ts: printDate'],
  ],
  ['a default export', { 'sop/a.ts': 'export default 1;\n' }, ['sop/a.ts: default export']],
  [
    'one by its name',
    { 'sop/a.ts': 'const a = 1;\nexport { a as default };\n' },
    ['sop/a.ts: default export'],
  ],
  ['a long file', { 'sop/a.ts': '// line\n'.repeat(301) }, ['sop/a.ts: 301 lines']],
  ['a long function', { 'sop/a.ts': `function a() {\n${body(59)}}\n` }, ['sop/a.ts:1: 61 lines']],
  [
    'a long arrow function, its parameters counted',
    { 'sop/a.ts': `\nexport const a = (\n  b: number,\n): void => {\n${body(57)}};\n` },
    ['sop/a.ts:2: 61 lines'],
  ],
  [
    'a long arrow that is one expression',
    { 'sop/a.ts': `const a = () => [\n${'  0,\n'.repeat(59)}];\n` },
    ['sop/a.ts:1: 61 lines'],
  ],
  [
    'a long method',
    { 'sop/a.ts': `const a = {\n  async b() {\n${body(59)}  },\n};\n` },
    ['sop/a.ts:2: 61 lines'],
  ],
  [
    'a long arrow in an object',
    { 'sop/a.ts': `const a = {\n  b: () => {\n${body(59)}  },\n};\n` },
    ['sop/a.ts:2: 61 lines'],
  ],
  [
    'a long function within another, and so both',
    { 'sop/a.ts': `function a() {\n  return [0].map(() => {\n${body(59)}  });\n}\n` },
    ['sop/a.ts:1: 63 lines', 'sop/a.ts:2: 61 lines'],
  ],
  [
    'a message of a workflow',
    { 'workflows/a.ts': "const a = (host: Host) => host.out.message('');\n" },
    ['workflows/a.ts: host.out'],
  ],
  [
    'a question of a workflow',
    { 'workflows/a.ts': 'const a = ({ terminal }: Host) => terminal.input;\n' },
    ['workflows/a.ts: { terminal }: Host'],
  ],
  [
    'an exit code as a number',
    { 'commands/a.ts': 'const a = () => {\n  return 3;\n};\n' },
    ['commands/a.ts: return 3;'],
  ],
  [
    'two exit codes as numbers',
    { 'workflows/a.ts': 'const a = (b: boolean) => {\n  return b ? 0 : 1;\n};\n' },
    ['workflows/a.ts: return b ? 0 : 1;'],
  ],
  ['an exit code in an object', { 'main.ts': 'void { exitCode: 74 };\n' }, ['main.ts: exitCode: 74']],
  ['a crowded folder', many('sop', 26), ['sop: 26 files']],
  ['a lumber name', { 'sop/utils.ts': '' }, ['sop/utils.ts: name']],
  ['a lumber name at the end of another', { 'sop/date-helpers.ts': '' }, ['sop/date-helpers.ts: name']],
];

/** What the rules must not mistake for what they forbid. */
const sound: readonly (readonly [what: string, files: MadeUp])[] = [
  ['an arrow downwards', { ...b, 'terminal/a.ts': "import { b } from '../lint/b.ts';\nvoid b;\n" }],
  ['the two languages', { 'words/w.ts': '', 'pdf/a.ts': "import '../words/w.ts';\n" }],
  ['the types of the host', { ...host, 'record/a.ts': "import type { Host } from '../host/host.ts';\n" }],
  [
    'a circle that is closed lazily',
    { 'sop/a.ts': "import './b.ts';\n", 'sop/b.ts': "await import('./a.ts');\n" },
  ],
  ['a field that is called so', { 'sop/a.ts': 'const a = { process: 0 };\nvoid a.process;\n' }],
  ['a date that is given', { 'sop/a.ts': 'const date = new Date(0);\n' }],
  [
    'words of comments and texts',
    { 'sop/a.ts': "// process.exit and Date.now()\nconst a = 'console.log';\n" },
  ],
  ['the host itself', { 'host/a.ts': "import { hostname } from 'node:os';\nprocess.exit(Date.now());\n" }],
  ['ciphers where PDFs are read', { 'pdf/a.ts': "import { createHash } from 'node:crypto';\n" }],
  [
    '300 lines and a function of 60',
    { 'sop/a.ts': `function a() {\n${body(58)}}\n${'// line\n'.repeat(240)}` },
  ],
  ['as many rules of lint as there are', many('lint/rules', 60)],
];

describe('the rules of the house', () => {
  const findings = (files: MadeUp): readonly string[] => {
    const made = Object.entries(files).map(([path, text]) => moduleOf(path, text));
    return Object.values(houseRules).flatMap((rule) => rule(made));
  };

  it.each(broken)('find %s', (_what, files, expected) => {
    expect(findings(files)).toEqual(expected);
  });

  it.each(sound)('let pass %s', (_what, files) => {
    expect(findings(files)).toEqual([]);
  });

  it('each find something in the modules made up here', () => {
    for (const [name, rule] of Object.entries(houseRules)) {
      const caught = broken.filter(
        ([, files]) => rule(Object.entries(files).map(([path, text]) => moduleOf(path, text))).length > 0,
      );
      expect(caught.length, name).toBeGreaterThan(0);
    }
  });

  it('take the plan from the table of rooms', () => {
    const page =
      '| `words/` | x | nothing |\n| `sop/` | x | `words` |\n| `b/` | `sop` | any room above but `words` |\n';
    expect([...planOf(page)]).toEqual([
      ['words', []],
      ['sop', ['words']],
      ['b', ['sop']],
    ]);
  });

  it('tell what an import is', () => {
    const text =
      "import { a } from './a.ts';\nimport './b.ts';\nimport type { C } from './c.ts';\nexport { d } from './d.ts';\nconst e = await import('./e.ts');";
    expect(
      moduleFacts(text).imports.map(({ specifier, typeOnly, lazy }) => [specifier, typeOnly, lazy]),
    ).toEqual([
      ['./a.ts', false, false],
      ['./b.ts', false, false],
      ['./c.ts', true, false],
      ['./d.ts', false, false],
      ['./e.ts', false, true],
    ]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  crowdedFolders,
  cyclesOf,
  importsOf,
  longFunctions,
  lumber,
  modulesBelow,
  outsideLooks,
  wrongArrows,
} from './support/architecture.ts';
import { repository } from './support/program-files.ts';

const modules = modulesBelow(join(repository, 'src'));

describe('rooms', () => {
  it('sees static, dynamic, side-effect, type and re-exports', () => {
    const text =
      "import { a } from './a.ts';\nimport './b.ts';\nimport type { C } from './c.ts';\nexport { d } from './d.ts';\nconst e = await import('./e.ts');";
    expect(importsOf(text).map(({ specifier, typeOnly, lazy }) => [specifier, typeOnly, lazy])).toEqual([
      ['./a.ts', false, false],
      ['./b.ts', false, false],
      ['./c.ts', true, false],
      ['./d.ts', false, false],
      ['./e.ts', false, true],
    ]);
  });

  it('import only what the plan allows', () => {
    expect(wrongArrows(modules).length).toBeLessThanOrEqual(46);
  });

  it('have no circle of files, types included', () => {
    expect(cyclesOf(modules).length).toBeLessThanOrEqual(46);
  });

  it('leave the outside world to host/', () => {
    expect(outsideLooks(modules)).toEqual([]);
  });

  it('know commander only in main', () => {
    const users = modules.filter(({ imports }) =>
      imports.some((one) => one.specifier === 'commander' && !one.typeOnly),
    );
    expect(users.map(({ path }) => path)).toEqual(['main.ts']);
  });

  it('have no default export, no file over 300 lines and no lumber room', () => {
    expect(lumber(modules)).toEqual([]);
  });

  it('have no crowded folder and no long function', () => {
    expect(crowdedFolders(modules).length).toBeLessThanOrEqual(46);
    expect(longFunctions(modules).length).toBeLessThanOrEqual(2);
  });

  it('have small files: median at most 80 lines, 95 of 100 at most 200', () => {
    const sizes = modules.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(200);
  });
});

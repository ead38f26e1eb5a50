import { expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { sopText } from './git/git-world.ts';

const memory = '/kantor/.sop-cache/lint.json';
const files = {
  '/program/dist/sop.cjs': 'satu',
  '/program/dist/lint.cjs': 'dua',
  '/kantor/sops/a.yaml': sopText('SA'),
};

/** Runs lint with a memory that says something else than is true, so that one sees whether it was believed. */
async function believed(changed: Readonly<Record<string, string>>): Promise<boolean> {
  const first = fakeHost({ files });
  await main(['lint', '--cache', '--json'], first);
  const lines = new TextDecoder().decode(first.disk.get(memory)).split('\n');
  const lie = JSON.stringify([
    {
      rule: 'dusta',
      severity: 'error',
      message: { id: 'x', en: 'x' },
      file: 'sops/a.yaml',
      range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    },
  ]);
  const text = [lines[0], first.sha256(lie), lie, ''].join('\n');
  const second = fakeHost({ files: { ...files, [memory]: text, ...changed } });
  await main(['lint', '--cache', '--json'], second);
  return second.stdout().includes('dusta');
}

it('a run is remembered as long as nothing changed', async () => {
  expect(await believed({})).toBe(true);
});

it.each([
  ['/program/dist/lint.cjs', 'tiga'],
  ['/program/dist/baru.cjs', 'x'],
  ['/kantor/sops/a.yaml', sopText('SB')],
  ['/kantor/sops/b.yaml', sopText('SB')],
  ['/kantor/sop.config.yaml', 'format: 1\nlint: { profil: dasar }\n'],
])('and not when %s is another', async (path, text) => {
  expect(await believed({ [path]: text })).toBe(false);
});

it('a program that is no bundle remembers nothing', async () => {
  const host = fakeHost({ files: { '/kantor/sops/a.yaml': sopText('SA') } });
  await main(['lint', '--cache'], host);
  expect(host.disk.has(memory)).toBe(false);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newSopText } from '../../src/document/new-sop.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { repository } from '../support/program-files.ts';

const template = readFileSync(join(repository, 'templates/sop/kosong.yaml'), 'utf8');
const read = (text: string) => readSopDocument(new TextEncoder().encode(text), 'baru.yaml');
const nobody = { code: 'SM', name: 'Surat masuk', number: undefined, entries: [] };

test('a template is filled with code and name, and its rows stay where none are given', () => {
  const { sop, diagnostics } = read(newSopText(template, nobody));
  expect(diagnostics).toEqual([]);
  expect(sop?.name).toBe('Surat masuk');
  expect(sop?.parts[0]?.code).toBe('SM');
  expect(sop?.parts[0]?.activities.length).toBeGreaterThan(0);
});

test('rows get codes and numbers in their order; each pelaksana is a column once', () => {
  const entries = [
    { text: 'Menerima surat', roles: ['BAMIN'], time: '10 Menit', output: ['Agenda'] },
    { text: 'Membaca surat' },
    { text: 'Mengarsipkan surat', roles: ['BAMIN'] },
  ];
  const { sop } = read(newSopText(template, { ...nobody, number: 'SOP/01/I/2026', entries }));
  expect(sop?.number).toBe('SOP/01/I/2026');
  expect(sop?.roles).toEqual([{ code: 'BAMIN', title: 'BAMIN' }]);
  expect(sop?.parts[0]?.activities.map(({ code, number }) => [code, number])).toEqual([
    ['SM-01', '1'],
    ['SM-02', '2'],
    ['SM-03', '3'],
  ]);
  expect(sop?.parts[0]?.activities[0]).toMatchObject({ output: ['Agenda'], roles: [{ role: 'BAMIN' }] });
});

test('whatever is typed is read back as it was typed', () => {
  const typed = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() !== '' && !/[\p{C}\u2028\u2029]/u.test(text));
  fc.assert(
    fc.property(typed, typed, (name, text) => {
      const { sop } = read(
        newSopText(template, { ...nobody, name, entries: [{ text, output: [name], needs: [name, text] }] }),
      );
      expect(sop?.name).toBe(name);
      expect(sop?.parts[0]?.activities[0]).toMatchObject({
        text,
        output: [name],
        requirements: [name, text],
      });
    }),
  );
});

test('a decision has its ways and its symbol, an end its own', () => {
  const entries = [
    {
      text: 'Memeriksa surat',
      roles: ['KAUR'],
      next: [
        { to: 3, when: 'Ya' },
        { to: 2, when: 'Tidak' },
      ],
    },
    { text: 'Memperbaiki surat', roles: ['BAMIN'], next: [{ to: 1 }] },
    { text: 'Mengirim surat', roles: ['BAMIN', 'KAUR'], next: 'end' as const },
  ];
  const { sop, diagnostics } = read(newSopText(template, { ...nobody, entries }));
  expect(diagnostics).toEqual([]);
  expect(sop?.parts[0]?.activities).toMatchObject([
    {
      roles: [{ role: 'KAUR', symbol: 'decision' }],
      next: [
        { to: 'SM-03', when: 'Ya' },
        { to: 'SM-02', when: 'Tidak' },
      ],
    },
    { next: [{ to: 'SM-01' }] },
    {
      roles: [
        { role: 'BAMIN', symbol: 'end' },
        { role: 'KAUR', symbol: 'end' },
      ],
    },
  ]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findForbidden } from '../../../src/document/yaml/forbidden-characters.ts';
import { parseYaml } from '../../../src/document/yaml/parse-yaml.ts';
import { readPlainYaml } from '../../../src/document/yaml/plain-yaml.ts';
import { commentsByLexer, yamlComments } from '../../../src/document/yaml/yaml-comments.ts';
import type { YamlNode } from '../../../src/document/yaml/yaml-tree.ts';

const cases = process.env['SOP_TEST_LONG'] ? 120_000 : 3_000;
const root = join(import.meta.dirname, '../../..');

/** Ends without the white space after them, as `places` gives them; the place of what is not written counts for nothing. */
function trimmed(node: YamlNode, text: string): unknown {
  if (node.start === node.end) return { ...node, start: undefined, end: undefined };
  const end = node.start + text.slice(node.start, node.end).trimEnd().length;
  if (node.kind === 'scalar') return { ...node, end };
  if (node.kind === 'list') return { ...node, end, items: node.items.map((item) => trimmed(item, text)) };
  const pairs = node.pairs.map(({ key, value }) => [trimmed(key, text), trimmed(value, text)]);
  return { ...node, end, pairs };
}

/** Whether the quick reader took the text; fails when the parser of record sees it differently. */
function agree(text: string): boolean {
  const quick = findForbidden(text) === undefined ? readPlainYaml(text) : undefined;
  if (!quick) return false;
  const { tree, problems } = parseYaml(text);
  expect(problems, JSON.stringify(text)).toEqual([]);
  expect(tree && trimmed(tree, text), JSON.stringify(text)).toEqual(trimmed(quick, text));
  expect(yamlComments(text), JSON.stringify(text)).toEqual(commentsByLexer(text));
  return true;
}

const word = fc.constantFrom(
  ...[
    'uraian',
    'Menyusun laporan',
    '1',
    '-0',
    '0x1F',
    '0o17',
    '1e3',
    '.5',
    '2022-01',
    'null',
    '~',
    'Ya',
    'true',
    'TRUE',
  ],
  ...[
    '.nan',
    '+.inf',
    "it's",
    'a: b',
    'a #b',
    'é',
    'é',
    '日本',
    '😀',
    '-',
    '?',
    '- x',
    '[',
    '{',
    '&a',
    '*a',
    '!t',
    '%',
    '@',
  ],
  ...['', ' ', '<<', '__proto__', '12_000', '1.', '+1', '0755', 'a,b', '#', 'x:', ':x', '"', '\\', 'a\tb'],
);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z_]{0,6}$/) },
  { weight: 1, arbitrary: word },
);

/** A value printed at an indentation, after `: ` or `- ` (with `first` text before block values). */
type Printer = (indent: string) => string;
const scalar: fc.Arbitrary<Printer> = fc.oneof(
  word.map((text) => () => text),
  word.map((text) => () => JSON.stringify(text)),
  word.map((text) => () => `'${text.replaceAll("'", "''")}'`),
  fc
    .tuple(
      fc.constantFrom('|', '>', '|-', '>+', '|2', '>-'),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(
      ([head, lines, comment]): Printer =>
        (indent) =>
          `${head}${comment ? ' # catatan' : ''}\n${lines.map((line) => `${indent}  ${line}`).join('\n')}`,
    ),
  fc.tuple(word, word).map(
    ([a, b]): Printer =>
      (indent) =>
        `${a}\n${indent}  ${b}`,
  ),
  fc.constant(() => ''),
);
const node: fc.Arbitrary<Printer> = fc.letrec<{ node: Printer }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.tuple(fc.array(tie('node'), { minLength: 1, maxLength: 4 }), fc.boolean()).map(
      ([items, deeper]): Printer =>
        (indent) => {
          const own = deeper ? `${indent}  ` : indent;
          return `\n${items.map((item) => `${own}- ${item(`${own}  `).trimStart()}`).join('\n')}`;
        },
    ),
    fc
      .array(fc.tuple(key, tie('node'), fc.constantFrom('', ' ', '  ', ' # c\n')), {
        minLength: 1,
        maxLength: 4,
      })
      .map(
        (pairs): Printer =>
          (indent) =>
            `\n${pairs.map(([name, value, space]) => `${indent}  ${name}:${space || ' '}${value(`${indent}  `)}`).join('\n')}`,
      ),
    fc.array(fc.tuple(key, tie('node')), { maxLength: 3 }).map(
      (pairs): Printer =>
        (indent) =>
          `{ ${pairs.map(([name, value]) => `${name}: ${value(indent)}`).join(', ')} }`,
    ),
    fc.tuple(fc.array(tie('node'), { maxLength: 3 }), fc.constantFrom('', ',', ' ,', '\n # c\n')).map(
      ([items, tail]): Printer =>
        (indent) =>
          `[${items.map((item) => item(indent)).join(',')}${tail}]`,
    ),
  ),
})).node;

const document = fc
  .tuple(
    fc.array(fc.tuple(key, node), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '# komentar\n', '---\n', '\n\n', '--- # c\n'),
    fc.constantFrom('', '\n', '\n...\n', '\n# akhir', '\r\n'),
  )
  .map(
    ([pairs, head, tail]) =>
      `${head}${pairs.map(([name, value]) => `${name}: ${value('')}`).join('\n')}${tail}`,
  );

const mutated = fc
  .tuple(
    document,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'\n -:#[]{}\'"|>,?&*!%\ta1\r'), fc.boolean()), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((so, [at, sign, insert]) => {
      const cut = at % (so.length + 1);
      return `${so.slice(0, cut)}${sign}${so.slice(insert ? cut : cut + 1)}`;
    }, text),
  );

describe('the quick reader gives the same tree and comments as the parser of record', () => {
  it('for generated documents, most of which it takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(document, (text) => {
        if (agree(text)) taken += 1;
      }),
      { numRuns: cases },
    );
    expect(taken).toBeGreaterThan(cases / 20);
  });

  it('for documents with characters put in, left out and replaced', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        agree(text);
      }),
      { numRuns: cases },
    );
  });

  it('for every YAML file of the project, and takes them all', () => {
    for (const folder of ['sops', 'templates/kalender', 'templates/jawaban'])
      for (const name of readdirSync(join(root, folder)).filter((one) => one.endsWith('.yaml')))
        expect(agree(readFileSync(join(root, folder, name), 'utf8')), name).toBe(true);
  });
});

describe('the quick reader leaves to the parser of record', () => {
  it.each([
    ['', 'nothing'],
    ['a: 1\na: 2', 'a doubled key'],
    ['e\u0301: 1\n\u00e9: 2', 'a key doubled by NFC'],
    ['a: &x 1', 'an anchor'],
    ['a: !t 1', 'a tag'],
    ['<<: {}', 'a merge key'],
    ['__proto__: 1', 'a key that reaches a prototype'],
    ['%YAML 1.1\n---\na: 1', 'a directive'],
    ['a: 1\n---\nb: 2', 'a second document'],
    ['a: [1', 'an open bracket'],
    ['a: "\\u0007"', 'a control character by escape'],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 'nesting too deep'],
  ])('%j, %s', (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });
});

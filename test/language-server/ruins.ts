/** Numbers that are the same in every run (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  'a',
  '\n',
  '  ',
  ': ',
  '- ',
  '"',
  "'",
  '#',
  '[',
  ']',
  '{',
  '}',
  ',',
  '\t',
  '\r\n',
  '😀',
  'é',
  '\r',
  '\u0000',
  '&x ',
  '*x',
  '|\n',
  '? ',
  '---\n',
  '...',
  'kode: SM-01\n',
  'waktu: 2 Hari\n',
  ' # sop-lint-disable-file spelling -- uji\n',
  'ijin ',
  'null',
  '0',
];

/** One edit: something is typed, deleted, doubled, or moved. */
export function edited(text: string, random: (below: number) => number) {
  const start = random(text.length + 1);
  const end = Math.min(text.length, start + (random(3) === 0 ? random(60) : 0));
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const line = text.slice(lineStart, text.indexOf('\n', start) + 1 || undefined);
  const kinds = [
    () => ({ start, end: start, piece: pieces[random(pieces.length)] ?? '' }),
    () => ({ start, end, piece: '' }),
    () => ({ start, end, piece: pieces[random(pieces.length)] ?? '' }),
    () => ({ start: lineStart, end: lineStart, piece: line }),
    () => ({ start: lineStart, end: lineStart + line.length, piece: '' }),
  ];
  return kinds[random(kinds.length)]?.() ?? { start, end, piece: '' };
}

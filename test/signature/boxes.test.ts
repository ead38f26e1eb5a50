import { describe, expect, it } from 'vitest';
import { openLexer } from '../../src/pdf/lexer.ts';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import { readValue } from '../../src/pdf/read-value.ts';
import { boxOf } from '../../src/signature/changes/pages.ts';
import { basePdf } from '../pdf/revisions.ts';

const file = openPdf(basePdf());
const box = (text: string) => boxOf(file, readValue(openLexer(Buffer.from(text), 0)));

describe('a rectangle', () => {
  it('has its corners in any order', () => {
    expect(box('[300 .5 +0 -200.25]')).toEqual({ left: 0, bottom: -200.25, right: 300, top: 0.5 });
  });

  it.each([
    '[0 0 9]',
    '[0 0 9 9 9]',
    '[0 0-842 595 842]',
    '[0 0 --595 842]',
    '[0 0 4294967396 9]',
    '[0 0 1e2 9]',
    '[(0) 0 9 9]',
  ])('%s is none', (text) => {
    expect(box(text)).toBeUndefined();
  });
});

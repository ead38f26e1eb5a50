import { describe, expect, it } from 'vitest';
import { fitted, wrapped } from '../../src/words/wrapped.ts';

describe('texts in lines', () => {
  it('are broken between words, and a word that is longer stays whole', () => {
    expect(wrapped('satu dua tiga', 8)).toEqual(['satu dua', 'tiga']);
    expect(wrapped('satu dua tiga', 7)).toEqual(['satu', 'dua', 'tiga']);
    expect(wrapped('/folder/yang/panjang sekali', 10)).toEqual(['/folder/yang/panjang', 'sekali']);
  });

  it('take no room for colours', () => {
    expect(wrapped('\u001b[31msop:\u001b[39m satu dua', 13)).toEqual(['\u001b[31msop:\u001b[39m satu dua']);
  });

  it('are fitted line by line, going on below their own beginning', () => {
    expect(fitted('pendek\n  - satu dua tiga\n', 12)).toBe('pendek\n  - satu dua\n  tiga\n');
    expect(fitted('a  b\n\n', 12)).toBe('a  b\n\n');
    expect(fitted('\u001b[31mmerah\u001b[39m satu', 10)).toBe('\u001b[31mmerah\u001b[39m satu');
  });

  it('stay as they are where they move the cursor', () => {
    expect(fitted('\r\u001b[Ksatu dua tiga', 5)).toBe('\r\u001b[Ksatu dua tiga');
  });
});

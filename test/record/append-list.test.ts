import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendToList, linesOf } from '../../src/record/append-list.ts';
import { systemError } from '../support/fake-host.ts';

const path = '/kantor/catatan/jangkar.jsonl';

/** One write of somebody: how many of its bytes reach the disk before it fails (all if undefined), and who writes right before it. */
type Write = { readonly cut: number | undefined; readonly between: Write | undefined };

const writeArbitrary: fc.Arbitrary<Write> = fc.letrec<{ write: Write }>((tie) => ({
  write: fc.record({
    cut: fc.option(fc.nat(40), { nil: undefined }),
    between: fc.option(tie('write'), { nil: undefined, maxDepth: 3 }),
  }),
})).write;

type Append = (text: string, data: string, cut: number | undefined) => string;

const toTheEnd: Append = (text, data, cut) => text + data.slice(0, cut);

/** Several writers of one list; each is interrupted by the next between its look and its write. */
function written(
  writes: readonly Write[],
  append: Append = toTheEnd,
): { text: string; acknowledged: string[] } {
  let text = '';
  let count = 0;
  const acknowledged: string[] = [];
  const write = ({ cut, between }: Write): void => {
    const line = JSON.stringify({ baris: ++count, isi: 'x'.repeat(count % 7) });
    let other = between;
    const files = {
      kind: () => 'file' as const,
      readText: () => text,
      append: (_path: string, data: string) => {
        const first = other;
        other = undefined;
        if (first) write(first);
        text = append(text, data, cut);
        if (cut !== undefined && cut < data.length) throw systemError('ENOSPC');
      },
    };
    try {
      appendToList(files, path, [line]);
      acknowledged.push(line);
    } catch {
      // Not acknowledged: it may be there or not.
    }
  };
  for (const one of writes) write(one);
  return { text, acknowledged };
}

const lost = ({ text, acknowledged }: ReturnType<typeof written>): readonly string[] =>
  acknowledged.filter((line) => !linesOf(text).includes(line));

describe('a list that only grows', () => {
  it('keeps every line that was acknowledged, whoever was cut off at any byte in between', () => {
    fc.assert(
      fc.property(fc.array(writeArbitrary, { minLength: 1, maxLength: 8 }), (writes) => {
        expect(lost(written(writes))).toEqual([]);
      }),
      { numRuns: process.env['SOP_TEST_LONG'] ? 20_000 : 1_000 },
    );
  });

  it('loses lines where a failed write cuts the file back to what it was', () => {
    const cutting: (before: string) => Append = (before) => (text, data, cut) =>
      cut === undefined ? text + data : before;
    expect(lost(written([{ cut: 3, between: { cut: undefined, between: undefined } }], cutting('')))).toEqual(
      ['{"baris":2,"isi":"xx"}'],
    );
  });

  it('writes a line once, adds nothing when nothing is to be added, and passes over zeros', () => {
    const { text } = written([{ cut: undefined, between: undefined }]);
    expect(text).toBe('{"baris":1,"isi":"x"}\n');
    const files = { kind: () => undefined, readText: () => '', append: () => expect.fail('written') };
    appendToList(files, path, []);
    expect(linesOf(`a\r\n${'\0'.repeat(9)}\n\n \nb`)).toEqual(['a', 'b']);
  });

  it('gives up where every write is torn by others', () => {
    let text = '';
    const files = {
      kind: () => 'file' as const,
      readText: () => text,
      append: (_path: string, data: string) => {
        text += `{"setengah":${data}`;
      },
    };
    expect(() => appendToList(files, path, ['{}'])).toThrow(/tear/);
  });
});

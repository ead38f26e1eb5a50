import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/record/canonical.ts';
import { checkSum } from '../../src/record/line.ts';
import { attachedFile } from '../../src/verifier/attachments.ts';
import { conclusion, findings } from '../../src/verifier/findings.ts';
import { readPrinted } from '../../src/verifier/printed-code.ts';
import { sha256 } from '../../src/verifier/sha256.ts';
import { judgeTried } from '../../src/verifier/try-signatures.ts';
import { officeWithRun } from '../commands/office-with-run.ts';
import { type ReportWithPage, reportWithPage } from './report-with-page.ts';

const nodeHash = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('computes SHA-256 as everybody does, for every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const data = Uint8Array.from({ length }, (_, at) => (at * 131 + length) & 255);
    expect([length, sha256(data)]).toEqual([length, nodeHash(data)]);
  }
  expect(sha256('kearsipan\u{1F4C4}'.repeat(9000))).toBe(nodeHash('kearsipan\u{1F4C4}'.repeat(9000)));
});

describe('the record inside a report', () => {
  let made: ReportWithPage;
  beforeAll(async () => {
    made = await reportWithPage();
  });

  const judge = async (lines: string, keys: string | undefined = made.keys) => {
    const judged = await judgeTried(bytes(lines), keys === '' ? undefined : bytes(keys));
    const printed = readPrinted(judged.digest, judged.run);
    const found = findings(judged, {
      printed: printed === 'unreadable' ? undefined : printed,
      carried: undefined,
    });
    return { judged, found, tone: conclusion(found).tone };
  };

  it('is good with its keys and the printed digest, and not complete without the keys', async () => {
    const { judged, tone } = await judge(made.lines);
    expect(judged).toMatchObject({ run: made.run, breaks: [], doubts: [], knowsEd25519: true });
    expect(judged.lines.signed).toBe(judged.lines.all);
    expect(tone).toBe('good');
    expect((await judge(made.lines, '')).tone).toBe('open');
    expect((await judge(made.lines, '{"v":1}')).tone).toBe('open');
  });

  it('takes zeros behind the end for damage, and a code of another run for another run', async () => {
    const zeros = await judge(`${made.lines}${'\0'.repeat(64)}\n`);
    expect(zeros.judged.breaks).toMatchObject([{ kind: 'tail' }]);
    const { judged } = await judge(made.lines);
    expect(judged.fit({ run: 'ZZZZ', digest: judged.digest })).toBe('other-run');
    expect(judged.fit({ run: made.run, digest: '0'.repeat(64) })).toBe('different');
  });

  it('does not take the keys of somebody else, however good the chain', async () => {
    const other = await reportWithPage();
    expect((await judge(made.lines, other.keys)).tone).not.toBe('good');
    const empty = canonicalJson({ v: 1, register: [], officers: [] });
    expect((await judge(made.lines, empty)).tone).not.toBe('good');
  });

  it('sees a line that was written anew with chain and sums, by its signature', async () => {
    const changed = rechained(made.lines, (line) =>
      line['t'] === 'answer' ? { ...line, result: 'tidak_sesuai' } : line,
    );
    const { judged, tone } = await judge(changed);
    expect(judged.breaks).toMatchObject([{ kind: 'signature' }]);
    expect(tone).toBe('bad');
    const bare = rechained(made.lines, ({ kid: _kid, sig: _sig, ...line }) => line);
    expect((await judge(bare)).tone).not.toBe('good');
  });

  it('holds what later lines had seen, also after a report and a review', async () => {
    const { host, run, act, answerAll, sop } = await officeWithRun();
    await answerAll();
    await act('close');
    expect((await sop('report', run, '-o', '/kantor/a.pdf')).code).toBe(0);
    expect((await sop('review', run, '--by', 'Bagus Pratama', '--accept')).code).toBe(0);
    expect((await sop('report', run, '-o', '/kantor/b.pdf')).code).toBe(0);
    const lines = await attachedFile(host.disk.get('/kantor/b.pdf') ?? new Uint8Array(), 'catatan.jsonl');
    const text = new TextDecoder().decode(lines);
    expect(text).toContain('"t":"review"');
    expect((await judge(text, '')).judged.breaks).toEqual([]);
    const reported = text.split('\n').filter((line) => !line.includes('"t":"report"'));
    expect((await judge(reported.join('\n'), '')).judged.breaks).not.toEqual([]);
  });

  it('gives up what would keep a browser busy, and says so', async () => {
    await expect(judgeTried(bytes('\n'.repeat(200_001)), undefined)).rejects.toThrow(/200,000 lines/);
    const many = canonicalJson({ v: 1, register: Array.from({ length: 2_001 }, () => '{}'), officers: [] });
    expect((await judge(made.lines, many)).judged.hasKeys).toBe(false);
  });

  it('reads printed codes and digests, and nothing else', () => {
    const digest = 'AB'.repeat(16);
    expect(readPrinted(' ', '7F3K')).toBeUndefined();
    expect(readPrinted(`sop2 run 7f3k ${digest} fa6f12ab:12`, 'X')).toEqual({
      run: '7F3K',
      digest: digest.toLowerCase(),
      positions: [{ segment: 'fa6f12ab', n: 12 }],
    });
    expect(readPrinted(`${digest} ${digest}`, '7F3K')).toEqual({
      run: '7F3K',
      digest: digest.repeat(2).toLowerCase(),
    });
    for (const wrong of ['7F3K', 'AB12', `SOP1 FORM URMIN ${digest}`, 'x'.repeat(64)])
      expect(readPrinted(wrong, '7F3K')).toBe('unreadable');
  });

  it('says that the report is there when the page beside it cannot be written', async () => {
    const { host, sop, run } = await reportWithPage();
    host.disk.set('/kantor/b-pemeriksa.html', bytes('milik orang lain'));
    const { code, err } = await sop('report', run, '--verifier', '-o', '/kantor/b.pdf');
    expect(err).toMatch(
      /laporan sudah ada di '\/kantor\/b.pdf', tetapi halaman pemeriksanya tidak ditulis: .*isinya lain/,
    );
    expect([code, host.disk.has('/kantor/b.pdf')]).toEqual([3, true]);
    expect((await sop('report', run, '--verifier', '--replace', '-o', '/kantor/b.pdf')).out).toMatch(
      /pemeriksa.*b-pemeriksa/,
    );
    for (const words of [['tabel7'], [], [run, '--handover'], [run, '--format', 'html']])
      expect((await sop('report', ...words, '--verifier')).code).toBe(2);
  });

  it('takes nothing from a PDF that is not clear', async () => {
    const append = (text: string): Promise<unknown> =>
      attachedFile(Buffer.concat([made.pdf, Buffer.from(text)]), 'catatan.jsonl');
    const number = /\/F \(catatan\.jsonl\)\s*\/EF <<\s*\/F (\d+) 0 R/.exec(
      Buffer.from(made.pdf).toString('latin1'),
    )?.[1];
    await expect(
      append(`\n${number} 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n`),
    ).rejects.toThrow(/not clear/);
    await expect(
      append('\n999 0 obj\n<</Type/Filespec/F(catatan.jsonl)/EF<</F 998 0 R>>>>\nendobj\n'),
    ).rejects.toThrow(/not clear/);
    await expect(append('\ntrailer <</Encrypt 9 0 R>>\n')).rejects.toThrow(/encrypted/);
    expect(await attachedFile(made.pdf, 'lain.txt')).toBeUndefined();
    expect(await append('\n')).toEqual(bytes(made.lines));
    // Other programs write the same in another order.
    const reordered = Buffer.from(made.pdf)
      .toString('latin1')
      .replace(/(\/Type \/Filespec)([\s\S]*?)>>\nendobj/, '$2$1 >>\nendobj');
    expect(await attachedFile(Buffer.from(reordered, 'latin1'), 'catatan.jsonl')).toEqual(bytes(made.lines));
  });
});

type Fields = Readonly<Record<string, unknown>>;

/** The lines of a record as a forger writes them anew: changed, each with the hash of the one before it and its own sum. */
function rechained(text: string, change: (line: Fields) => Fields): string {
  const hashes = new Map<string, string>();
  const named = (segment: unknown, n: unknown): string => `${segment}:${n}`;
  const written: string[] = [];
  let open = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Fields);
  while (open.length > 0) {
    const waiting: Fields[] = [];
    for (const fields of open) {
      const { sum: _sum, ...line } = change(fields) as Fields & { sum?: unknown };
      const seen = Object.entries((line['seen'] ?? {}) as Record<string, { n: number }>);
      const before = Number(line['n']) - 1;
      const needed = [
        ...seen.map(([name, { n }]) => named(name, n)),
        ...(before > 0 ? [named(line['seg'], before)] : []),
      ];
      if (needed.some((one) => !hashes.has(one))) {
        waiting.push(fields);
        continue;
      }
      const heads = Object.fromEntries(
        seen.map(([name, { n }]) => [name, { n, hash: hashes.get(named(name, n)) }]),
      );
      const prev = hashes.get(named(line['seg'], before)) ?? line['prev'];
      const content = { ...line, ...(seen.length > 0 ? { seen: heads } : {}), prev };
      const sealed = canonicalJson({ ...content, sum: checkSum(canonicalJson(content), nodeHash) });
      hashes.set(named(line['seg'], line['n']), nodeHash(sealed));
      written.push(`${sealed}\n`);
    }
    open = waiting;
  }
  return written.join('');
}

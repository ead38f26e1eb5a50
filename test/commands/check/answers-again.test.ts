import { describe, expect, it } from 'vitest';
import type { Appender, Host } from '../../../src/host/host.ts';
import { main } from '../../../src/main.ts';
import { systemError } from '../../support/fake-host.ts';
import { type Json, office } from '../office-with-run.ts';

const entries = Array.from({ length: 15 }, (_, at) => {
  const [code, minute] = [`URMIN-${String(at + 1).padStart(2, '0')}`, String(at + 10)];
  const times = `mulai: "2026-11-20 08:${minute}", selesai: "2026-11-20 08:${Number(minute) + 1}"`;
  const note = at % 4 === 0 ? `, catatan: "lembar ${at}"` : '';
  return `  - { kode: ${code}, hasil: sesuai, ${times}${note} }`;
});
const fileOf = (lines: readonly string[]): string =>
  ['format: 1', 'bagian: URMIN', 'petugas: Rina Wulandari', 'jawaban:', ...lines, ''].join('\n');

const work = (answers = fileOf(entries)) => office({ files: { '/kantor/j.yaml': answers } });
const line = ['check', 'URMIN', '--answers', 'j.yaml'] as const;

/** A host whose process dies at its n-th line, of which so many bytes reach the disk. */
function dying(host: ReturnType<typeof work>['host'], n: number, bytes: number): Host {
  let left = n;
  const dyingPen = (pen: Appender): Appender => ({
    ...pen,
    append: (text) => {
      if (--left >= 0) return pen.append(text);
      if (bytes > 0) pen.append(text.slice(0, bytes));
      throw systemError('EIO');
    },
  });
  const { createAppender, goOnAppending } = host.files;
  const pens = {
    createAppender: (path: string) => dyingPen(createAppender(path)),
    goOnAppending: (path: string) => dyingPen(goOnAppending(path)),
  };
  return { ...host, files: { ...host.files, ...pens } };
}

/** Lines of whole journals, without what a crash left. */
function wholeLines(host: ReturnType<typeof work>['host']): readonly Record<string, Json>[] {
  return [...host.disk]
    .filter(([path]) => path.startsWith('/kantor/catatan/2') && path.endsWith('.jsonl'))
    .flatMap(([, bytes]) => new TextDecoder().decode(bytes).split('\n').slice(0, -1))
    .map((text) => JSON.parse(text) as Record<string, Json>);
}

describe('an answers file that was stopped half way', () => {
  it.each([0, 1, 200])(
    'goes on where it stopped, at every line, %d bytes of the next one written',
    async (bytes) => {
      for (let n = 0; n <= 20; n++) {
        const { host, sop } = work();
        await main(line, dying(host, n, bytes));
        host.pass(60_000);
        const again = await sop(...line, '--json');
        expect([n, again.code, again.err]).toEqual([n, 0, expect.any(String)]);
        expect(again.json).toMatchObject({ dijawab: 15, ditutup: true });
        const lines = wholeLines(host);
        const answered = lines.filter(({ t }) => t === 'answer').map(({ activity }) => activity);
        expect([n, answered.length, new Set(answered).size]).toEqual([n, 15, 15]);
        expect([n, lines.filter(({ t }) => t === 'note').length]).toEqual([n, 4]);
        expect(lines.filter(({ t }) => t === 'close')).toHaveLength(1);
        expect(new Set(lines.map(({ run }) => run)).size).toBe(1);
        expect(again.json.sudah_dicatat.length + again.json.dicatat).toBe(15);
      }
    },
  );

  it('says which lines were recorded already', async () => {
    const { host, sop } = work();
    await main(line, dying(host, 4, 0));
    const { code, err, out } = await sop(...line);
    expect(code).toBe(0);
    expect(err).toMatch(/Melanjutkan pelaksanaan \w{4}: 2 dari 15 jawaban .*URMIN-01 \(5\), URMIN-02 \(6\)/);
    expect(out).toContain('Tersimpan: 13 jawaban, 15/15');
  });

  it('is not recorded twice when it was recorded whole, but for --new', async () => {
    const { host, sop } = work();
    const first = await sop(...line, '--json');
    const again = await sop(...line);
    expect(again.code).toBe(0);
    expect(again.out).toContain(`sudah dicatat seluruhnya di pelaksanaan ${first.json.pelaksanaan}`);
    expect((await sop(...line, '--run', first.json.pelaksanaan, '--json')).json).toMatchObject({
      dicatat: 0,
    });
    const lines = wholeLines(host).length;
    expect((await sop(...line, '--new', '--json')).json.dicatat).toBe(15);
    expect(wholeLines(host).length).toBe(2 * lines);
  });

  it('is other work on another day when it has no times', async () => {
    const bare = fileOf(
      entries.map((_, at) => `  - { kode: URMIN-${String(at + 1).padStart(2, '0')}, hasil: sesuai }`),
    );
    const { host, sop } = work(bare);
    const first = await sop(...line, '--json');
    expect((await sop(...line, '--json')).json.pelaksanaan).toBe(first.json.pelaksanaan);
    host.pass(24 * 3_600_000);
    const next = await sop(...line, '--json');
    expect(next.json.dicatat).toBe(15);
    expect(next.json.pelaksanaan).not.toBe(first.json.pelaksanaan);
  });

  it('is refused where it contradicts what is recorded, and what was corrected since counts as recorded', async () => {
    const { host, sop } = work();
    await main(line, dying(host, 4, 0));
    const [{ run = '' } = {}] = wholeLines(host);
    host.disk.set('/kantor/j.yaml', new TextEncoder().encode(fileOf(entries).replace('08:10', '08:09')));
    const other = await sop(...line, '--run', run);
    expect(other.code).toBe(3);
    expect(other.err).toMatch(/baris 5: URMIN-01 sudah dijawab/);
    host.disk.set('/kantor/j.yaml', new TextEncoder().encode(fileOf(entries)));
    await sop(
      'run',
      'correct',
      run,
      'URMIN-02',
      'tidak_sesuai',
      '--reason',
      'salah',
      '--by',
      'Rina Wulandari',
    );
    const again = await sop(...line, '--json');
    expect(again.json).toMatchObject({ dicatat: 13, dijawab: 15, ditutup: true });
    expect(wholeLines(host).filter(({ t }) => t === 'correct')).toHaveLength(1);
  });

  it('is not taken for that of somebody else', async () => {
    const { host, sop } = work();
    await main(line, dying(host, 4, 0));
    const other = await sop(...line, '--as', 'Bagus Pratama', '--json');
    expect(other.json.dicatat).toBe(15);
    expect(new Set(wholeLines(host).map(({ run }) => run)).size).toBe(2);
  });
});

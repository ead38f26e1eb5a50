import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { officeWithRun } from '../../commands/office-with-run.ts';

type Attachments = Readonly<Record<string, { readonly content: Uint8Array }>>;

async function attachmentsOf(pdf: Uint8Array | undefined): Promise<ReadonlyMap<string, string>> {
  const opened = await getDocument({ data: Uint8Array.from(pdf ?? []), verbosity: 0 }).promise;
  const all = (await opened.getAttachments()) as Attachments;
  return new Map(Object.entries(all).map(([name, { content }]) => [name, new TextDecoder().decode(content)]));
}

it('puts the record into the report of a run: the very lines whose digest is on the page, whoever looks in later', async () => {
  const { host, run, act, answerAll, sop, folder } = await officeWithRun();
  await answerAll();
  expect((await act('close')).code).toBe(0);
  const lines = (): readonly string[] =>
    [...host.disk]
      .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.jsonl'))
      .flatMap(([, bytes]) => new TextDecoder().decode(bytes).trimEnd().split('\n'));
  const before = lines().length;
  expect((await sop('report', run, '--output', '/kantor/a.pdf')).code).toBe(0);
  const attached = await attachmentsOf(host.disk.get('/kantor/a.pdf'));
  expect([...attached.keys()].sort()).toEqual(['catatan.jsonl', 'laporan.json']);
  const inside = attached.get('catatan.jsonl')?.trimEnd().split('\n') ?? [];
  expect(inside.length).toBeGreaterThan(30);
  expect(inside.filter((line) => !lines().includes(line))).toEqual([]);
  const chained = inside.filter(
    (line, at) => at > 0 && JSON.parse(line).prev === host.sha256(inside[at - 1] ?? ''),
  );
  expect(chained.length + new Set(inside.map((line) => JSON.parse(line).seg)).size).toBe(inside.length);
  expect(lines().length).toBeGreaterThan(before);
  expect((await sop('report', run, '--output', '/kantor/b.pdf')).code).toBe(0);
  const [a, b] = [host.disk.get('/kantor/a.pdf'), host.disk.get('/kantor/b.pdf')];
  expect(Buffer.compare(a ?? new Uint8Array(), b ?? new Uint8Array([1]))).toBe(0);
  expect((await sop('run', 'reopen', run, '--reason', 'lampiran', '--by', 'Rina Wulandari')).code).toBe(0);
  expect((await sop('report', run, '--output', '/kantor/c.pdf')).code).toBe(0);
  expect((await attachmentsOf(host.disk.get('/kantor/c.pdf'))).get('catatan.jsonl')).toContain(
    '"t":"reopen"',
  );
});

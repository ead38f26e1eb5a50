import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachedFile } from '../../src/verifier/attachments.ts';
import { office } from '../commands/office-with-run.ts';
import { repository } from '../support/program-files.ts';

const rina = ['--by', 'Rina Wulandari'];
const hostile = '<img src=x onerror=alert(1)>\u202e</script>';

/** A signed run with its report, the page beside it and the code that is printed. */
export async function reportWithPage() {
  const { host, sop } = office({
    descriptors: { 3: 'rahasia kantor\n' },
    files: { '/program/dist/verifier.js': readFileSync(join(repository, 'dist/verifier.js')) },
  });
  const key = [...rina, '--passphrase-fd', '3'];
  await sop('key', 'new', ...key);
  const { json } = await sop('run', 'open', 'URMIN', ...key, '--json');
  const run = String(json.pelaksanaan);
  await sop('run', 'start', run, 'URMIN-01', ...key);
  await sop('run', 'answer', run, 'URMIN-01', 'sesuai', ...key);
  await sop('run', 'note', run, '--text', hostile, ...key);
  const made = await sop('report', run, '--verifier', '-o', '/kantor/a.pdf', '--json');
  const read = (name: string): Uint8Array => host.disk.get(`/kantor/${name}`) ?? new Uint8Array();
  const pdf = read('a.pdf');
  const lines = new TextDecoder().decode(await attachedFile(pdf, 'catatan.jsonl'));
  const keys = new TextDecoder().decode(await attachedFile(pdf, 'kunci.json'));
  return { host, run, made, pdf, lines, keys, html: read('a-pemeriksa.html'), sop };
}

export type ReportWithPage = Awaited<ReturnType<typeof reportWithPage>>;

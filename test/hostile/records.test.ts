import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/checklist/events.ts';
import { readJournal } from '../../src/record/record.ts';
import { placeOf } from '../../src/record/run-folder.ts';
import { joinRun } from '../../src/record/session.ts';
import { frontierOf } from '../../src/record/weave.ts';
import { officeWithRun } from '../commands/office-with-run.ts';
import { pdfText } from '../support/pdf-text.ts';
import { readCsv } from '../terminal/tables/read-csv.ts';
import { parseXml } from '../terminal/tables/strict-xml.ts';
import { unzip } from '../terminal/tables/unzip.ts';
import { hostileCount, hostileStrings, steering } from './hostile-strings.ts';

/** So many texts go into one run. */
const batch = 100;
const codes = Array.from({ length: 15 }, (_, n) => `URMIN-${String(n + 1).padStart(2, '0')}`);

/** An office with a closed run whose record is full of hostile texts: written past the command line, as another program might. */
async function hostileOffice(texts: readonly string[]) {
  const { host, sop, run, folder } = await officeWithRun();
  const place = placeOf(folder);
  if (!place) throw new Error(folder);
  const text = (index: number): string => texts[index % texts.length] ?? '';
  // Longer texts of a person are no line of a record: `sop verify` calls them unreadable.
  const short = (index: number): string => text(index).slice(0, 200);
  const person = (index: number): Person => ({
    name: short(index),
    rank: short(index + 1),
    title: short(index + 2),
    serviceNumber: short(index + 3),
  });
  const photo = 'isi foto';
  const sha256 = host.sha256(photo);
  host.files.write(`${folder}/bukti/${sha256}.png`, photo);
  let index = 0;
  const next = (): string => text(index++);
  const write = (
    by: Person,
    record: (session: ReturnType<typeof joinRun>, code: string, place: number) => void,
  ) => {
    const seen = frontierOf(readJournal(host, place).segments);
    const session = joinRun(host, { place, by, zone: 'Asia/Jakarta', seen });
    for (const [at, code] of codes.entries()) record(session, code, at);
    session.close();
  };
  write(person(0), (session, code, at) => {
    session.record({ type: 'start', activity: code });
    host.pass(60_000);
    session.record({ type: 'pause', activity: code, reason: next() });
    host.pass(60_000);
    session.record({ type: 'resume', activity: code });
    if (at % 5 === 0) session.record({ type: 'handover', to: person(index), activity: code, text: next() });
    host.pass(60_000);
    const result = (['sesuai', 'tidak_sesuai', 'tidak_berlaku'] as const)[at % 3] ?? 'sesuai';
    session.record({ type: 'answer', activity: code, result, reason: next() });
    session.record({ type: 'note', activity: code, text: next() });
    session.record({ type: 'followup', activity: code, text: next(), person: next(), due: '2026-11-30' });
    const evidence = { activity: code, sha256, extension: 'png', size: photo.length };
    session.record({ type: 'evidence', ...evidence, name: next() });
  });
  write(person(9), (session, code, at) => {
    session.record({ type: 'note', text: next() });
    if (at === 0) session.record({ type: 'review', outcome: 'comment', activity: code, text: next() });
    if (at === 14) session.record({ type: 'close' });
  });
  if (index < texts.length) throw new Error(`only ${index} of ${texts.length} texts are in the record`);
  const file = (name: string): Uint8Array => host.disk.get(`/kantor/${name}`) ?? new Uint8Array();
  return { host, sop, run, file };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Fails with the first character that steers, and where it stands. */
function expectNothingSteers(text: string, what: string): void {
  const found = steering.exec(text);
  if (found)
    expect.fail(
      `${what}: ${JSON.stringify(found[0])} in ${JSON.stringify(text.slice(Math.max(0, found.index - 200), found.index + 50))}`,
    );
}

/** Tags of a page of ours, with attributes of ours only. */
const tag =
  /<\/?(?:!doctype html|html(?: lang="id-ID")?|head|meta [a-z-]+="[^"<>]*"(?: content="[^"<>]*")?|title|style|script|body|header|p(?: class="kop")?|br|h[1-3]|main|div class="lebar"|div|table|caption|thead|tbody|tr(?: class="band")?|th(?: scope="col")?|td(?: colspan="\d+")?(?: data-n="-?[\d.]+")?|button(?: type="button")?|section(?: class="ttd")?(?: aria-label="[^"<>]*")?|ol|li|strong|span|u|footer|figure|figcaption|svg(?: role="img" aria-label="[^"<>]*" viewBox="[\d ]+")?|(?:rect|circle|polyline|text)(?: [a-z-]+="[\w., -]*")*\/?)>/g;

function expectPlainHtml(html: string): void {
  const page = html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<script>for\(const t of[\s\S]*?<\/script>/, '');
  expect(page.length).toBeLessThan(html.length - 1000);
  const left = page.replace(tag, '');
  const at = left.search(/[<>]/);
  if (at >= 0) expect.fail(`markup: ${JSON.stringify(left.slice(Math.max(0, at - 100), at + 100))}`);
}

/** Every row of a table has as many cells as its head, and no character of a text is taken for markup. */
function expectPlainMarkdown(markdown: string): void {
  const plain = markdown.replaceAll(/\\[\\`*_{}[\]<>#|~]/g, '').replaceAll('<br>', '');
  expect(plain).not.toMatch(/[<>`]|\]\(/);
  const widths = plain
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .map((rows) => new Set(rows.map((row) => row.split('|').length)).size);
  expect(Math.max(...widths)).toBeLessThanOrEqual(1);
}

function expectNoFormula(bytes: Uint8Array): void {
  for (const [path, content] of unzip(bytes)) {
    if (!path.endsWith('.xml')) continue;
    const xml = content.toString();
    parseXml(xml);
    if (path.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f[ >/]/);
  }
}

const texts = hostileStrings(hostileCount);
const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, n) =>
  texts.slice(n * batch, (n + 1) * batch),
);

describe(`${hostileCount} hostile texts in the records of runs`, () => {
  it('steer nothing on the screen of any command that shows them', async () => {
    for (const some of batches) {
      const { sop, run } = await hostileOffice(some);
      for (const args of [
        ['status'],
        ['status', '--json'],
        ['status', '--remind'],
        ['review', run],
        ['review', run, '--json'],
        ['verify', run],
        ['verify', run, '--json'],
        ['compliance', '--by', 'petugas'],
        ['compliance', '--run', run],
        ['run', 'reopen', run, '--reason', 'lagi', '--by', some[0] ?? ''],
        ['run', 'note', run, '--text', some[1] ?? '', '--by', 'Rina'],
        ['status'],
        ['unlock', run, '--by', some[2] ?? ''],
      ]) {
        const { code, out, err } = await sop(...args);
        if (code === 70) expect.fail(`sop ${args.join(' ')}: ${err}`);
        expectNothingSteers(out, `out of sop ${args[0]} ${args[1]}`);
        expectNothingSteers(err, `err of sop ${args[0]} ${args[1]}`);
      }
    }
  }, 600_000);

  it('are texts in every export: no formula, no markup, no cell of another', async () => {
    for (const some of batches) {
      const { sop, run, file } = await hostileOffice(some);
      const make = async (...args: readonly string[]): Promise<void> => {
        const { code, err } = await sop(...args, '--replace');
        if (code !== 0) expect.fail(`${code} of sop ${args.join(' ')}: ${err}`);
      };
      for (const [name, ...what] of [
        ['laporan', run],
        ['serah', run, '--serah-terima'],
        ['rekap', '--period', '2026-11'],
      ] as const) {
        for (const format of ['csv', 'html', 'md', 'json', 'xlsx'])
          await make('report', ...what, '-o', `${name}.${format}`);
        const csv = decode(file(`${name}.csv`));
        expectNothingSteers(csv.replaceAll('\r\n', '\n'), `${name}.csv`);
        for (const row of readCsv(csv))
          for (const cell of row.values())
            expect(cell).not.toMatch(/^\s*[=@＝＋－＠]|^[+-](?!\d+(?:[.,]\d+)?$)/);
        const html = decode(file(`${name}.html`));
        expectPlainHtml(html);
        expectNothingSteers(html, `${name}.html`);
        expectPlainMarkdown(decode(file(`${name}.md`)));
        expectNothingSteers(decode(file(`${name}.md`)), `${name}.md`);
        expectNothingSteers(decode(file(`${name}.json`)), `${name}.json`);
        JSON.parse(decode(file(`${name}.json`)));
        expectNoFormula(file(`${name}.xlsx`));
      }
      await make('compliance', '--by', 'petugas', '--xlsx', 'k.xlsx');
      expectNoFormula(file('k.xlsx'));
      const { out } = await sop('compliance', '--by', 'petugas', '--csv');
      expectNothingSteers(out.replaceAll('\r\n', '\n'), 'compliance --csv');
      for (const row of readCsv(out)) expect(row.get('kunci')).not.toMatch(/^\s*[=@]/);
    }
  }, 600_000);

  it('are shown by their code points on paper', async () => {
    const { sop, run, file } = await hostileOffice(batches[0] ?? []);
    expect((await sop('report', run, '-o', 'l.pdf')).code).toBe(0);
    expect((await sop('report', run, '--serah-terima', '-o', 's.pdf')).code).toBe(0);
    for (const name of ['l.pdf', 's.pdf']) {
      const text = await pdfText(file(name));
      expect(text).toContain('<U+');
      expectNothingSteers(text, name);
    }
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';
import { type ReportWithPage, reportWithPage } from './report-with-page.ts';

const chromium = tools('chromium');

describe.skipIf(chromium.missing)(`the page for the receiver of a report${chromium.note}`, () => {
  let made: ReportWithPage;
  let browser: Browser;
  const folder = temporaryFolder();
  beforeAll(async () => {
    made = await reportWithPage();
    writeFileSync(join(folder, 'a.html'), made.html);
    browser = await openBrowser(pathToFileURL(join(folder, 'a.html')).href);
  }, 60_000);
  afterAll(() => browser?.close());

  const shown = async (): Promise<string> => {
    const expression = `new Promise((done) => {
      const look = () => /…$/.test(hasil.innerText) ? setTimeout(look, 20) : done(hasil.innerText);
      setTimeout(look, 50);
    })`;
    return String(await browser.run(expression));
  };
  const type = (text: string): Promise<unknown> =>
    browser.run(`kode.value = ${JSON.stringify(text)}; kode.dispatchEvent(new Event('input'))`);
  const judged = async (name: string, bytes: Uint8Array | string, code = ''): Promise<string> => {
    writeFileSync(join(folder, name), bytes);
    await type(code);
    await browser.choose('#berkas', join(folder, name));
    return shown();
  };
  const digest = async (): Promise<string> =>
    String(await browser.run("document.querySelector('.sidik code').textContent.replaceAll(' ', '')"));

  it('finds the record in the PDF, its chain, its signed lines, and waits for the printed code', async () => {
    expect(made.made).toMatchObject({ code: 0, json: { pemeriksa: { berkas: '/kantor/a-pemeriksa.html' } } });
    const text = await judged('a.pdf', made.pdf);
    expect(text).toMatch(/BELUM LENGKAP/);
    expect(text).toMatch(/✓ Rantai catatan/);
    expect(text).toMatch(/✓ Tanda tangan baris\s+\d+ dari \d+ baris bertanda tangan, semuanya cocok/);
    expect(text).toMatch(/– Sidik yang tercetak\s+belum dibandingkan/);
    expect(text).toMatch(/✓ Sidik yang dibawa halaman ini/);
    await type(`SOP2 RUN ${made.run} ${(await digest()).slice(0, 32)}`);
    expect(await shown()).toMatch(/^a.pdf\s+COCOK: /);
    await type('SOP2 RUN');
    expect(await shown()).toMatch(/bukan kode laporan/);
    await type(`${'0'.repeat(32)}`);
    expect(await shown()).toMatch(/TIDAK COCOK[\s\S]*✗ Sidik yang tercetak/);
  });

  it('says what it does not check, in both languages', async () => {
    expect(await browser.run('document.body.innerText')).toMatch(
      /TIDAK diperiksa[\s\S]*Tanda tangan elektronik PDF/,
    );
    await browser.run("document.querySelectorAll('nav button')[1].click()");
    expect(await browser.run('document.body.innerText')).toMatch(/does NOT check[\s\S]*electronic signature/);
    await browser.run("document.querySelectorAll('nav button')[0].click()");
  });

  const changes: readonly (readonly [what: string, change: (lines: string) => string, expected: RegExp])[] = [
    ['an edited line', (text) => text.replace('"sesuai"', '"tidak_sesuai"'), /✗ Rantai catatan/],
    ['lines that were swapped', (text) => swapped(text), /✗ Rantai catatan/],
    [
      'a record cut at its end',
      (text) => text.slice(0, text.lastIndexOf('{')),
      /✗ Sidik yang dibawa halaman ini/,
    ],
    ['a record without its beginning', (text) => text.slice(text.indexOf('\n') + 1), /✗ Rantai catatan/],
    ['a line that is no JSON', (text) => `${text}{{{\n`, /✗ Rantai catatan/],
    ['zeros behind the end', (text) => `${text}${'\0'.repeat(64)}\n`, /✗ Rantai catatan/],
    ['nothing at all', () => '', /✗ Rantai catatan/],
    ['another file', () => 'halo\n', /✗ Rantai catatan/],
    [
      'a prototype for a segment',
      (text) => text.replaceAll(/"seg":"[0-9a-f]+"/g, '"seg":"__proto__"'),
      /✗ Rantai/,
    ],
  ];
  it.each(changes)('refuses %s', async (_what, change, expected) => {
    const text = await judged('catatan.jsonl', change(made.lines));
    expect(text).toMatch(/TIDAK COCOK/);
    expect(text).toMatch(expected);
  });

  it('does not say that signatures were tried without the keys', async () => {
    expect(await judged('catatan.jsonl', made.lines)).toMatch(/– Tanda tangan baris\s+TIDAK DIPERIKSA/);
  });

  it('refuses lines that somebody else signed, chained anew', async () => {
    const forged = await reportWithPage();
    const text = await judged('b.pdf', forged.pdf);
    expect(text).toMatch(/TIDAK COCOK[\s\S]*✗ Sidik yang dibawa halaman ini/);
  });

  it('refuses a PDF in which two files bear the name of the record', async () => {
    const pdf = Buffer.concat([
      made.pdf,
      Buffer.from('\n999 0 obj\n<</Type/Filespec/F(catatan.jsonl)/EF<</F 998 0 R>>>>\nendobj\n'),
    ]);
    expect(await judged('dua.pdf', pdf)).toMatch(/tidak jelas/);
    expect(await judged('kosong.pdf', '%PDF-1.7\n')).toMatch(/tidak ditemukan lampiran/);
  });

  it('shows hostile text as text, runs nothing else and asks nobody', async () => {
    await judged('a.pdf', made.pdf);
    await browser.run("document.querySelector('details').open = true");
    expect(await shown()).toContain('<img src=x onerror=alert(1)><U+202E></script>');
    const escapes = "(() => { try { eval('1'); return 'eval'; } catch { return 'none'; } })()";
    expect(await browser.run(escapes)).toBe('none');
    await browser.run(
      "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.got = 1'}))",
    );
    await browser.run("document.body.append(Object.assign(new Image(), {src: 'https://example.org/x.png'}))");
    await browser.run("fetch('https://example.org/').catch(() => undefined)");
    expect(await browser.run('window.got')).toBeUndefined();
    expect(browser.asked.filter((one) => !one.startsWith('https://example.org/'))).toEqual([]);
    expect(
      browser.complaints.filter((one) => !/Content Security Policy|violates|blocked/i.test(one)),
    ).toEqual([]);
  });
});

function swapped(text: string): string {
  const lines = text.split('\n');
  [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
  return lines.join('\n');
}

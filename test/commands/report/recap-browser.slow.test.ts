import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { durationCell, textCell } from '../../../src/report/blocks/cell.ts';
import { cellRow } from '../../../src/report/blocks/table.ts';
import { drawHtml } from '../../../src/report/formats/html.ts';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

const browser = tools('chromium');

/** The page after a click on the head of a column, from 0, of the table with this title. */
function afterClick(html: string, caption: string, column: number): string {
  const file = join(temporaryFolder(), 'a.html');
  const click = `<script>[...document.querySelectorAll('caption')].find((c)=>c.textContent==='${caption}').parentElement.querySelectorAll('th button')[${column}].click()</script></body>`;
  writeFileSync(file, html.replace('</body>', click));
  const profile = `--user-data-dir=${temporaryFolder()}`;
  const args = ['--headless', '--no-sandbox', '--disable-gpu', profile, '--dump-dom', `file://${file}`];
  return execFileSync('chromium', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

it.skipIf(browser.missing)(
  `a recap in HTML sorts its tables in a browser without asking anybody for anything${browser.note}`,
  async () => {
    const host = scheduleOffice(['{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }']);
    await record(host, answersOn('2026-11-17'));
    expect(await run(host, 'report', '--period', '2026-11', '--format', 'html')).toMatchObject({ code: 0 });
    const html = new TextDecoder().decode(host.disk.get('/kantor/laporan/rekap-2026-11.html'));
    expect(afterClick(html, 'Menurut kegiatan', 0)).toContain('<th scope="col" aria-sort="ascending">');
  },
);

it.skipIf(browser.missing)(`sorts times by their length, not by their words${browser.note}`, () => {
  const rows = [14_400_000, 45_000, 1_800_000].map((ms) => cellRow(textCell('x'), durationCell(ms)));
  const columns = ['APA', 'WAKTU'].map((title) => ({ title, width: 100, align: 'left' as const }));
  const html = drawHtml({
    metadata: { title: 'T', author: 'A', subject: 'S', keywords: 'K', language: 'id-ID', createdAt: 0 },
    sections: [
      { letterhead: [], heading: [], blocks: [{ kind: 'table', name: 'Waktu', table: { columns, rows } }] },
    ],
    footer: { text: 'kaki', pageLabel: '{halaman}' },
  });
  const shown = [...afterClick(html, 'Waktu', 1).matchAll(/<td data-n="\d+">([^<]*)/g)].map(
    ([, text]) => text,
  );
  expect(shown).toEqual(['45 detik', '30 menit', '4 jam']);
});

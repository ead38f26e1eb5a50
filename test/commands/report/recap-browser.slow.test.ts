import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

const browser = tools('chromium');
const click =
  "<script>[...document.querySelectorAll('caption')].find((c)=>c.textContent==='Menurut kegiatan').parentElement.querySelector('th button').click()</script></body>";

it.skipIf(browser.missing)(
  `a recap in HTML sorts its tables in a browser without asking anybody for anything${browser.note}`,
  async () => {
    const host = scheduleOffice(['{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }']);
    await record(host, answersOn('2026-11-17'));
    expect(await run(host, 'report', '--period', '2026-11', '--format', 'html')).toMatchObject({ code: 0 });
    const html = new TextDecoder().decode(host.disk.get('/kantor/laporan/rekap-2026-11.html'));
    const file = join(temporaryFolder(), 'a.html');
    writeFileSync(file, html.replace('</body>', click));
    const profile = `--user-data-dir=${temporaryFolder()}`;
    const args = ['--headless', '--no-sandbox', '--disable-gpu', profile, '--dump-dom', `file://${file}`];
    const dom = execFileSync('chromium', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(dom).toContain('<th scope="col" aria-sort="ascending">');
  },
);

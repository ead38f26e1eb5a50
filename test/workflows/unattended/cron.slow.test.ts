import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pdfText } from '../../support/pdf-text.ts';
import { tools, where } from '../../support/tools.ts';
import { at, digest, ledger, names, newOffice, reports, sop } from './office-on-disk.ts';

const cron = '/usr/sbin/cron';
const table = (): string => spawnSync('crontab', ['-l'], { encoding: 'utf8' }).stdout;
const setTable = (text: string): void => {
  spawnSync('crontab', ['-'], { input: text });
};

const programs = tools(cron, 'crontab', 'ps');
/** Only where nobody's table is in the way and no other cron runs, as in a container. */
const alone = where(
  !programs.missing && process.getuid?.() === 0 && table() === '' && !/\bcron\b/.test(namesOfProcesses()),
  'not root, or there is a table or a cron already',
);
const { missing, note } = programs.missing ? programs : alone;

function namesOfProcesses(): string {
  return spawnSync('ps', ['-e', '-o', 'comm='], { encoding: 'utf8' }).stdout ?? 'cron';
}

describe('the real cron', () => {
  it.skipIf(missing)(
    `starts the line that was installed, and the reports are there${note}`,
    async () => {
      const folder = newOffice();
      giveKey(folder);
      onTestFinished(() => void spawnSync('crontab', ['-r']));
      const installed = sop(folder, ['schedule', '--install'], { PATH: process.env['PATH'] ?? '' });
      expect(installed.err).toBe('');
      const block = table();
      expect(block).toContain(`# sop: mulai ${folder}\n30 * * * * cd ${folder} && `);
      // The same line, started every minute and at a moment of the past, so that the test need not wait for half past.
      const everyMinute = block
        .replace('\n30 * * * *', '\n* * * * *')
        .replace(/^@reboot.*\n/m, '')
        .replace('report --due --quiet', `report --due --quiet --at '${at}'`);
      setTable(`TZ=Bukan/Zona\n${everyMinute}`);
      const daemon = spawn(cron, ['-f'], { stdio: 'ignore', env: {} });
      try {
        await until(() => existsSync(join(folder, 'catatan/.jadwal/terakhir.json')));
      } finally {
        daemon.kill('SIGKILL');
        setTable(block);
      }
      expect(readFileSync(join(folder, 'catatan/.jadwal/penjadwal.log'), 'utf8')).toBe('');
      expect(Object.keys(reports(folder))).toHaveLength(5);
      for (const { nama, sha256 } of ledger(folder).flatMap(({ berkas }) => berkas))
        expect([nama, digest(join(folder, nama))]).toEqual([nama, sha256]);
      const pdf = await pdfText(readFileSync(join(folder, 'laporan/monitoring-2023-S2.pdf')));
      expect(pdf).toContain('Semester II 2023');
      const judged = sop(folder, ['verify', 'laporan/monitoring-2023-S2.pdf']);
      expect(judged).toMatchObject({
        code: 0,
        out: expect.stringContaining('semua penanda tangan dipercaya'),
      });
      expect(names(join(folder, 'catatan/.jadwal'))).not.toContain('kunci');
      expect(sop(folder, ['schedule', '--remove'], { PATH: process.env['PATH'] ?? '' }).code).toBe(0);
      expect(table()).toBe('');
    },
    150_000,
  );
});

/** A pilot key for the official of the monitoring, whose passphrase lies in a file. */
function giveKey(folder: string): void {
  writeFileSync(join(folder, 'sandi'), 'rahasia-sekali\n', { mode: 0o600 });
  expect(sop(folder, ['cert', 'new', 'WAKA', '--passphrase-file', 'sandi'])).toMatchObject({
    code: 0,
    err: '',
  });
  const path = join(folder, 'sop.config.yaml');
  const key = 'kode: WAKA, kunci: { p12: kunci/waka-percobaan.p12, sandi: sandi },';
  const text = readFileSync(path, 'utf8')
    .replace('kode: WAKA,', key)
    .replace('kode: MONITORING,', 'kode: MONITORING, tanda_tangan: WAKA,');
  writeFileSync(path, `${text}sertifikat_induk: [kunci/waka-percobaan-induk.pem]\n`);
}

/** Cron begins at the next full minute; the limit is only there so that a failing test ends. */
async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200 && !test(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

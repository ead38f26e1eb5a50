import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/host/host.ts';
import { run, scheduleOffice } from '../../support/schedule-office.ts';

const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';
const late = '{ kode: BULANAN, laporan: rekap, setiap: bulanan, jam: "16.05", format: [csv] }';

/** A crontab in memory as Debian's program keeps it. */
function withTable(start: string | undefined) {
  const table = { text: start };
  const crontab = (...[[program, act], { input } = {}]: Parameters<Host['run']>) => {
    if (program !== 'crontab') return undefined;
    if (act === '-l') {
      if (table.text === undefined) return { code: 1, error: 'no crontab for rina\n' };
      return { code: 0, output: new TextEncoder().encode(table.text) };
    }
    table.text = String(input);
    return { code: 0 };
  };
  return { table, host: scheduleOffice([daily, late], { run: crontab }) };
}

const block = [
  '# sop: mulai /kantor',
  '5,30 * * * * cd /kantor && mkdir -p /kantor/catatan/.jadwal && /usr/bin/node /program/bin/sop.js report --due --quiet >>/kantor/catatan/.jadwal/penjadwal.log 2>&1',
  '@reboot cd /kantor && mkdir -p /kantor/catatan/.jadwal && /usr/bin/node /program/bin/sop.js report --due --quiet >>/kantor/catatan/.jadwal/penjadwal.log 2>&1',
  '# sop: selesai',
  '',
].join('\n');

describe('sop schedule', () => {
  it('prints what would be installed and changes nothing', async () => {
    const { table, host } = withTable('MAILTO=rina\n');
    const { code, out, err } = await run(host, 'schedule');
    expect([code, out]).toEqual([0, block]);
    expect(err).toContain('sop schedule --install');
    expect(table.text).toBe('MAILTO=rina\n');
  });

  it('installs after showing the change, into its own block, and removes exactly that', async () => {
    const before = 'MAILTO=rina\n0 1 * * * cadangan # sop: bukan blok\n';
    const { table, host } = withTable(before);
    const { code, out } = await run(host, 'schedule', '--install');
    expect(code).toBe(0);
    expect(out).toContain('+ # sop: mulai /kantor\n+ 5,30 * * * * cd /kantor');
    expect(out.indexOf('+ # sop: selesai')).toBeLessThan(out.indexOf('✓ Terpasang'));
    expect(table.text).toBe(before + block);
    expect((await run(host, 'schedule', '--install')).out).toBe('Sudah terpasang; tidak ada yang berubah.\n');
    const removed = await run(host, 'schedule', '--remove');
    expect(removed.out).toContain('- # sop: mulai /kantor');
    expect(table.text).toBe(before);
    expect((await run(host, 'schedule', '--remove')).out).toBe('Tidak terpasang untuk kantor ini.\n');
  });

  it('begins a table for a user who has none', async () => {
    const { table, host } = withTable(undefined);
    expect((await run(host, 'schedule', '--install')).code).toBe(0);
    expect(table.text).toBe(block);
  });

  it('shows old and new lines when the times have changed', async () => {
    const { table, host } = withTable(block.replaceAll('5,30', '30'));
    const { out } = await run(host, 'schedule', '--install');
    expect(out).toContain('- 30 * * * *');
    expect(out).toContain('+ 5,30 * * * *');
    expect(table.text).toBe(block);
  });

  it('changes nothing in a table whose marks are broken', async () => {
    const cut = block.replace('# sop: selesai\n', '');
    const { table, host } = withTable(cut);
    const { code, err } = await run(host, 'schedule', '--install');
    expect([code, err]).toEqual([3, expect.stringContaining('Tidak ada yang diubah')]);
    expect(table.text).toBe(cut);
  });

  it('says what to do without cron', async () => {
    const { code, err } = await run(scheduleOffice([daily]), 'schedule', '--install');
    expect([code, err]).toEqual([3, expect.stringContaining('apt install cron')]);
  });

  it('says when crontab refuses, or keeps something else', async () => {
    const refuse = scheduleOffice([daily], {
      run: () => ({
        code: 1,
        error: 'You (rina) are not allowed to use this program (crontab)\n',
      }),
    });
    expect((await run(refuse, 'schedule', '--install')).err).toContain('not allowed');
    const forgetful = scheduleOffice([daily], { run: () => ({ code: 0 }) });
    expect((await run(forgetful, 'schedule', '--install')).err).toContain('tidak menyimpan seluruh isinya');
  });

  it('tells how it stands: before, after a run, and after a failure', async () => {
    const { host } = withTable(undefined);
    const before = await run(host, 'schedule', '--status');
    expect(before.code).toBe(1);
    expect(before.out).toMatch(
      /Terpasang: tidak.*\nTerakhir berjalan: belum pernah\nLaporan terakhir:\n {2}–\nSudah waktunya, belum dibuat:\n {2}BULANAN Oktober 2026\n {2}HARIAN 17 November 2026\n/,
    );
    await run(host, 'schedule', '--install');
    await run(host, 'report', '--due', '--quiet');
    const after = await run(host, 'schedule', '--status');
    expect(after.code).toBe(0);
    expect(after.out).toMatch(
      /Terpasang: ya\nTerakhir berjalan: 18 Nov 2026 08\.00 WIB, kode keluar 0, 2 berkas dibuat/,
    );
    expect(after.out).toMatch(
      /Berikutnya:\n {2}19 Nov 2026 07\.30 WIB {2}HARIAN 18 November 2026\n {2}1 Des 2026 16\.05 WIB {2}BULANAN November 2026/,
    );
    const json = JSON.parse((await run(host, 'schedule', '--status', '--json')).out);
    expect(json).toMatchObject({
      terpasang: true,
      jumlah_laporan: 2,
      terakhir: { kode_keluar: 0 },
      jatuh_tempo: [],
    });
    const broken = scheduleOffice([
      '{ kode: A, laporan: rekap, setiap: harian, bagian: [X], format: [csv] }',
    ]);
    await run(broken, 'report', '--due', '--quiet');
    const failed = await run(broken, 'schedule', '--status');
    expect([failed.code, failed.out]).toEqual([
      1,
      expect.stringContaining("gagal A 2026-11-17: bagian 'X' tidak ada"),
    ]);
  });

  it('installs timers of systemd and removes them', async () => {
    const calls: string[] = [];
    const host = scheduleOffice([daily], {
      env: { HOME: '/home/rina' },
      run: (command) => {
        calls.push(command.join(' '));
        return { code: 0 };
      },
    });
    const folder = '/home/rina/.config/systemd/user';
    const units = () => [...host.disk.keys()].filter((path) => path.startsWith(folder));
    expect((await run(host, 'schedule', '--for', 'systemd', '--install')).code).toBe(0);
    const id = host.sha256('/kantor').slice(0, 8);
    expect(units()).toEqual([`${folder}/sop-laporan-${id}.service`, `${folder}/sop-laporan-${id}.timer`]);
    expect((await run(host, 'schedule', '--for', 'systemd', '--install')).out).toContain('Sudah terpasang');
    expect((await run(host, 'schedule', '--for', 'systemd', '--remove')).code).toBe(0);
    expect(units()).toEqual([]);
    expect(calls).toEqual([
      'systemctl --user daemon-reload',
      `systemctl --user enable --now sop-laporan-${id}.timer`,
      `systemctl --user disable --now sop-laporan-${id}.timer`,
      'systemctl --user daemon-reload',
    ]);
  });

  it('hands Windows a file that it can read', async () => {
    const calls: string[] = [];
    const host = scheduleOffice([daily], {
      platform: 'win32',
      run: (command) => {
        calls.push(command.join(' '));
        return { code: command[1] === '/Query' ? 1 : 0 };
      },
    });
    expect((await run(host, 'schedule', '--install')).code).toBe(0);
    const name = `sop-laporan-${host.sha256('/kantor').slice(0, 8)}`;
    expect(calls.at(-1)).toBe(`schtasks /Create /TN ${name} /XML \\kantor\\catatan\\.jadwal\\tugas.xml /F`);
    const bytes = host.disk.get('/kantor/catatan/.jadwal/tugas.xml');
    expect(new TextDecoder('utf-16le').decode(bytes)).toContain(
      '<WorkingDirectory>\\kantor</WorkingDirectory>',
    );
  });

  it.each([
    ['two wishes', ['--install', '--remove'], /pilih satu saja/],
    [
      'an unknown scheduler',
      ['--for', 'anacron'],
      /'anacron' tidak dikenal\. Yang ada: cron, systemd, windows/,
    ],
  ])('refuses %s', async (_name, argv, message) => {
    const { code, err } = await run(scheduleOffice([daily]), 'schedule', ...argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('an office on Windows', () => {
  const here = (): ReturnType<typeof scheduleOffice> => {
    const host = scheduleOffice([daily], {
      platform: 'win32',
      cwd: 'C:/Kantor Kita/sops',
      run: (command) => ({ code: command[1] === '/Query' ? 1 : 0 }),
    });
    host.disk.set(
      'C:/Kantor Kita/sop.config.yaml',
      host.disk.get('/kantor/sop.config.yaml') ?? new Uint8Array(),
    );
    host.disk.delete('/kantor/sop.config.yaml');
    return host;
  };

  it('is found from a folder below, and its reports and task lie in it', async () => {
    const host = here();
    expect((await run(host, 'report', '--due', '--quiet')).code).toBe(0);
    expect(host.disk.has('C:/Kantor Kita/laporan/harian-2026-11-17.csv')).toBe(true);
    expect((await run(host, 'schedule', '--install')).code).toBe(0);
    const task = new TextDecoder('utf-16le').decode(
      host.disk.get('C:/Kantor Kita/catatan/.jadwal/tugas.xml'),
    );
    expect(task).toContain('<WorkingDirectory>C:\\Kantor Kita</WorkingDirectory>');
    expect(task).toContain('<Arguments>\\program\\bin\\sop.js report --due --quiet</Arguments>');
  });
});

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, repository } from '../../support/program-files.ts';
import { enter, openPty, type Pty, realTerminal } from '../../support/pty.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function press(pty: Pty, key: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 220));
  pty.type(key);
}

describe.skipIf(realTerminal.missing)(`eleven times as offices write them${realTerminal.note}`, () => {
  it('are walked to the end: berkas are counted, what is not understood is said, the report has both', async () => {
    const folder = temporaryFolder('sop-kantor-');
    mkdirSync(join(folder, 'sops'));
    copyFileSync(join(repository, 'test/fixtures/eleven-times.yaml'), join(folder, 'sops/ktp.yaml'));
    const pty = openPty(['check', 'KTP', '--as', 'Rina Wulandari'], { cwd: folder, rows: 30, columns: 100 });
    await pty.see('buka pelaksanaan baru');
    await press(pty, 'm');
    await pty.see('0/11 dijawab');
    for (let n = 1; n <= 11; n++) {
      const code = `KTP-${String(n).padStart(2, '0')}`;
      if (n === 6) await pty.see('3 0 hari (tidak terbaca, tidak diukur)');
      await press(pty, 'm');
      await pty.see(`Tersimpan: ${code} dimulai`);
      await press(pty, 's');
      if (n <= 2) {
        await pty.see('Jumlah berkas, waktu baku');
        if (n === 1) {
          pty.type(`banyak${enter}`);
          await pty.see('bukan jumlah');
          pty.type('\u0015');
        }
        pty.type(n === 1 ? `45${enter}` : enter);
      }
      await pty.see(`Tersimpan: ${code} SESUAI`);
    }
    await pty.see('11/11 dijawab');
    await press(pty, 'a');
    await pty.see('ditutup');
    await press(pty, 'y');
    await pty.see('Laporan:');
    expect(await pty.ended()).toBe(0);

    const lines = filesBelow(join(folder, 'catatan'))
      .filter((path) => path.endsWith('.jsonl'))
      .flatMap((path) => readFileSync(path, 'utf8').trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.flatMap(({ activity, count }) => (count === undefined ? [] : [[activity, count]]))).toEqual([
      ['KTP-01', 45],
    ]);
    const run = String(lines[0]?.['run']);
    execFileSync(process.execPath, [join(repository, 'bin/sop.js'), 'report', run, '--format', 'md'], {
      cwd: folder,
    });
    const [name = ''] = readdirSync(join(folder, 'laporan')).filter((file) => file.endsWith('.md'));
    const report = readFileSync(join(folder, 'laporan', name), 'utf8');
    expect(report).toMatch(/2 menit\/berkas<br>× 45/);
    expect(report.match(/Waktu baku tidak terbaca/g)).toHaveLength(2);
    expect(report).toContain('1 Bulan 2 Hari Kalender 1 Hari 3 Jam 5 Menit');
  }, 120_000);
});

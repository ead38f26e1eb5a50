import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../../support/pdf-text.ts';
import { filesBelow, repository } from '../../support/program-files.ts';
import { enter, keys, openPty, type Pty, realTerminal } from '../../support/pty.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const newFolder = (): string => temporaryFolder('sop-kantor-');
const code = (n: number): string => `URMIN-${String(n).padStart(2, '0')}`;

/** A person types no faster than this; keys that come sooner are taken for a paste. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 220));

async function press(pty: Pty, key: string): Promise<void> {
  await pause();
  pty.type(key);
}

async function openNewRun(pty: Pty): Promise<void> {
  await pty.see('buka pelaksanaan baru');
  await press(pty, 'm');
  await pty.see('Nama petugas');
  pty.type(`Rina Wulandari${enter}`);
  await pty.see('0/15 dijawab');
}

async function answerSesuai(pty: Pty, n: number): Promise<void> {
  await press(pty, 'm');
  await pty.see(`Tersimpan: ${code(n)} dimulai`);
  await press(pty, 's');
  await pty.see(`Tersimpan: ${code(n)} SESUAI`);
}

/** All journal lines of the only run below a folder, in the order of writing of each segment. */
function journal(folder: string): readonly Record<string, unknown>[] {
  return filesBelow(join(folder, 'catatan'))
    .filter((path) => path.endsWith('.jsonl'))
    .flatMap((path) => readFileSync(path, 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const runSop = (folder: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(repository, 'bin/sop.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

describe.skipIf(realTerminal.missing)(`the walk in a real terminal${realTerminal.note}`, () => {
  it('is walked, killed, resumed, finished and reported', async () => {
    const folder = newFolder();
    const first = openPty(['check', 'URMIN'], { cwd: folder });
    await openNewRun(first);
    for (let n = 1; n <= 7; n++) await answerSesuai(first, n);
    first.kill('SIGKILL');
    await first.ended();
    expect(journal(folder).filter((line) => line['t'] === 'answer')).toHaveLength(7);

    const second = openPty(['check', 'URMIN'], { cwd: folder });
    await second.see('7/15 dijawab');
    second.type(enter);
    await second.see('Jawaban terakhir');
    await second.see('URMIN-07  SESUAI');
    await press(second, 'm');
    await second.see('Nama petugas');
    second.type(`Bagus Pratama${enter}`);
    await second.see('❯ · URMIN-08');
    for (let n = 8; n <= 13; n++) await answerSesuai(second, n);
    await press(second, 'm');
    await second.see('Tersimpan: URMIN-14 dimulai');
    await press(second, 't');
    await second.see('TIDAK SESUAI karena');
    second.type(`surat belum didisposisi${enter}`);
    await second.see('Tersimpan: URMIN-14 TIDAK SESUAI');
    await answerSesuai(second, 15);
    await second.see('15/15 dijawab');
    await press(second, 'a');
    await second.see('ditutup');
    await press(second, 'y');
    await second.see('Laporan:');
    expect(await second.ended()).toBe(0);

    const [pdf = ''] = readdirSync(join(folder, 'laporan'));
    const text = (await pdfText(readFileSync(join(folder, 'laporan', pdf)))).replaceAll(/\s+/g, ' ');
    expect(text.match(/✓/g)).toHaveLength(15);
    expect(text).toContain('surat belum didisposisi');
    const form = JSON.parse(runSop(folder, 'show', 'URMIN', '--json')) as { kegiatan: { uraian: string }[] };
    expect(form.kegiatan).toHaveLength(15);
    const words = (line: string): string => line.replaceAll(/[\s-]+/g, '');
    for (const { uraian } of form.kegiatan) expect(words(text)).toContain(words(uraian));
  });

  it('pauses, notes, goes elsewhere, corrects, and keeps everything on Ctrl-C', async () => {
    const folder = newFolder();
    const pty = openPty(['check', 'urmin'], { cwd: folder });
    await openNewRun(pty);
    await press(pty, 'm');
    await pty.see('URMIN-01 dimulai');
    await press(pty, 'j');
    await pty.see('Dijeda karena');
    pty.type(`menunggu disposisi${enter}`);
    await pty.see('Jeda: menunggu disposisi');
    await press(pty, 'l');
    await pty.see('URMIN-01 dilanjutkan');
    await press(pty, 'c');
    await pty.see('Catatan (kosong = batal)');
    pty.type(`nomor agenda 12${enter}`);
    await pty.see('Catatan: nomor agenda 12');
    await press(pty, 's');
    await pty.see('URMIN-01 SESUAI');
    await press(pty, 'g');
    await pty.see('Ke kegiatan');
    pty.type(`anggaran${enter}`);
    await pty.see('❯ · URMIN-05');
    await press(pty, keys.home);
    await pty.see('❯ ✓ URMIN-01');
    await press(pty, 'k');
    await pty.see('Koreksi menjadi');
    await press(pty, 't');
    await pty.see('Dikoreksi karena');
    pty.type(`lampiran kurang${enter}`);
    await pty.see('dikoreksi menjadi TIDAK SESUAI');
    await press(pty, keys.down);
    await press(pty, 'b');
    await pty.see('TIDAK BERLAKU karena');
    pty.type(`tidak ada surat${enter}`);
    await pty.see('URMIN-02 TIDAK BERLAKU');
    await press(pty, keys.ctrlC);
    expect(await pty.ended()).toBe(130);
    expect(journal(folder).map((line) => line['t'])).toEqual([
      'open',
      'start',
      'pause',
      'resume',
      'note',
      'answer',
      'correct',
      'answer',
    ]);
    expect(JSON.parse(runSop(folder, 'status', '--json'))).toMatchObject({
      terbuka: [{ dijawab: 2, kegiatan: 15 }],
    });
  });

  it('answers nothing by a held Enter, a paste, Ctrl-D or a hang-up', async () => {
    const folder = newFolder();
    const pty = openPty(['check', 'URMIN', '--as', 'Rina Wulandari'], { cwd: folder });
    await pty.see('buka pelaksanaan baru');
    await press(pty, 'm');
    await pty.see('0/15 dijawab');
    await press(pty, 'm');
    await pty.see('URMIN-01 dimulai');
    for (let n = 0; n < 100; n++) {
      pty.type(enter);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    pty.type('ssss tbs\rsm\rs');
    await pause();
    await press(pty, keys.ctrlD);
    expect(await pty.ended()).toBe(130);

    const again = openPty(['check', 'URMIN', '--as', 'Rina Wulandari'], { cwd: folder });
    await again.see('Lanjutkan');
    again.type(enter);
    await again.see('Sedang dikerjakan');
    await press(again, 'm');
    await again.see('▶ URMIN-01');
    again.kill('SIGHUP');
    await again.ended();
    expect(journal(folder).filter((line) => line['t'] === 'answer')).toEqual([]);
  });

  it('pauses by a listed reason, keeps evidence, follows up, hands over and sees what a colleague did', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'sop.config.yaml'),
      'format: 1\nalasan_jeda: [Menunggu tanda tangan, Menunggu disposisi]\ntindak_lanjut_wajib: true\n',
    );
    writeFileSync(join(folder, 'foto.jpg'), Uint8Array.from([0xff, 0xd8, 0xff, 1]));
    const pty = openPty(['check', 'URMIN', '--as', 'Rina Wulandari'], {
      cwd: folder,
      columns: 100,
      rows: 30,
    });
    await pty.see('buka pelaksanaan baru');
    await press(pty, 'm');
    await pty.see('0/15 dijawab');
    await press(pty, 'm');
    await pty.see('URMIN-01 dimulai');
    await press(pty, 'j');
    await pty.see('Menunggu disposisi');
    await press(pty, enter);
    await press(pty, '2');
    await pty.see('Jeda: Menunggu disposisi');
    await press(pty, 'l');
    await pty.see('URMIN-01 dilanjutkan');
    await press(pty, 'f');
    await pty.see('Berkas bukti untuk URMIN-01');
    pty.type(`foto.png${enter}`);
    await pty.see("foto.png' tidak ada");
    await press(pty, 'f');
    await pty.see('Berkas bukti untuk URMIN-01');
    pty.type(`foto.jpg${enter}`);
    await pty.see('bukti foto.jpg');
    await press(pty, 't');
    await pty.see('TIDAK SESUAI karena');
    pty.type(`berkas kurang${enter}`);
    await pty.see('URMIN-01 TIDAK SESUAI');
    await press(pty, keys.home);
    await press(pty, 'i');
    await pty.see('Tindak lanjut URMIN-01');
    pty.type(`lengkapi berkas${enter}`);
    await pty.see('Penanggung jawab');
    pty.type(`Bagus Pratama${enter}`);
    await pty.see('Batas, misalnya');
    pty.type(`2026-11-30${enter}`);
    await pty.see('URMIN-01 tindak lanjut');
    await pty.see('Bukti: 1   Tindak lanjut: lengkapi berkas (Bagus Pratama, 2026-11-30)');
    const run = (JSON.parse(runSop(folder, 'status', '--json')) as { terbuka: { pelaksanaan: string }[] })
      .terbuka[0];
    const number = run?.pelaksanaan ?? '';
    const bagus = ['--by', 'Bagus Pratama'];
    runSop(folder, 'run', 'answer', number, 'URMIN-02', 'tidak_berlaku', '--reason', 'tidak ada', ...bagus);
    await press(pty, keys.down);
    await press(pty, 'm');
    await pty.see('Itu tidak mungkin lagi pada URMIN-02. Bagus Pratama, ');
    await pty.see('Tidak ada yang');
    await pty.see('2/15 dijawab');
    await press(pty, keys.down);
    await press(pty, 'o');
    await pty.see('URMIN-03 diserahkan kepada');
    pty.type(`Bagus Pratama${enter}`);
    await pty.see('diserahkan kepada Bagus Pratama');
    await press(pty, 'q');
    expect(await pty.ended()).toBe(0);
    const again = openPty(['check', 'URMIN', '--as', 'Sari'], { cwd: folder, columns: 100 });
    await again.see('Lanjutkan');
    again.type(enter);
    await again.see('TIDAK SESUAI');
    await press(again, 'm');
    await again.see(/(Rina Wulandari|Bagus Pratama) juga di pelaksanaan ini sejak/);
    await press(again, 'q');
    expect(await again.ended()).toBe(0);
    expect(runSop(folder, 'verify', number)).toContain('UTUH, TIDAK BERJANGKAR');
    const kinds = journal(folder).map((line) => line['t']);
    for (const kind of ['pause', 'evidence', 'followup', 'handover']) expect(kinds).toContain(kind);
  });

  it.each([
    ['--accessible', { args: ['--accessible'], env: {} }],
    ['a terminal that draws nothing', { args: [], env: { TERM: 'dumb' } }],
  ])(
    'asks by numbered lines with %s; neither a held Enter nor a paste answers',
    async (_name, { args, env }) => {
      const folder = newFolder();
      const pty = openPty(['check', 'URMIN', '--as', 'Rina Wulandari', ...args], {
        cwd: folder,
        rows: 60,
        columns: 100,
        env,
      });
      const choose = async (label: string): Promise<void> => {
        const found = [...pty.screen().matchAll(new RegExp(`^(\\d+)\\. ${label}$`, 'gm'))].at(-1)?.[1];
        if (found === undefined) throw new Error(`no choice '${label}' in:\n${pty.screen()}`);
        await press(pty, `${found}\n`);
      };
      await pty.see('buka pelaksanaan baru');
      await choose('buka pelaksanaan baru');
      await pty.see('Keadaan: belum dimulai.');
      await choose('mulai');
      await pty.see('Keadaan: berjalan.');
      for (let n = 0; n < 20; n++) await press(pty, '\n');
      await press(pty, '1\n1\n1\n1\n');
      await pty.see('Beberapa baris sekaligus');
      await choose('sesuai');
      await pty.see('URMIN-01: SESUAI?');
      expect(journal(folder).map((line) => line['t'])).toEqual(['open', 'start']);
      await choose('simpan');
      await pty.see('Tersimpan: URMIN-01 SESUAI');
      await pty.see('Kegiatan 2/15: URMIN-02.');
      await choose('tidak berlaku');
      await pty.see('TIDAK BERLAKU karena');
      await press(pty, 'tidak ada surat\n');
      await pty.see('Tersimpan: URMIN-02 TIDAK BERLAKU');
      await choose('daftar semua kegiatan');
      await pty.see(/2: URMIN-02, .*TIDAK BERLAKU, tidak ada surat/s);
      await press(pty, keys.ctrlD);
      expect(await pty.ended()).toBe(130);
      await pty.see('Semua jawaban tersimpan');
      expect(journal(folder).map((line) => line['t'])).toEqual(['open', 'start', 'answer', 'answer']);
    },
  );

  it('fits 80×24 and wider, and shows every key on request', async () => {
    for (const [columns, rows] of [
      [80, 24],
      [132, 40],
    ] as const) {
      const pty = openPty(['check', 'PPID', '--as', 'Rina'], { cwd: newFolder(), columns, rows });
      await pty.see('buka pelaksanaan baru');
      await press(pty, 'm');
      await pty.see('0/19 dijawab');
      const lines = pty.screen().split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines[0]).toContain('PPID');
      await press(pty, '?');
      await pty.see('jawaban; yang lama tetap tercatat');
      await press(pty, 'x');
      await press(pty, 'q');
      expect(await pty.ended()).toBe(0);
    }
  });
});

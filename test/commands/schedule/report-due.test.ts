import { describe, expect, it } from 'vitest';
import { fakeProcess, systemError } from '../../support/fake-host.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';

const hour = 3_600_000;
const day = 24 * hour;
const daily = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }';
const monthly = '{ kode: BULANAN, laporan: rekap, setiap: bulanan, format: [json, xlsx] }';
const table = '{ kode: MONITORING, laporan: tabel7, setiap: semester, tanda_tangan: WAKA }';

type World = ReturnType<typeof scheduleOffice>;
const reports = (host: World): readonly string[] =>
  [...host.disk.keys()]
    .filter((path) => path.startsWith('/kantor/laporan/'))
    .map((path) => path.slice(16))
    .toSorted();
const text = (host: World, path: string): string => new TextDecoder().decode(host.disk.get(path));
const ledger = (host: World) =>
  text(host, '/kantor/catatan/laporan.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('sop report --due', () => {
  it('makes every report that is due, with a line in the ledger for each', async () => {
    const host = scheduleOffice([daily, monthly, table]);
    await record(host, answersOn('2026-11-17'));
    const { code, out, err } = await run(host, 'report', '--due');
    expect([code, err]).toEqual([0, '']);
    expect(reports(host)).toEqual([
      'bulanan-2026-10.json',
      'bulanan-2026-10.xlsx',
      'harian-2026-11-17.csv',
      'monitoring-2026-S1.pdf',
    ]);
    expect(out).toContain('✓ HARIAN 17 November 2026: /kantor/laporan/harian-2026-11-17.csv');
    expect(text(host, '/kantor/laporan/harian-2026-11-17.csv')).toContain('URMIN-01');
    expect(JSON.parse(text(host, '/kantor/laporan/bulanan-2026-10.json')).judul).toContain('Oktober 2026');
    const pdf = await pdfText(host.disk.get('/kantor/laporan/monitoring-2026-S1.pdf') ?? new Uint8Array());
    expect(pdf).toMatch(/Bima Santosa/i);
    expect(pdf).not.toMatch(/Sinta Maharani/i);
    const lines = ledger(host);
    expect(lines.map((line) => [line.jadwal, line.periode, line.revisi])).toEqual([
      ['MONITORING', '2026-S1', 1],
      ['BULANAN', '2026-10', 1],
      ['HARIAN', '2026-11-17', 1],
    ]);
    for (const { nama, sha256 } of lines.flatMap((line) => line.berkas))
      expect(host.sha256(host.disk.get(`/kantor/${nama}`) ?? '')).toBe(sha256);
    expect(lines[0].dibuat).toBe('2026-11-18T01:00:00.000Z');
    expect([...host.disk.keys()].filter((path) => path.includes('/.jadwal/kunci'))).toEqual([]);
  });

  it('says that all is made the second time, and changes nothing', async () => {
    const host = scheduleOffice([daily, monthly]);
    await record(host, answersOn('2026-11-17'));
    await run(host, 'report', '--due');
    const before = new Map(host.disk);
    const { code, out } = await run(host, 'report', '--due');
    expect(code).toBe(0);
    expect(out).toContain('HARIAN 17 November 2026: sudah dibuat: /kantor/laporan/harian-2026-11-17.csv');
    for (const [path, bytes] of host.disk)
      if (!path.includes('/.jadwal/')) expect([path, before.get(path) === bytes]).toEqual([path, true]);
  });

  it('makes a revision beside the old one when the data changed, names both, and then rests', async () => {
    const host = scheduleOffice([daily]);
    await record(host, answersOn('2026-11-17'));
    await run(host, 'report', '--due');
    const old = text(host, '/kantor/laporan/harian-2026-11-17.csv');
    await record(host, answersOn('2026-11-17', '11:00'));
    const { code, out } = await run(host, 'report', '--due');
    expect(code).toBe(0);
    expect(out).toContain(
      'data berubah, revisi 2: /kantor/laporan/harian-2026-11-17-r2.csv (di samping harian-2026-11-17.csv)',
    );
    expect(text(host, '/kantor/laporan/harian-2026-11-17.csv')).toBe(old);
    expect(text(host, '/kantor/laporan/harian-2026-11-17-r2.csv')).not.toBe(old);
    const json = JSON.parse((await run(host, 'report', '--due', '--json')).out);
    expect(json).toMatchObject({ dibuat: [], gagal: [], tersisa: 0, sudah_dibuat: [{ revisi: 2 }] });
    expect(ledger(host)).toHaveLength(2);
  });

  it('sees a form that comes days later', async () => {
    const host = scheduleOffice([daily]);
    await run(host, 'report', '--due');
    host.pass(2 * day);
    await record(host, answersOn('2026-11-17'));
    const { out } = await run(host, 'report', '--due', '--json');
    const made = JSON.parse(out).dibuat.map((one: { periode: string; revisi: number }) => [
      one.periode,
      one.revisi,
    ]);
    expect(made).toEqual([
      ['2026-11-17', 2],
      ['2026-11-18', 1],
      ['2026-11-19', 1],
    ]);
  });

  it('makes ten days up after the computer was off, and the month that ended', async () => {
    const host = scheduleOffice([daily, monthly], { now: '2026-10-23T01:00:00.000Z' });
    await run(host, 'report', '--due', '--quiet');
    host.pass(10 * day);
    const { code, out } = await run(host, 'report', '--due', '--json');
    expect(code).toBe(0);
    const made = JSON.parse(out).dibuat.map((one: { periode: string }) => one.periode);
    expect(made.filter((name: string) => name.length === 10)).toHaveLength(10);
    expect(made.filter((name: string) => name.length === 7)).toEqual(['2026-10']);
    expect(reports(host)).toContain('harian-2026-11-01.csv');
  });

  it('makes 62 at once, and the others the next time', async () => {
    const host = scheduleOffice([daily], { now: '2026-08-05T01:00:00.000Z' });
    await run(host, 'report', '--due');
    host.pass(70 * day);
    expect((await run(host, 'report', '--due')).out).toContain('8 laporan lagi dibuat pada kali berikutnya.');
    expect(reports(host)).toHaveLength(63);
    await run(host, 'report', '--due');
    expect(reports(host)).toHaveLength(71);
  });

  it('adds the line that a crash prevented, without another file', async () => {
    const host = scheduleOffice([daily]);
    await run(host, 'report', '--due');
    const line = text(host, '/kantor/catatan/laporan.jsonl');
    host.disk.delete('/kantor/catatan/laporan.jsonl');
    await run(host, 'report', '--due');
    expect(reports(host)).toEqual(['harian-2026-11-17.csv']);
    expect(text(host, '/kantor/catatan/laporan.jsonl')).toBe(line);
  });

  it('never writes over a file that somebody else put there', async () => {
    const host = scheduleOffice([daily], {
      files: { '/kantor/laporan/harian-2026-11-17.csv': 'milik orang lain' },
    });
    await run(host, 'report', '--due');
    expect(text(host, '/kantor/laporan/harian-2026-11-17.csv')).toBe('milik orang lain');
    expect(ledger(host)[0].berkas[0].nama).toBe('laporan/harian-2026-11-17-r2.csv');
  });

  it('goes on with the others when one fails, says so in one line, and makes it the next time', async () => {
    const broken = '{ kode: PECAH, laporan: rekap, setiap: harian, format: [csv], bagian: [URMON] }';
    const host = scheduleOffice([broken, daily]);
    const { code, out, err } = await run(host, 'report', '--due', '--quiet');
    expect([code, out]).toEqual([3, '']);
    expect(err).toBe("sop: GAGAL PECAH 17 November 2026: bagian 'URMON' tidak ada. Maksud Anda: URMIN?\n");
    expect(reports(host)).toEqual(['harian-2026-11-17.csv']);
    host.disk.set(
      '/kantor/sop.config.yaml',
      new TextEncoder().encode(text(host, '/kantor/sop.config.yaml').replace('URMON', 'URMIN')),
    );
    expect((await run(host, 'report', '--due')).code).toBe(0);
    expect(reports(host)).toContain('pecah-2026-11-17.csv');
  });

  it('says with exit code 74 that a report was not saved', async () => {
    const host = scheduleOffice([daily]);
    const { write } = host.files;
    const full: World = {
      ...host,
      files: {
        ...host.files,
        write: (path, data, options) => {
          if (path.endsWith('.csv')) throw systemError('ENOSPC');
          write(path, data, options);
        },
      },
    };
    const { code, err } = await run(full, 'report', '--due', '--quiet');
    expect(code).toBe(74);
    expect(err).toMatch(/^sop: GAGAL HARIAN 17 November 2026: laporan TIDAK tersimpan .*disk penuh.*\n$/);
    expect(host.disk.has('/kantor/catatan/laporan.jsonl')).toBe(false);
    expect((await run(host, 'report', '--due', '--quiet')).code).toBe(0);
  });

  it('is quiet on success, with a log that does not grow for ever', async () => {
    const host = scheduleOffice([daily]);
    expect(await run(host, 'report', '--due', '--quiet')).toEqual({ code: 0, out: '', err: '' });
    const path = '/kantor/catatan/.jadwal/laporan.log';
    expect(text(host, path)).toContain(
      '2026-11-18T01:00:00.000Z ✓ HARIAN 17 November 2026: /kantor/laporan/',
    );
    for (let time = 0; time < 6; time++) {
      host.disk.set(path, new TextEncoder().encode(`${time}${'x'.repeat(256 * 1024)}\n`));
      await run(host, 'report', '--due', '--quiet');
    }
    const logs = [...host.disk.keys()].filter((one) => one.startsWith(path)).toSorted();
    expect(logs).toEqual([path, `${path}.1`, `${path}.2`, `${path}.3`]);
    expect(logs.slice(1).map((one) => text(host, one)[0])).toEqual(['5', '4', '3']);
    expect(text(host, path).length).toBeLessThan(1000);
  });

  it('prints the plan and writes nothing with --dry-run, also for a day to come', async () => {
    const host = scheduleOffice([daily, monthly]);
    await run(host, 'list');
    const before = [...host.disk.keys()];
    const { code, out } = await run(host, 'report', '--due', '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(
      /Akan dibuat:\n {2}BULANAN Oktober 2026.*\n {2}HARIAN 17 November 2026 \(csv\), 18 Nov 2026 07\.30 WIB/,
    );
    expect(out).toMatch(
      /Berikutnya:\n {2}HARIAN 18 November 2026.*19 Nov 2026 07\.30 WIB\n {2}BULANAN November 2026.*1 Des 2026/,
    );
    const later = await run(host, 'report', '--due', '--dry-run', '--json', '--at', '2026-12-01 08:00');
    expect(JSON.parse(later.out).akan_dibuat.map((one: { periode: string }) => one.periode)).toEqual([
      '2026-11-30',
      '2026-11',
    ]);
    expect([...host.disk.keys()]).toEqual(before);
  });

  it('makes what was due at an earlier time with --at, but nothing of the future', async () => {
    const host = scheduleOffice([daily]);
    await run(host, 'report', '--due', '--at', '2026-11-12 08:00');
    expect(reports(host)).toEqual(['harian-2026-11-11.csv']);
    const { code, err } = await run(host, 'report', '--due', '--at', '2026-11-19 08:00');
    expect([code, err]).toEqual([2, expect.stringContaining('belum terjadi')]);
  });

  it('warns of parts that are missing because a file cannot be read, and makes the rest', async () => {
    const host = scheduleOffice([table]);
    host.disk.set('/kantor/sops/a.yaml', host.disk.get('/program/sops/sihumas.yaml') ?? new Uint8Array());
    host.disk.set('/kantor/sops/b.yaml', new TextEncoder().encode('format: 1\nnama: ['));
    const { code, err } = await run(host, 'report', '--due', '--quiet');
    expect(code).toBe(1);
    expect(err).toContain('tidak terbaca, jadi tidak ada di laporan: /kantor/sops/b.yaml');
    expect(reports(host)).toEqual(['monitoring-2026-S1.pdf']);
  });

  it('stops at a ledger that is damaged and leaves it alone', async () => {
    const host = scheduleOffice([daily], { files: { '/kantor/catatan/laporan.jsonl': '{"v":1}\n' } });
    const { code, err } = await run(host, 'report', '--due');
    expect([code, err]).toEqual([3, expect.stringContaining("laporan.jsonl' baris 1 tidak terbaca")]);
    expect(text(host, '/kantor/catatan/laporan.jsonl')).toBe('{"v":1}\n');
    expect(reports(host)).toEqual([]);
  });
});

describe('what sop report --due refuses', () => {
  it.each([
    [
      'an unknown signer',
      ['{ kode: A, laporan: tabel7, setiap: semester, tanda_tangan: KASAT }'],
      /tanda_tangan 'KASAT' tidak ada.*KASI, WAKA/,
    ],
    ['a code used twice', [daily, daily], /kode 'HARIAN' dipakai dua kali/],
    [
      'mail without a server',
      ['{ kode: A, laporan: tabel7, setiap: semester, kabar: { surel: [a@b.id] } }'],
      /memerlukan pengiriman/,
    ],
    [
      'a time that is none',
      ['{ kode: A, laporan: tabel7, setiap: semester, jam: "25:00" }'],
      /Tulis jam:menit/,
    ],
  ])('%s', async (_name, entries, message) => {
    const host = scheduleOffice(entries);
    const { code, err } = await run(host, 'report', '--due');
    expect(code).toBe(3);
    expect(err).toMatch(message);
  });

  it.each([
    ['a run together with --due', ['7F3K', '--due'], /7F3K: tidak bersama --due/],
    ['a period together with --due', ['--due', '--period', '2026-10'], /--period: tidak bersama --due/],
    ['--dry-run without --due', ['7F3K', '--dry-run'], /--dry-run hanya untuk: sop report --due/],
    ['nothing at all', [], /tulis nomor pelaksanaan, tabel7, atau --period, atau --due/],
    ['a moment that is none', ['--due', '--at', 'kemarin'], /--at 'kemarin' bukan saat/],
  ])('%s', async (_name, argv, message) => {
    const { code, err } = await run(scheduleOffice([daily]), 'report', ...argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('an office without a schedule', async () => {
    const host = scheduleOffice([daily]);
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode('format: 1\n'));
    const { code, err } = await run(host, 'report', '--due');
    expect([code, err]).toEqual([3, expect.stringContaining('belum mempunyai jadwal laporan')]);
  });
});

describe('one at a time', () => {
  const lock = '/kantor/catatan/.jadwal/kunci';
  const held = { ...fakeProcess, pid: 200, token: 'abcdef0123456789', since: 1 };
  const locked = (more: Parameters<typeof scheduleOffice>[1] = {}) =>
    scheduleOffice([daily], { files: { [lock]: JSON.stringify(held) }, ...more });

  it('leaves while another process makes them', async () => {
    const host = locked({ stateOf: () => 'alive' });
    const { code, err } = await run(host, 'report', '--due');
    expect([code, err]).toEqual([0, expect.stringContaining('sedang dibuat oleh proses lain (kantor, 200)')]);
    expect(await run(host, 'report', '--due', '--quiet')).toEqual({ code: 0, out: '', err: '' });
    expect(reports(host)).toEqual([]);
    expect(host.disk.has(lock)).toBe(true);
  });

  it('waits with --wait until the other one is done, or has died', async () => {
    let asked = 0;
    const host = locked({ stateOf: () => (++asked < 30 ? 'alive' : 'dead') });
    expect((await run(host, 'report', '--due', '--wait')).code).toBe(0);
    expect(asked).toBe(30);
    expect(reports(host)).toEqual(['harian-2026-11-17.csv']);
    expect([...host.disk.keys()].filter((path) => path.startsWith(lock))).toEqual([]);
  });

  it('never takes the lock from a process that it cannot see, and says which file it is', async () => {
    const host = locked({ stateOf: () => 'unknown' });
    const { code, err } = await run(host, 'report', '--due');
    expect(code).toBe(3);
    expect(err).toContain(`hapus '${lock}'`);
    expect(host.disk.has(lock)).toBe(true);
    const strange = scheduleOffice([daily], { files: { [lock]: 'x' }, stateOf: () => 'dead' });
    expect((await run(strange, 'report', '--due')).code).toBe(3);
    expect(text(strange, lock)).toBe('x');
  });

  it('clears the lock of a dead process away, also when the one who cleared it away died too', async () => {
    const guard = { ...held, pid: 201, token: '0123456789abcdef' };
    const host = locked({
      stateOf: () => 'dead',
      files: { [lock]: JSON.stringify(held), [`${lock}.${held.token}`]: JSON.stringify(guard) },
    });
    expect((await run(host, 'report', '--due')).code).toBe(0);
    expect([...host.disk.keys()].filter((path) => path.startsWith(lock))).toEqual([]);
  });

  it('removes what a crash left half made, and no file of anybody else', async () => {
    const left = [
      '/kantor/laporan/.harian-2026-11-17.csv.0123456789ab.tmp',
      '/kantor/catatan/.laporan.jsonl.0123456789ab.tmp',
    ];
    const others = [
      '/kantor/laporan/.surat.pdf.0123456789ab.tmp',
      '/kantor/laporan/.harian-2026-11-17.csv.tmp',
    ];
    const host = scheduleOffice([daily], {
      files: Object.fromEntries([...left, ...others].map((path) => [path, 'x'])),
    });
    await run(host, 'report', '--due');
    expect(left.filter((path) => host.disk.has(path))).toEqual([]);
    expect(others.filter((path) => !host.disk.has(path))).toEqual([]);
  });
});

describe('signing on schedule', () => {
  const signed = '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [pdf], tanda_tangan: KASI }';

  it('fails clearly without a passphrase, and makes it unsigned only when told to', async () => {
    const host = scheduleOffice([signed]);
    const config = text(host, '/kantor/sop.config.yaml').replace(
      'kode: KASI,',
      'kode: KASI, kunci: { p12: kunci/kasi.p12 },',
    );
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode(config));
    host.disk.set('/kantor/kunci/kasi.p12', new Uint8Array([0x30]));
    await record(host, answersOn('2026-11-17'));
    const refused = await run(host, 'report', '--due');
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('tidak dapat ditanyakan tanpa terminal');
    expect(reports(host)).toEqual([]);
    expect((await run(host, 'report', '--due', '--unsigned')).code).toBe(0);
    const pdf = await pdfText(host.disk.get('/kantor/laporan/harian-2026-11-17.pdf') ?? new Uint8Array());
    expect(pdf).toContain('belum ditandatangani');
  });

  it('takes the passphrase that is given along', { timeout: 60_000 }, async () => {
    const host = scheduleOffice([signed], { files: { '/kantor/sandi': 'rahasia-sekali' } });
    const config = text(host, '/kantor/sop.config.yaml').replace(
      'kode: KASI,',
      'kode: KASI, kunci: { p12: kunci/kasi-percobaan.p12 },',
    );
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode(config));
    expect((await run(host, 'cert', 'new', 'KASI', '--passphrase-file', 'sandi')).code).toBe(0);
    expect((await run(host, 'report', '--due', '--passphrase-file', 'sandi')).code).toBe(0);
    expect((await run(host, 'verify', 'laporan/harian-2026-11-17.pdf')).code).toBe(0);
  });
});

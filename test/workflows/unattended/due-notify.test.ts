import { describe, expect, it } from 'vitest';
import { answersOn, record, run, scheduleOffice } from '../../support/schedule-office.ts';

const server = [
  'pengiriman: { server: surel.kantor.id, pengirim: sop@kantor.id, pengguna: sop, berkas_sandi: rahasia }',
];
const told = (kabar: string, code = 'HARIAN', more = '') =>
  `{ kode: ${code}, laporan: rekap, setiap: harian, format: [csv], kabar: ${kabar}${more} }`;
const files = { '/kantor/rahasia': 'kata sandi\n' };

describe('who is told of a report', () => {
  it('nobody, unless the office file says so', async () => {
    const host = scheduleOffice(['{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv] }'], {
      more: server,
    });
    await run(host, 'report', '--due');
    expect(host.sent).toEqual([]);
  });

  it('by mail, with the file, once', async () => {
    const host = scheduleOffice([told('{ surel: [kasi@kantor.id], lampiran: true }')], {
      more: server,
      files,
    });
    await record(host, answersOn('2026-11-17'));
    await run(host, 'report', '--due');
    await run(host, 'report', '--due');
    expect(host.sent).toHaveLength(1);
    const [sent] = host.sent;
    if (sent?.by !== 'mail') throw new Error('no mail');
    expect(sent.message).toMatchObject({ to: ['kasi@kantor.id'], subject: 'Laporan HARIAN 2026-11-17' });
    expect(sent.message.text).toContain('/kantor/laporan/harian-2026-11-17.csv');
    expect(sent.message.attachments.map(({ name }) => name)).toEqual(['harian-2026-11-17.csv']);
    expect(sent.server).toEqual({
      host: 'surel.kantor.id',
      port: 587,
      security: 'starttls',
      user: 'sop',
      password: 'kata sandi',
    });
  });

  it('by webhook, without paths of this computer', async () => {
    const host = scheduleOffice([told('{ webhook: "https://kantor.id/kabar/rahasia" }')]);
    await run(host, 'report', '--due');
    const [sent] = host.sent;
    if (sent?.by !== 'webhook') throw new Error('no webhook');
    expect(JSON.parse(sent.body)).toEqual({
      jadwal: 'HARIAN',
      laporan: 'rekap',
      dibuat: [{ periode: '2026-11-17', revisi: 1, berkas: ['harian-2026-11-17.csv'] }],
      gagal: [],
    });
  });

  it('of a failure once, not every hour, and again when the reason is another', async () => {
    const entry = told('{ webhook: "https://kantor.id/kabar" }', 'A', ', bagian: [URMON]');
    const host = scheduleOffice([entry]);
    await run(host, 'report', '--due');
    await run(host, 'report', '--due');
    expect(host.sent).toHaveLength(1);
    const text = new TextDecoder().decode(host.disk.get('/kantor/sop.config.yaml'));
    host.disk.set('/kantor/sop.config.yaml', new TextEncoder().encode(text.replace('URMON', 'PPUD')));
    await run(host, 'report', '--due');
    expect(host.sent).toHaveLength(2);
  });

  it('and when they cannot be told, the report is there, with exit code 3 and one line', async () => {
    const host = scheduleOffice(
      [told('{ surel: [kasi@kantor.id], webhook: "https://u:p@kantor.id/kabar/rahasia" }')],
      {
        more: server,
        files,
        onSend: () => {
          throw new Error('connect ECONNREFUSED');
        },
      },
    );
    const { code, err } = await run(host, 'report', '--due', '--quiet');
    expect(code).toBe(3);
    expect(err.trim().split('\n')).toEqual([
      'sop: HARIAN: laporan tersimpan, tetapi kabar ke kasi@kantor.id tidak terkirim (connect ECONNREFUSED)',
      'sop: HARIAN: laporan tersimpan, tetapi kabar ke https://kantor.id tidak terkirim (connect ECONNREFUSED)',
    ]);
    expect(host.disk.has('/kantor/laporan/harian-2026-11-17.csv')).toBe(true);
    expect((await run(host, 'report', '--due', '--quiet')).code).toBe(0);
  });

  it('never with a password that others may read', async () => {
    const host = scheduleOffice([told('{ surel: [kasi@kantor.id] }')], { more: server, files });
    const open = { ...host, files: { ...host.files, mode: () => 0o644 } };
    const { code, err } = await run(open, 'report', '--due', '--quiet');
    expect([code, err]).toEqual([3, expect.stringContaining("chmod 600 '/kantor/rahasia'")]);
    expect(host.sent).toEqual([]);
  });
});

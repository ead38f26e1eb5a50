import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { officeWith } from '../../support/schedule-office.ts';
import { at, ledger, newOffice, reports, start } from './office-on-disk.ts';

const entry =
  '{ kode: HARIAN, laporan: rekap, setiap: harian, format: [csv], kabar: { surel: [kasi@kantor.id], lampiran: true } }';

describe('the built program and a mail server', () => {
  it('sends the report after it is on disk; without the server the report is there all the same', async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ password }, _session, done) =>
        done(null, password === 'benar' ? { user: 'sop' } : undefined),
      onData: (stream, _session, done) => {
        stream.on('data', (data) => mails.push(String(data)));
        stream.on('end', done);
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const folder = newOffice([entry]);
    const access = `pengiriman: { server: 127.0.0.1, port: ${port}, aman: tidak, pengirim: sop@kantor.id, pengguna: sop, berkas_sandi: sandi }`;
    writeFileSync(join(folder, 'sop.config.yaml'), officeWith([entry], [access]));
    writeFileSync(join(folder, 'sandi'), 'benar\n');
    chmodSync(join(folder, 'sandi'), 0o600);
    const due = (moment: string) => start(folder, ['report', '--due', '--quiet', '--at', moment]).ended;
    expect(await due('2024-05-14 08:00')).toEqual({ code: 0, out: '', err: '' });
    expect(mails.join('')).toContain('Subject: Laporan HARIAN 2024-05-13');
    chmodSync(join(folder, 'sandi'), 0o640);
    const open = await due(at);
    expect(open.code).toBe(3);
    expect(open.err).toContain('chmod 600');
    chmodSync(join(folder, 'sandi'), 0o600);
    server.close();
    const gone = await due('2024-05-16 08:00');
    expect(gone.code).toBe(3);
    expect(gone.err).toMatch(
      /^sop: HARIAN: laporan tersimpan, tetapi kabar ke kasi@kantor\.id tidak terkirim .*ECONNREFUSED/,
    );
    expect(Object.keys(reports(folder))).toEqual([
      'harian-2024-05-13.csv',
      'harian-2024-05-14.csv',
      'harian-2024-05-15.csv',
    ]);
    expect(ledger(folder)).toHaveLength(3);
  });
});

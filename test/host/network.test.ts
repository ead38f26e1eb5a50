import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailMessage } from '../../src/host/host.ts';
import { systemNetwork } from '../../src/host/system-network.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real mail server on loopback; keeps what it is sent and who logged in. */
async function mailServer(options: SMTPServerOptions = {}) {
  const mails: string[] = [];
  const logins: (string | undefined)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      done(null, password === 'benar' ? { user: username ?? '' } : undefined);
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (data) => {
        text += data;
      });
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  return { mails, logins, port };
}

const message: MailMessage = {
  from: 'sop@kantor.id',
  to: ['kasi@kantor.id', 'waka@kantor.id'],
  subject: 'Laporan HARIAN 2026-11-17',
  text: '✓ HARIAN 17 November 2026\n',
  attachments: [{ name: 'harian.csv', bytes: new TextEncoder().encode('kode;nama\n') }],
};

describe('mail to a real server', () => {
  it('arrives with its text and its file', async () => {
    const { mails, port } = await mailServer({ disabledCommands: ['STARTTLS'] });
    await systemNetwork.mail(message, { host: '127.0.0.1', port, security: 'none' });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Subject: Laporan HARIAN 2026-11-17');
    expect(mails[0]).toContain('To: kasi@kantor.id, waka@kantor.id');
    expect(mails[0]).toContain('filename=harian.csv');
    expect(mails[0]).toContain(Buffer.from('kode;nama\n').toString('base64'));
  });

  it('logs in, and says so when the password is wrong', async () => {
    const { mails, logins, port } = await mailServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
    });
    const access = { host: '127.0.0.1', port, security: 'none', user: 'sop' } as const;
    await systemNetwork.mail(message, { ...access, password: 'benar' });
    await expect(systemNetwork.mail(message, { ...access, password: 'salah' })).rejects.toThrow(
      /Invalid login|535/,
    );
    expect(logins).toEqual(['sop:benar', 'sop:salah']);
    expect(mails).toHaveLength(1);
  });

  it('sends neither password nor text to a server that cannot encrypt, or whose certificate nobody vouches for', async () => {
    for (const options of [{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true }, {}]) {
      const { mails, logins, port } = await mailServer(options);
      const access = {
        host: '127.0.0.1',
        port,
        security: 'starttls',
        user: 'sop',
        password: 'benar',
      } as const;
      await expect(systemNetwork.mail(message, access)).rejects.toThrow(/STARTTLS|certificate/i);
      expect([mails, logins]).toEqual([[], []]);
    }
  });

  it('says that nobody is there', async () => {
    const { port } = await mailServer();
    closing.splice(0).forEach((close) => {
      close();
    });
    await expect(systemNetwork.mail(message, { host: '127.0.0.1', port, security: 'none' })).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });
});

describe('a webhook', () => {
  async function webServer(status: number) {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (data) => {
        body += data;
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${request.headers['content-type']} ${body}`);
        response.writeHead(status, { location: '/lain' }).end('x');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    return { bodies, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kabar` };
  }

  it('gets the JSON', async () => {
    const { bodies, address } = await webServer(204);
    await systemNetwork.post(address, '{"a":"é"}');
    expect(bodies).toEqual(['POST application/json; charset=utf-8 {"a":"é"}']);
  });

  it('that answers with an error, sends elsewhere, or is not there, is a failure with its reason', async () => {
    const { address } = await webServer(500);
    await expect(systemNetwork.post(address, '{}')).rejects.toThrow('HTTP 500');
    const moved = await webServer(302);
    await expect(systemNetwork.post(moved.address, '{}')).rejects.toThrow(/redirect/);
    await expect(systemNetwork.post('http://127.0.0.1:9/', '{}')).rejects.toThrow(/ECONNREFUSED|bad port/);
    expect(moved.bodies).toHaveLength(1);
  });
});

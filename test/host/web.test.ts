import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/host/public-address.ts';
import { webOver } from '../../src/host/system-web.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real server on loopback; keeps what it was asked. */
async function serving(answer: (response: ServerResponse) => void) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers['content-type'] ?? ''} ${body}`.trim());
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, port, url: `http://127.0.0.1:${port}/tanya` };
}

const loopback = async () => [{ address: '127.0.0.1', family: 4 }];
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a question to a server', () => {
  it('gets status and bytes, by GET or with a body by POST', async () => {
    const { asked, url } = await serving((response) => response.writeHead(201).end('jawab'));
    const web = webOver();
    const answer = await web({ url });
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([201, 'jawab']);
    await web({ url, body: Buffer.from('tanya'), type: 'application/ocsp-request' });
    expect(asked).toEqual(['GET /tanya', 'POST /tanya application/ocsp-request tanya']);
  });

  it('follows no redirect', async () => {
    const other = await serving((response) => response.end('lain'));
    const { url } = await serving((response) => response.writeHead(302, { location: other.url }).end());
    expect((await webOver()({ url })).status).toBe(302);
    expect(other.asked).toEqual([]);
  });

  it('takes an answer up to the limit, and cuts a longer one, also one without end', async () => {
    const { url } = await serving((response) => response.end(Buffer.alloc(1000)));
    expect((await webOver()({ url, limit: 1000 })).body).toHaveLength(1000);
    await expect(webOver()({ url, limit: 999 })).rejects.toEqual(code('EMSGSIZE'));
    let sent = 0;
    let isCut = false;
    const endless = await serving((response) => {
      const more = (): void => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536))) break;
        }
      };
      response.on('drain', more).on('close', () => {
        isCut = true;
      });
      more();
    });
    await expect(webOver()({ url: endless.url, limit: 100_000 })).rejects.toEqual(code('EMSGSIZE'));
    await expect.poll(() => isCut).toBe(true);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('waits no longer than its patience, for a server that is silent or drips', async () => {
    const silent = await serving(() => undefined);
    await expect(webOver(undefined, 100)({ url: silent.url })).rejects.toEqual(code('ETIMEDOUT'));
    const dripping = await serving((response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    await expect(webOver(undefined, 200)({ url: dripping.url })).rejects.toEqual(code('ETIMEDOUT'));
  });

  it('takes no head of any length', async () => {
    const server = createSocketServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    await expect(webOver(undefined, 5_000)({ url: `http://127.0.0.1:${port}/` })).rejects.toEqual(
      code('HPE_HEADER_OVERFLOW'),
    );
  });

  it('says that nobody is there, and that an address is none', async () => {
    const { url } = await serving(() => undefined);
    for (const close of closing.splice(0)) close();
    await expect(webOver()({ url })).rejects.toEqual(code('ECONNREFUSED'));
    await expect(webOver()({ url: 'http://[::1' })).rejects.toEqual(code('ERR_INVALID_URL'));
  });
});

describe('an address that a stranger wrote', () => {
  it('never leads to this computer, however it is written', async () => {
    const { asked, port } = await serving((response) => response.end('rahasia'));
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0',
    ];
    for (const host of [...hosts, '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[::127.0.0.1]', 'localhost']) {
      const url = `http://${host}:${port}/`;
      await expect(webOver()({ url, publicOnly: true }), host).rejects.toEqual(code('ENOTPUBLIC'));
    }
    expect(asked).toEqual([]);
    expect((await webOver()({ url: `http://127.0.0.1:${port}/` })).status).toBe(200);
  });

  it('is judged by what its name leads to, once: the connection goes where was looked', async () => {
    const { asked, port } = await serving((response) => response.end('rahasia'));
    const url = `http://crl.contoh.id:${port}/`;
    await expect(webOver(loopback)({ url, publicOnly: true })).rejects.toEqual(code('ENOTPUBLIC'));
    expect((await webOver(loopback)({ url })).status).toBe(200);
    let looked = 0;
    const changing = async () => [{ address: looked++ === 0 ? '203.0.113.9' : '127.0.0.1', family: 4 }];
    await expect(webOver(changing)({ url, publicOnly: true })).rejects.toEqual(code('ENOTPUBLIC'));
    expect([looked, asked.length]).toEqual([1, 1]);
  });

  it('is asked only at the ports of the web', async () => {
    let looked = 0;
    const counting = async () => {
      looked++;
      return loopback();
    };
    for (const port of [22, 25, 445]) {
      const url = `http://crl.contoh.id:${port}/`;
      await expect(webOver(counting)({ url, publicOnly: true })).rejects.toEqual(code('ENOTPUBLIC'));
    }
    expect(looked).toBe(0);
  });
});

describe('public addresses', () => {
  it.each([
    ['8.8.8.8', true],
    ['103.10.0.1', true],
    ['172.15.255.255', true],
    ['172.32.0.1', true],
    ['2001:4860:4860::8888', true],
    ['2400:cb00::1', true],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['127.255.255.254', false],
    ['169.254.169.254', false],
    ['172.16.0.1', false],
    ['172.31.255.255', false],
    ['192.168.1.1', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:8.8.8.8', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::808:808', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['ff02::1', false],
    ['2001::1', false],
    ['2001:db8::1', false],
    ['2002:7f00:1::1', false],
    ['crl.contoh.id', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

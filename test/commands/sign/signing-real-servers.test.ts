import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webOver } from '../../../src/host/system-web.ts';
import { main } from '../../../src/main.ts';
import { basic, certificate, list, listAt, type Party, purposes, usage } from '../../signature/pki/make.ts';
import { type Asked, askedIn, granted, onlineOffice, stampFor } from './online-office.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Answering = (body: Uint8Array, response: ServerResponse) => void;

/** A real server on loopback with an answer for each path; keeps what it was asked. */
async function serving(paths: Readonly<Record<string, Answering>>) {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Uint8Array[] = [];
    for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
    asked.push(request.url ?? '');
    paths[request.url ?? '']?.(Buffer.concat(parts), response);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** An authority whose list is where a server is, with a person and a time-stamp service. */
function houseAt(url: string) {
  const root = certificate('Induk Setempat', { extensions: [basic(true), usage(0x06)] });
  const at = listAt(`${url}/crl`);
  const below = (name: string, ...extensions: readonly Buffer[]): Party =>
    certificate(name, { issuer: root, extensions: [basic(false), at, ...extensions] });
  const tsa = below('Cap Setempat', usage(0x80), purposes(['1.3.6.1.5.5.7.3.8'], true));
  return { root, person: below('Larasati', usage(0xc0)), tsa };
}

describe('signing with services of this computer', () => {
  type Wish = {
    readonly level: string;
    readonly more?: string;
    readonly stamp?: Answering;
    readonly crl?: Answering;
  };
  async function signed({ level, more, stamp, crl }: Wish) {
    let house: ReturnType<typeof houseAt> | undefined;
    const token = (asked: Asked): Buffer =>
      granted(stampFor(asked, { by: house?.tsa as Party, certificates: [] }));
    const server = await serving({
      '/tsa': stamp ?? ((body, response) => void response.end(token(askedIn(body)))),
      '/crl': crl ?? ((_body, response) => void response.end(list(house?.root as Party))),
      '/lain': (_body, response) => void response.end('lain'),
    });
    house = houseAt(server.url);
    const office = await onlineOffice({
      who: house.person,
      chain: [house.root],
      tsa: `${server.url}/tsa`,
      ...(more ? { more } : {}),
    });
    const host = { ...office, web: webOver(undefined, 300) };
    const code = await main(['sign', 'a.pdf', '--level', level], host);
    return { code, err: office.stderr(), asked: server.asked };
  }

  it("may use the office's own time-stamp service", async () => {
    expect(await signed({ level: 'B-T' })).toEqual({ code: 0, err: '', asked: ['/tsa'] });
  });

  it('asks nothing where a certificate leads to this computer, unless the office names the server', async () => {
    const refused = await signed({ level: 'B-LT' });
    expect(refused).toMatchObject({ code: 3, asked: ['/tsa'] });
    expect(refused.err).toMatch(
      /127\.0\.0\.1:\d+\/crl: alamat itu tertulis di sertifikat dan menuju jaringan sendiri/,
    );
    const named = await signed({ level: 'B-LT', more: 'layanan_lokal: [127.0.0.1]' });
    expect(named).toEqual({ code: 0, err: '', asked: ['/tsa', '/crl', '/crl'] });
  });

  const endless: Answering = (_body, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  };
  const dripping: Answering = (_body, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  };
  const elsewhere: Answering = (_body, response) => void response.writeHead(302, { location: '/lain' }).end();

  it.each<readonly [string, Omit<Wish, 'level'>, RegExp]>([
    ['an endless token', { stamp: endless }, /cap waktu .* terlalu panjang/],
    ['a token that drips', { stamp: dripping }, /cap waktu .* tidak menjawab/],
    ['a token elsewhere', { stamp: elsewhere }, /cap waktu .* pengalihan tidak diikuti/],
    ['an endless list', { crl: endless }, /crl: .*(?:terlalu panjang|tidak menjawab)/],
    ['a list that drips', { crl: dripping }, /crl: .*tidak menjawab/],
    ['a list elsewhere', { crl: elsewhere }, /crl: .*pengalihan tidak diikuti/],
  ])('ends soon with %s', async (_name, wish, words) => {
    const { code, err, asked } = await signed({ level: 'B-LT', more: 'layanan_lokal: [127.0.0.1]', ...wish });
    expect(code).toBe(3);
    expect(err).toMatch(words);
    expect(asked).not.toContain('/lain');
  });
});

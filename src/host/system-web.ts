import type { LookupAddress } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Host, WebAnswer } from './host.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a name. */
const systemResolve = (name: string): Promise<readonly LookupAddress[]> =>
  process.getBuiltinModule('node:dns').promises.lookup(name, { all: true });

/**
 * The web over real connections: one connection a question, no redirect followed, the whole answer within `patience` milliseconds. Where only
 * public addresses may be asked, the connection goes to an address that was looked at, not to one that is looked up again.
 */
export const webOver =
  (resolve = systemResolve, patience = 20_000): Host['web'] =>
  ({ url: text, body, type = 'application/octet-stream', limit = 1024 * 1024, publicOnly = false }) =>
    new Promise<WebAnswer>((done, fail) => {
      const url = new URL(text);
      const { isIP } = process.getBuiltinModule('node:net');
      const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
      const name = url.hostname.replace(/^\[|\]$/g, '');
      if (publicOnly && ((isIP(name) && !isPublicAddress(name)) || !isUsualPort(url.port)))
        throw coded('ENOTPUBLIC');
      const clock = AbortSignal.timeout(patience);
      const options: RequestOptions = {
        method: body ? 'POST' : 'GET',
        headers: body ? { 'content-type': type, 'content-length': body.length } : {},
        agent: false,
        auth: null,
        maxHeaderSize: 16 * 1024,
        lookup: lookupBy(resolve, publicOnly),
        signal: clock,
      };
      const failed = (error: unknown): void => fail(clock.aborted ? coded('ETIMEDOUT') : error);
      const asked = request(url, options, (answer) => void collected(answer, limit).then(done, failed));
      asked.on('error', failed);
      asked.end(body);
    });

/** Services of the web; what listens on other low ports is none, and a question of ours could mean something to it. */
const isUsualPort = (port: string): boolean => ['', '80', '443'].includes(port) || Number(port) > 1023;

const lookupBy =
  (resolve: typeof systemResolve, publicOnly: boolean): LookupFunction =>
  (name, { all }, answer) => {
    resolve(name).then(
      (found) => {
        const [first, ...more] = publicOnly ? found.filter(({ address }) => isPublicAddress(address)) : found;
        if (!first) answer(coded('ENOTPUBLIC'), '');
        else if (all) answer(null, [first, ...more]);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, ''),
    );
  };

async function collected(answer: IncomingMessage, limit: number): Promise<WebAnswer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) throw coded('EMSGSIZE');
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, body: Buffer.concat(parts) };
}

const coded = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

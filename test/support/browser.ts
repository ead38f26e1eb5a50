import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { temporaryFolder } from './temporary-folder.ts';

/** A page in a browser without a screen, spoken to by Chromium's own protocol over pipes. */
export type Browser = {
  /** What an expression gives in the page; a promise is waited for. */
  readonly run: (expression: string) => Promise<unknown>;
  /** Puts a file into an input as if somebody had chosen it. */
  readonly choose: (selector: string, path: string) => Promise<void>;
  readonly picture: (width: number, height: number) => Promise<Buffer>;
  /** Addresses that the page asked for, or was refused, beside itself. */
  readonly asked: readonly string[];
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: answers of a protocol
type Answer = any;

/** Opens a page in Chromium. */
export async function openBrowser(address: string): Promise<Browser> {
  const profile = `--user-data-dir=${temporaryFolder()}`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', profile];
  const child = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [asked, complaints]: [string[], string[]] = [[], []];
  const heard = ({ method, params }: Answer): void => {
    if (method === 'Network.requestWillBeSent' && params.request.url !== address)
      asked.push(params.request.url);
    if (method === 'Log.entryAdded') complaints.push(params.entry.text);
    if (method === 'Runtime.exceptionThrown')
      complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
  };
  const send = pipeOf(child, heard);
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const inPage = (method: string, params: object = {}): Promise<Answer> => send(method, params, sessionId);
  for (const domain of ['Page', 'Network', 'Log', 'Runtime', 'DOM']) await inPage(`${domain}.enable`);
  const run = async (expression: string): Promise<unknown> => {
    const wish = { expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: false };
    return (await inPage('Runtime.evaluate', wish)).result.value;
  };
  await inPage('Page.navigate', { url: address });
  await run(
    "new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))",
  );
  return {
    run,
    choose: async (selector, path) => {
      const { root } = await inPage('DOM.getDocument');
      const { nodeId } = await inPage('DOM.querySelector', { nodeId: root.nodeId, selector });
      await inPage('DOM.setFileInputFiles', { nodeId, files: [path] });
    },
    picture: async (width, height) => {
      await inPage('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: width < 500,
      });
      const { data } = await inPage('Page.captureScreenshot', { captureBeyondViewport: false });
      return Buffer.from(data, 'base64');
    },
    asked,
    complaints,
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      await send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Answer>;

function pipeOf(child: ChildProcess, heard: (event: Answer) => void): Send {
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<
    number,
    { readonly done: (answer: Answer) => void; readonly fail: (why: Error) => void }
  >();
  let last = 0;
  let read = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (read + text).split('\0');
    read = messages.pop() ?? '';
    for (const message of messages.map((one) => JSON.parse(one))) {
      const asker = waiting.get(message.id);
      waiting.delete(message.id);
      if (!asker) heard(message);
      else if (message.error) asker.fail(new Error(message.error.message));
      else asker.done(message.result);
    }
  });
  child.once('exit', () => {
    for (const { fail } of waiting.values()) fail(new Error('the browser ended'));
  });
  return (method, params = {}, sessionId) =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

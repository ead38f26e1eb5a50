import type { Network } from './host.ts';

const patience = 20_000;

/** The real network. The mail library is read only when a mail is sent. */
export const systemNetwork: Network = {
  mail: async (message, server) => {
    const { sendMail } = await import('./system-mail.ts');
    await sendMail(message, server, patience);
  },
  post: async (address, body) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(address, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch(failed);
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  },
};

/** The reason lies one or two causes deep: `fetch failed` alone helps nobody. */
function failed(error: unknown): never {
  let deepest = error;
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause;
  throw deepest;
}

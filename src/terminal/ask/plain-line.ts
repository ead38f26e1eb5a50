import { Cancelled } from '../../host/errors.ts';
import { type Asking, guardMs, settleMs } from './asking.ts';

/**
 * Writes a question and waits for one line; the terminal itself does the editing, nothing is drawn over. Lines that were typed
 * ahead and several lines at once (a paste) do not count.
 * @throws Cancelled at the end of the input
 */
export async function plainLine(asking: Asking, question: string): Promise<string> {
  const { host, say } = asking;
  const { output } = host.terminal;
  for (;;) {
    output.write(question);
    const lines = await nextLines(asking);
    if (lines.length === 1) return lines[0] ?? '';
    const many = {
      id: 'Beberapa baris sekaligus; tidak ada yang dipakai.',
      en: 'Several lines at once; none was used.',
    };
    output.write(`${say(many)}\n`);
  }
}

/** The lines that arrive together after the question has stood for a moment. */
function nextLines({ host }: Asking): Promise<readonly string[]> {
  const { input } = host.terminal;
  const openedAt = host.uptime();
  const decoder = new TextDecoder();
  return new Promise((resolve, reject) => {
    let text = '';
    let waiting: NodeJS.Timeout | undefined;
    const onData = (data: Uint8Array | string): void => {
      if (host.uptime() - openedAt < guardMs) return;
      text += typeof data === 'string' ? data : decoder.decode(data, { stream: true });
      clearTimeout(waiting);
      if (text.endsWith('\n'))
        waiting = setTimeout(() => end(() => resolve(text.slice(0, -1).split('\n'))), settleMs);
    };
    const onEnd = (): void => end(() => reject(new Cancelled({ id: 'dihentikan.', en: 'stopped.' })));
    const end = (settle: () => void): void => {
      clearTimeout(waiting);
      input.off('data', onData).off('end', onEnd).pause();
      settle();
    };
    input.on('data', onData).on('end', onEnd).resume();
  });
}

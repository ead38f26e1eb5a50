import { Cancelled, UserError } from '../../host/errors.ts';
import type { TerminalStreams } from '../../host/host.ts';

type PromptContext = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  readonly clearPromptOnDone: boolean;
};
type Prompt<Value, Config> = (config: Config, context: PromptContext) => Promise<Value>;

/**
 * Asks one prompt. Ctrl-C, Ctrl-D and the end of input all mean: stop, record nothing.
 * @throws Cancelled; UserError where there is nobody to ask: commands look first and name the option, this is the last stop
 */
export async function ask<Value, Config>(
  terminal: TerminalStreams,
  prompt: Prompt<Value, Config>,
  config: Config,
): Promise<Value> {
  if (!terminal.interactive) throw new UserError(nobodyThere);
  const stop = new AbortController();
  const onKey = (
    _text: unknown,
    key: { readonly ctrl?: boolean; readonly name?: string } | undefined,
  ): void => {
    if (key?.ctrl && key.name === 'd') stop.abort();
  };
  terminal.input.on('keypress', onKey);
  try {
    const { input, output } = terminal;
    return await prompt(config, { input, output, signal: stop.signal, clearPromptOnDone: true });
  } catch (error) {
    if (error instanceof Error && /^(ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name)) {
      throw new Cancelled({ id: 'dihentikan.', en: 'stopped.' });
    }
    throw error;
  } finally {
    terminal.input.removeListener('keypress', onKey);
  }
}

const nobodyThere = {
  id: 'perintah ini hendak bertanya, tetapi tidak ada terminal atau --no-input diberikan. Jawabannya dapat diberikan sebagai pilihan: lihat --help',
  en: 'this command wants to ask something, but there is no terminal, or --no-input was given. The answer can be given as an option: see --help',
};

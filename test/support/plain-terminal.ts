import type { Host } from '../../src/host/host.ts';

type Listener = (data?: string) => void;

/**
 * A host with a person at a terminal of plain numbered lines, who answers each question by a function of what was shown since the last
 * answer; undefined ends the input. Time passes from question to question, so that nothing counts as typed ahead.
 */
export function withPerson<H extends Host>(host: H, answer: (shown: string) => string | undefined): H {
  let shown = '';
  let uptime = 0;
  const listeners = new Map<string, Listener>();
  const input = {
    on: (event: string, listener: Listener) => {
      listeners.set(event, listener);
      return input;
    },
    off: (event: string) => {
      listeners.delete(event);
      return input;
    },
    pause: () => input,
    resume: () => {
      const said = answer(shown);
      shown = '';
      setImmediate(() =>
        said === undefined ? listeners.get('end')?.() : listeners.get('data')?.(`${said}\n`),
      );
      return input;
    },
  };
  const output = {
    write: (text: string) => {
      shown += text;
      return true;
    },
  };
  const terminal = { ...host.terminal, interactive: true, input, output };
  return {
    ...host,
    terminal: terminal as unknown as Host['terminal'],
    uptime: () => {
      uptime += 1000;
      return uptime;
    },
  };
}

/** The number of a choice among those shown last; undefined when it is not offered. */
export const numberOf = (shown: string, label: string): string | undefined =>
  [...shown.matchAll(/^(\d+)\. (.*)$/gm)].findLast(([, , text]) => text === label)?.[1];

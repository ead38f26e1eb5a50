import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { guardMs, settleMs } from '../ask/asking.ts';
import { type Asked, isUsable, walkKeys } from './walk-keys.ts';
import { drawWalk } from './walk-screen.ts';
import type { Canvas, WalkView } from './walk-view.ts';

/** What was asked for, and the place of the activity that was chosen then. */
export type WalkChoice = { readonly asks: Asked; readonly selected: number };

type WalkPromptConfig = {
  readonly view: WalkView;
  readonly selected: number;
  readonly canvas: () => Canvas;
  readonly now: () => number;
  readonly uptime: () => number;
};

const hideCursor = '\u001b[?25l';

/** Shows the walk and waits for a key that asks for something; choosing another row and help stay inside. */
export const walkPrompt = createPrompt<WalkChoice, WalkPromptConfig>((config, done) => {
  const [selected, select] = useState(config.selected);
  const [help, setHelp] = useState(false);
  const [, setTick] = useState(0);
  const openedAt = useRef(config.uptime());
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const waiting = useRef<NodeJS.Timeout | undefined>(undefined);
  const last = config.view.rows.length - 1;

  useEffect((readline) => {
    const timer = setInterval(() => setTick(config.uptime()), 1000);
    const clear = (): void => readline.clearLine(0);
    readline.input.on('keypress', clear);
    return () => {
      clearInterval(timer);
      clearTimeout(waiting.current);
      readline.input.removeListener('keypress', clear);
    };
  }, []);

  useKeypress((key, readline) => {
    readline.clearLine(0);
    const at = config.uptime();
    const burst = at - lastKeyAt.current < settleMs;
    lastKeyAt.current = at;
    clearTimeout(waiting.current);
    if (at - openedAt.current < guardMs) return;
    const name = key.name ?? '';
    const moved = moveTo(name, selected, last, config.canvas().rows);
    if (moved !== undefined) return select(moved);
    if (burst || key.ctrl) return;
    if (isHelpKey(key) || help) return setHelp(!help);
    const spec = walkKeys.find(({ key: own, asks }) => own === name && isUsable(asks, config.view, selected));
    if (spec) waiting.current = setTimeout(() => done({ asks: spec.asks, selected }), settleMs);
  });

  return `${drawWalk(config.view, { selected, help }, config.canvas(), config.now())}${hideCursor}`;
});

/** `?` arrives without a name; readline puts the character in `sequence`, which the core's type leaves out. */
function isHelpKey(key: { readonly name: string; readonly sequence?: string }): boolean {
  return key.sequence === '?' || key.name === '?' || key.name === 'f1';
}

function moveTo(name: string, selected: number, last: number, rows: number): number | undefined {
  const page = Math.max(1, Math.floor(rows / 3));
  const targets: Readonly<Record<string, number>> = {
    up: selected - 1,
    down: selected + 1,
    pageup: selected - page,
    pagedown: selected + page,
    home: 0,
    end: last,
  };
  const target = targets[name];
  return target === undefined ? undefined : Math.max(0, Math.min(last, target));
}

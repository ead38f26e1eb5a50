import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';

type WatchPromptConfig = { readonly draw: () => string; readonly everyMs: number };

/** Draws a text anew every few seconds until Q is pressed. */
export const watchPrompt = createPrompt<void, WatchPromptConfig>((config, done) => {
  const [text, setText] = useState(() => config.draw());
  useEffect(() => {
    const timer = setInterval(() => setText(config.draw()), config.everyMs);
    return () => clearInterval(timer);
  }, []);
  useKeypress((key, readline) => {
    readline.clearLine(0);
    if (key.name === 'q' || key.name === 'escape') done();
  });
  return `${text}\u001b[?25l`;
});

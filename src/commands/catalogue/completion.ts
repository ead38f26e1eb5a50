import { UsageError } from '../../host/errors.ts';
import { completionScripts, type Shell } from '../../terminal/completion-scripts.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Run } from '../context.ts';

const shells = Object.keys(completionScripts) as readonly Shell[];

/** `sop completion SHELL`: the script that asks this program what may stand where. */
export const completion: Run = async ({ host }, [name = '']) => {
  const shell = shells.find((one) => one === name.trim().toLowerCase());
  if (!shell) {
    const shown = visibleLine(name);
    throw new UsageError({
      id: `shell '${shown}' tidak dikenal; tulis salah satu dari ${shells.join(', ')}.`,
      en: `unknown shell '${shown}'; write one of ${shells.join(', ')}.`,
    });
  }
  host.out.result(completionScripts[shell]);
  return 0;
};

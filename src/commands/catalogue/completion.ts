import { exitCodes } from '../../host/exit-codes.ts';
import { completionScripts } from '../../terminal/completion-scripts.ts';
import type { Completion } from './catalogue.ts';

/** `sop completion SHELL`: the script that asks this program what may stand where. */
export const completion: Completion = async ({ host }, [shell]) => {
  host.out.result(completionScripts[shell]);
  return exitCodes.ok;
};

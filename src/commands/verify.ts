import type { Run } from './context.ts';
import { verifyRecords } from './verify-record.ts';

/** `sop verify`: records of runs by number or folder; without an argument all of the office. */
export const verify: Run = async (context, [target], options) => verifyRecords(context, target, options);

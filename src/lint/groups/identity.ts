import type { Rule } from '../rule.ts';
import { blankSerial } from '../rules/blank-serial.ts';

/** Rules about identity; a rule that is in no list does not run. */
export const identityRules: readonly Rule[] = [blankSerial];

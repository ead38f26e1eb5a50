import type { Rule } from '../rule.ts';
import { unknownStep } from '../rules/unknown-step.ts';

/** Rules about flow; a rule that is in no list does not run. */
export const flowRules: readonly Rule[] = [unknownStep];

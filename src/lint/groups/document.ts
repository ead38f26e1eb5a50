import type { Rule } from '../rule.ts';

/** Rules about document; a rule that is in no list does not run. */
export const documentRules: readonly Rule[] = [];

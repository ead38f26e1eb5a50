import type { Rule } from '../rule.ts';
import { mixedUnits } from '../rules/mixed-units.ts';

/** Rules about mutu-baku; a rule that is in no list does not run. */
export const mutuBakuRules: readonly Rule[] = [mixedUnits];

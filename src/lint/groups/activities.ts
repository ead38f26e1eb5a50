import type { Rule } from '../rule.ts';
import { activeVerb } from '../rules/active-verb.ts';
import { duplicateActivity } from '../rules/duplicate-activity.ts';
import { duplicateCode } from '../rules/duplicate-code.ts';
import { missingNumber } from '../rules/missing-number.ts';

/** Rules about activities; a rule that is in no list does not run. */
export const activitiesRules: readonly Rule[] = [activeVerb, duplicateActivity, duplicateCode, missingNumber];

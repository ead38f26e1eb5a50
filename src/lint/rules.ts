import type { Rule } from './rule.ts';
import { activeVerb } from './rules/active-verb.ts';
import { blankSerial } from './rules/blank-serial.ts';
import { duplicateActivity } from './rules/duplicate-activity.ts';
import { duplicateCode } from './rules/duplicate-code.ts';
import { missingNumber } from './rules/missing-number.ts';
import { missingRoles } from './rules/missing-roles.ts';
import { mixedUnits } from './rules/mixed-units.ts';
import { unknownRole } from './rules/unknown-role.ts';
import { unknownStep } from './rules/unknown-step.ts';

/** Every rule, by id. A rule that is not here does not run. */
export const rules: readonly Rule[] = [
  activeVerb,
  blankSerial,
  duplicateActivity,
  duplicateCode,
  missingNumber,
  missingRoles,
  mixedUnits,
  unknownRole,
  unknownStep,
];

import type { Rule } from '../rule.ts';
import { missingRoles } from '../rules/missing-roles.ts';
import { unknownRole } from '../rules/unknown-role.ts';

/** Rules about pelaksana; a rule that is in no list does not run. */
export const pelaksanaRules: readonly Rule[] = [missingRoles, unknownRole];

import type { Rule } from '../rule.ts';
import { missingRoles } from '../rules/missing-roles.ts';
import { repeatedRole } from '../rules/repeated-role.ts';
import { roleOrder } from '../rules/role-order.ts';
import { sameTitle } from '../rules/same-title.ts';
import { unknownRole } from '../rules/unknown-role.ts';
import { unusedRole } from '../rules/unused-role.ts';

/** Rules about pelaksana; a rule that is in no list does not run. */
export const pelaksanaRules: readonly Rule[] = [
  missingRoles,
  repeatedRole,
  roleOrder,
  sameTitle,
  unknownRole,
  unusedRole,
];

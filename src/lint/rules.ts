import { activitiesRules } from './groups/activities.ts';
import { documentRules } from './groups/document.ts';
import { flowRules } from './groups/flow.ts';
import { identityRules } from './groups/identity.ts';
import { mutuBakuRules } from './groups/mutu-baku.ts';
import { pelaksanaRules } from './groups/pelaksana.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  ...identityRules,
  ...activitiesRules,
  ...pelaksanaRules,
  ...mutuBakuRules,
  ...flowRules,
  ...documentRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

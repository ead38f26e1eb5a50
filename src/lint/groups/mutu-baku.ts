import type { Rule } from '../rule.ts';
import { missingOutput } from '../rules/missing-output.ts';
import { missingTime } from '../rules/missing-time.ts';
import { mixedUnits } from '../rules/mixed-units.ts';
import { oddTime } from '../rules/odd-time.ts';
import { outputIsRequirement } from '../rules/output-is-requirement.ts';
import { repeatedItem } from '../rules/repeated-item.ts';
import { swappedTwin } from '../rules/swapped-twin.ts';
import { unproducedRequirement } from '../rules/unproduced-requirement.ts';

/** Rules about mutu-baku; a rule that is in no list does not run. */
export const mutuBakuRules: readonly Rule[] = [
  missingOutput,
  missingTime,
  mixedUnits,
  oddTime,
  outputIsRequirement,
  repeatedItem,
  swappedTwin,
  unproducedRequirement,
];

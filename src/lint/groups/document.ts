import type { Rule } from '../rule.ts';
import { changedCode } from '../rules/changed-code.ts';
import { codePrefix } from '../rules/code-prefix.ts';
import { prefilledChecklist } from '../rules/prefilled-checklist.ts';
import { removedCode } from '../rules/removed-code.ts';
import { reusedCode } from '../rules/reused-code.ts';
import { unknownRelated } from '../rules/unknown-related.ts';

/** Rules about document; a rule that is in no list does not run. */
export const documentRules: readonly Rule[] = [
  changedCode,
  codePrefix,
  prefilledChecklist,
  removedCode,
  reusedCode,
  unknownRelated,
];

import type { Rule } from '../rule.ts';
import { activeVerb } from '../rules/active-verb.ts';
import { allCapitals } from '../rules/all-capitals.ts';
import { duplicateAcrossFiles } from '../rules/duplicate-across-files.ts';
import { duplicateActivity } from '../rules/duplicate-activity.ts';
import { duplicateCode } from '../rules/duplicate-code.ts';
import { lowerCase } from '../rules/lower-case.ts';
import { missingNumber } from '../rules/missing-number.ts';
import { numbering } from '../rules/numbering.ts';
import { severalActions } from '../rules/several-actions.ts';
import { spelling } from '../rules/spelling.ts';
import { straySpaces } from '../rules/stray-spaces.ts';
import { subjectNamed } from '../rules/subject-named.ts';
import { tooLong } from '../rules/too-long.ts';
import { trailingPunctuation } from '../rules/trailing-punctuation.ts';

/** Rules about activities; a rule that is in no list does not run. */
export const activitiesRules: readonly Rule[] = [
  activeVerb,
  allCapitals,
  duplicateAcrossFiles,
  duplicateActivity,
  duplicateCode,
  lowerCase,
  missingNumber,
  numbering,
  severalActions,
  spelling,
  straySpaces,
  subjectNamed,
  tooLong,
  trailingPunctuation,
];

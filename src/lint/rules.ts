import { type ReadingRule, readingRules } from '../document/yaml/reading-rules.ts';
import type { Rule } from './rule.ts';
import { activeVerb } from './rules/active-verb.ts';
import { allCapitals } from './rules/all-capitals.ts';
import { approvalIdentity } from './rules/approval-identity.ts';
import { blankSerial } from './rules/blank-serial.ts';
import { branchWithoutDecision } from './rules/branch-without-decision.ts';
import { changedCode } from './rules/changed-code.ts';
import { codePrefix } from './rules/code-prefix.ts';
import { dateOrder } from './rules/date-order.ts';
import { duplicateAcrossFiles } from './rules/duplicate-across-files.ts';
import { duplicateActivity } from './rules/duplicate-activity.ts';
import { duplicateCode } from './rules/duplicate-code.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { fewAnswers } from './rules/few-answers.ts';
import { futureDate } from './rules/future-date.ts';
import { implausibleNip } from './rules/implausible-nip.ts';
import { implausibleNrp } from './rules/implausible-nrp.ts';
import { incompleteDate } from './rules/incomplete-date.ts';
import { kopForm } from './rules/kop-form.ts';
import { kopSize } from './rules/kop-size.ts';
import { lowerCase } from './rules/lower-case.ts';
import { missingApproval } from './rules/missing-approval.ts';
import { missingLegalBasis } from './rules/missing-legal-basis.ts';
import { missingNumber } from './rules/missing-number.ts';
import { missingOutput } from './rules/missing-output.ts';
import { missingRoles } from './rules/missing-roles.ts';
import { missingTime } from './rules/missing-time.ts';
import { mixedUnits } from './rules/mixed-units.ts';
import { noEnd } from './rules/no-end.ts';
import { noStart } from './rules/no-start.ts';
import { numberForm } from './rules/number-form.ts';
import { numbering } from './rules/numbering.ts';
import { oddTime } from './rules/odd-time.ts';
import { outputIsRequirement } from './rules/output-is-requirement.ts';
import { overdueMonitoring } from './rules/overdue-monitoring.ts';
import { prefilledChecklist } from './rules/prefilled-checklist.ts';
import { removedCode } from './rules/removed-code.ts';
import { repeatedAnswer } from './rules/repeated-answer.ts';
import { repeatedItem } from './rules/repeated-item.ts';
import { repeatedRole } from './rules/repeated-role.ts';
import { reusedCode } from './rules/reused-code.ts';
import { roleOrder } from './rules/role-order.ts';
import { sameTitle } from './rules/same-title.ts';
import { selfStep } from './rules/self-step.ts';
import { severalActions } from './rules/several-actions.ts';
import { spelling } from './rules/spelling.ts';
import { straySpaces } from './rules/stray-spaces.ts';
import { subjectNamed } from './rules/subject-named.ts';
import { swappedTwin } from './rules/swapped-twin.ts';
import { tooLong } from './rules/too-long.ts';
import { trailingPunctuation } from './rules/trailing-punctuation.ts';
import { unknownRelated } from './rules/unknown-related.ts';
import { unknownRole } from './rules/unknown-role.ts';
import { unknownStep } from './rules/unknown-step.ts';
import { unnamedAnswer } from './rules/unnamed-answer.ts';
import { unproducedRequirement } from './rules/unproduced-requirement.ts';
import { unreachableActivity } from './rules/unreachable-activity.ts';
import { unusedRole } from './rules/unused-role.ts';
import { vagueName } from './rules/vague-name.ts';
import { suppressionRules } from './suppressions.ts';

/** Every rule, by id; a rule that is not here does not run. */
export const rules: readonly Rule[] = [
  activeVerb,
  allCapitals,
  approvalIdentity,
  blankSerial,
  branchWithoutDecision,
  changedCode,
  codePrefix,
  dateOrder,
  duplicateAcrossFiles,
  duplicateActivity,
  duplicateCode,
  endlessLoop,
  fewAnswers,
  futureDate,
  implausibleNip,
  implausibleNrp,
  incompleteDate,
  kopForm,
  kopSize,
  lowerCase,
  missingApproval,
  missingLegalBasis,
  missingNumber,
  missingOutput,
  missingRoles,
  missingTime,
  mixedUnits,
  noEnd,
  noStart,
  numberForm,
  numbering,
  oddTime,
  outputIsRequirement,
  overdueMonitoring,
  prefilledChecklist,
  removedCode,
  repeatedAnswer,
  repeatedItem,
  repeatedRole,
  reusedCode,
  roleOrder,
  sameTitle,
  selfStep,
  severalActions,
  spelling,
  straySpaces,
  subjectNamed,
  swappedTwin,
  tooLong,
  trailingPunctuation,
  unknownRelated,
  unknownRole,
  unknownStep,
  unnamedAnswer,
  unproducedRequirement,
  unreachableActivity,
  unusedRole,
  vagueName,
];

/** What reading a file and its comments for lint may find: rules that no office can weigh differently. */
export const fixedRules: readonly ReadingRule[] = [...readingRules, ...suppressionRules];

import type { Rule } from '../rule.ts';
import { branchWithoutDecision } from '../rules/branch-without-decision.ts';
import { endlessLoop } from '../rules/endless-loop.ts';
import { fewAnswers } from '../rules/few-answers.ts';
import { noEnd } from '../rules/no-end.ts';
import { noStart } from '../rules/no-start.ts';
import { repeatedAnswer } from '../rules/repeated-answer.ts';
import { selfStep } from '../rules/self-step.ts';
import { unknownStep } from '../rules/unknown-step.ts';
import { unnamedAnswer } from '../rules/unnamed-answer.ts';
import { unreachableActivity } from '../rules/unreachable-activity.ts';

/** Rules about flow; a rule that is in no list does not run. */
export const flowRules: readonly Rule[] = [
  branchWithoutDecision,
  endlessLoop,
  fewAnswers,
  noEnd,
  noStart,
  repeatedAnswer,
  selfStep,
  unknownStep,
  unnamedAnswer,
  unreachableActivity,
];

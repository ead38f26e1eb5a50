import { cmsCases } from './cms-cases.ts';
import { pathCases } from './path-cases.ts';
import { answerCases, listCases } from './revocation-cases.ts';
import { stampCases } from './stamp-cases.ts';
import { unaskedCases } from './unasked-cases.ts';
import type { Case } from './world.ts';

/** All cases, by what they are about. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  'Paths and purposes': pathCases,
  'Revocation lists': listCases,
  'OCSP answers': answerCases,
  'Time stamps and time': stampCases,
  'The signature itself': cmsCases,
  'Without anchors': unaskedCases,
};

import type { Rule } from '../rule.ts';
import { approvalIdentity } from '../rules/approval-identity.ts';
import { blankSerial } from '../rules/blank-serial.ts';
import { dateOrder } from '../rules/date-order.ts';
import { futureDate } from '../rules/future-date.ts';
import { implausibleNip } from '../rules/implausible-nip.ts';
import { implausibleNrp } from '../rules/implausible-nrp.ts';
import { incompleteDate } from '../rules/incomplete-date.ts';
import { kopForm } from '../rules/kop-form.ts';
import { missingApproval } from '../rules/missing-approval.ts';
import { missingLegalBasis } from '../rules/missing-legal-basis.ts';
import { numberForm } from '../rules/number-form.ts';
import { overdueMonitoring } from '../rules/overdue-monitoring.ts';
import { vagueName } from '../rules/vague-name.ts';

/** Rules about identity; a rule that is in no list does not run. */
export const identityRules: readonly Rule[] = [
  approvalIdentity,
  blankSerial,
  dateOrder,
  futureDate,
  implausibleNip,
  implausibleNrp,
  incompleteDate,
  kopForm,
  missingApproval,
  missingLegalBasis,
  numberForm,
  overdueMonitoring,
  vagueName,
];

import { UserError } from '../../host/errors.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import { checks, type Finding } from '../../workflows/doctor/doctor-checks.ts';
import { findOfficeFile } from '../../workflows/office/find-office.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context, Run } from '../context.ts';
import { printJson } from '../json.ts';

/**
 * `sop doctor`: whether computer and office have what the program needs, and what to do where they have not.
 * @returns 1 when something is wrong, else 0
 */
export const doctor: Run = async (context, _args, options) => {
  const { host } = context;
  const { workspace, findings: office } = officeOf(context);
  const place = { context, ...(workspace ? { workspace } : {}) };
  const findings = [...office, ...checks.flatMap((check) => check(place))];
  if (options['json'] === true) printJson(host, { temuan: findings.map((one) => findingJson(context, one)) });
  else host.out.result(visible(findings.map((one) => findingText(context, one)).join('')));
  return findings.some(({ level }) => level === 'wrong') ? 1 : 0;
};

/** A broken office file is a finding like others: the checks that need none of it go on. */
function officeOf(context: Context): {
  readonly workspace?: Workspace;
  readonly findings: readonly Finding[];
} {
  try {
    const workspace = openWorkspace(context.host);
    const path = findOfficeFile(context.host);
    const text: Bilingual =
      path === undefined
        ? {
            id: 'tidak ada berkas kantor; bawaan dipakai (Asia/Jakarta, polri)',
            en: 'no office file; the defaults serve (Asia/Jakarta, polri)',
          }
        : { id: `berkas kantor: ${path}`, en: `office file: ${path}` };
    return { workspace, findings: [{ check: 'kantor', level: 'good', text }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = { id: 'perbaiki sop.config.yaml, lalu ulangi', en: 'mend sop.config.yaml and try again' };
    return { findings: [{ check: 'kantor', level: 'wrong', text: error.text, advice }] };
  }
}

const marks = { good: '✓', warning: '!', wrong: '✗' } as const;
const levels = { good: 'baik', warning: 'peringatan', wrong: 'salah' } as const;

function findingText({ say, palette }: Context, { check, level, text, advice }: Finding): string {
  const mark = level === 'good' ? palette.dim(marks[level]) : palette.bad(marks[level]);
  const todo = advice ? `    → ${say(advice)}\n` : '';
  return `${mark} ${check.padEnd(9)} ${say(text)}\n${todo}`;
}

const findingJson = ({ say }: Context, { check, level, text, advice }: Finding): unknown => ({
  pemeriksaan: check,
  keadaan: levels[level],
  pesan: say(text),
  saran: advice ? say(advice) : null,
});

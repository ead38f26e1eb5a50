import { exitCodes } from '../../host/exit-codes.ts';
import { visible } from '../../words/visible.ts';
import { examine } from '../../workflows/doctor/doctor-checks.ts';
import type { Finding } from '../../workflows/doctor/finding.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { Doctor } from './spec.ts';

/**
 * `sop doctor`: whether computer and office have what the program needs, and what to do where they have not.
 * @returns 1 when something is wrong, else 0
 */
export const doctor: Doctor = async (context, _args, options) => {
  const { host } = context;
  const findings = examine(host);
  if (options.json) printJson(host, { temuan: findings.map((one) => findingJson(context, one)) });
  else host.out.result(visible(findings.map((one) => findingText(context, one)).join('')));
  return findings.some(({ level }) => level === 'wrong') ? exitCodes.finding : exitCodes.ok;
};

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

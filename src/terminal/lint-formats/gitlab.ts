import { fingerprints } from '../../lint/fingerprints.ts';
import { visibleJson } from '../../words/visible.ts';
import type { LintFormat } from './lint-report.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** The Code Quality report of GitLab. */
export const gitlab: LintFormat = (report, { language }) => {
  const prints = fingerprints(report.diagnostics, report.sources, report.sha256);
  const rows = report.diagnostics.map(({ file, range, severity, rule, message, hint }, index) => ({
    description: hint ? `${message[language]} ${hint[language]}` : message[language],
    check_name: rule,
    fingerprint: prints[index],
    severity: severities[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  }));
  return `${visibleJson(JSON.stringify(rows, null, 2))}\n`;
};

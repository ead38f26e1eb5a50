import type { LintFormat } from './lint-report.ts';
import { xmlText } from './xml-text.ts';

/** JUnit XML: a suite for each file, a failing case for each error and warning, a passing case where there is none. */
export const junit: LintFormat = ({ diagnostics, files }, { language }) => {
  const suites = files.map((file) => {
    const own = diagnostics.filter((one) => one.file === file && one.severity !== 'info');
    const cases =
      own.length === 0
        ? [`    <testcase name="${xmlText(file)}" classname="sop lint"/>`]
        : own.map(({ rule, range, message, hint, severity }) => {
            const name = `${rule} (${range.start.line}:${range.start.column})`;
            const text = hint?.[language] ?? '';
            return `    <testcase name="${xmlText(name)}" classname="${xmlText(file)}">\n      <failure type="${severity}" message="${xmlText(message[language])}">${xmlText(text)}</failure>\n    </testcase>`;
          });
    return `  <testsuite name="${xmlText(file)}" tests="${cases.length}" failures="${own.length}" errors="0">\n${cases.join('\n')}\n  </testsuite>`;
  });
  const body = suites.map((suite) => `${suite}\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sop lint">\n${body}</testsuites>\n`;
};

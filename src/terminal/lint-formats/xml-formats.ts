import { visible } from '../../words/visible.ts';
import { foundInEach, type LintFormat } from './lint-report.ts';

/** Checkstyle XML, read by many CI servers. */
export const checkstyle: LintFormat = (report, { language }) => {
  const blocks = foundInEach(report).map(([file, own]) => {
    const errors = own.map(
      ({ range, severity, message, rule }) =>
        `    <error line="${range.start.line}" column="${range.start.column}" severity="${severity}" message="${xmlText(message[language])}" source="sop.${xmlText(rule)}"/>\n`,
    );
    return `  <file name="${xmlText(file)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${blocks.join('')}</checkstyle>\n`;
};

/** JUnit XML: a suite for each file, a failing case for each error and warning, a passing case where there is none. */
export const junit: LintFormat = (report, { language }) => {
  const suites = foundInEach(report).map(([file, found]) => {
    const own = found.filter(({ severity }) => severity !== 'info');
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

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text for an XML 1.0 document, in an attribute or between tags. What XML cannot hold is shown as `<U+XXXX>`. */
function xmlText(text: string): string {
  const held = visible(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
  return held.replace(/[&<>"'\n\t]/g, (sign) => entities[sign] ?? sign);
}

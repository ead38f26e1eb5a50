import type { LintFormat } from './lint-report.ts';
import { xmlText } from './xml-text.ts';

/** Checkstyle XML, read by many CI servers. */
export const checkstyle: LintFormat = ({ diagnostics, files }, { language }) => {
  const blocks = files.map((file) => {
    const errors = diagnostics
      .filter((one) => one.file === file)
      .map(
        ({ range, severity, message, rule }) =>
          `    <error line="${range.start.line}" column="${range.start.column}" severity="${severity}" message="${xmlText(message[language])}" source="sop.${xmlText(rule)}"/>\n`,
      );
    return `  <file name="${xmlText(file)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${blocks.join('')}</checkstyle>\n`;
};

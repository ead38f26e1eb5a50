import { type Diagnostic, inReadingOrder, type Severity } from '../document/diagnostic.ts';
import type { SopDocument } from '../document/read-sop.ts';
import type { Rule } from './rule.ts';
import { ruleContext, type Surroundings } from './rule-context.ts';
import { rules } from './rules.ts';

/** How heavy rules weigh in an office, by rule id; a rule that is not named keeps its own severity. */
export type LintSettings = Surroundings & {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
};

/**
 * Everything that is to be said about a read document, in reading order: what reading it found, then what the rules
 * find. A document without an SOP has only the former.
 */
export function lintDocument(
  document: SopDocument,
  settings: LintSettings = { severities: {} },
  checked: readonly Rule[] = rules,
): readonly Diagnostic[] {
  const { sop, locate, file, diagnostics } = document;
  if (!sop) return diagnostics;
  const context = ruleContext(sop, file, locate, settings);
  const found = [...diagnostics];
  for (const rule of checked) {
    const severity = Object.hasOwn(settings.severities, rule.id)
      ? settings.severities[rule.id]
      : rule.severity;
    if (severity === undefined || severity === 'off') continue;
    for (const { path, of, message, hint, rewrite } of rule.check(context)) {
      found.push({
        rule: rule.id,
        severity,
        message,
        file,
        range: locate(path, of),
        ...(hint ? { hint } : {}),
        ...(rewrite === undefined ? {} : { rewrite }),
      });
    }
  }
  return inReadingOrder(found);
}

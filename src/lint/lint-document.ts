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
  const context = ruleContext(sop, locate, settings);
  const found = checked.flatMap((rule): readonly Diagnostic[] => {
    const severity = Object.hasOwn(settings.severities, rule.id)
      ? settings.severities[rule.id]
      : rule.severity;
    if (severity === undefined || severity === 'off') return [];
    return rule.check(context).map(({ path, of, message, hint, rewrite }) => ({
      rule: rule.id,
      severity,
      message,
      file,
      range: locate(path, of),
      ...(hint ? { hint } : {}),
      ...(rewrite === undefined ? {} : { rewrite }),
    }));
  });
  return inReadingOrder([...diagnostics, ...found]);
}

import { printDiagnostics } from '../../document/diagnostic-text.ts';
import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { LintFormat } from './lint-report.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

/** Every format by its name on the command line. */
export const lintFormats: ReadonlyMap<string, LintFormat> = new Map([
  ['pretty', ({ diagnostics, sources }, style) => printDiagnostics(diagnostics, sources, style)],
  ['stylish', stylish],
  ['json', json],
  ['sarif', sarif],
  ['github', github],
  ['gitlab', gitlab],
  ['junit', junit],
  ['checkstyle', checkstyle],
] satisfies readonly (readonly [string, LintFormat])[]);

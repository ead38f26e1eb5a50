import type { Diagnostic, Edit } from '../../document/diagnostic.ts';
import { fingerprints } from '../../lint/fingerprints.ts';
import { rules } from '../../lint/rules.ts';
import type { Language } from '../../words/language.ts';
import { visibleJson } from '../../words/visible.ts';
import type { LintFormat } from './lint-report.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0 (OASIS): one run, rules with what they are about, columns in UTF-16 units as editors count them. */
export const sarif: LintFormat = (report, { language }) => {
  const used = [...new Set(report.diagnostics.map(({ rule }) => rule))].sort();
  const places = new Map(used.map((rule, index) => [rule, index]));
  const prints = fingerprints(report);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'sop', version: report.version, rules: used.map((rule) => ruleOf(rule, language)) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'Folder in which sop was run' } } },
        results: report.diagnostics.map((diagnostic, index) => ({
          ruleId: diagnostic.rule,
          ruleIndex: places.get(diagnostic.rule) ?? 0,
          level: levels[diagnostic.severity],
          message: { text: textOf(diagnostic, language) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: artifactOf(diagnostic.file),
                region: regionOf(diagnostic),
              },
            },
          ],
          partialFingerprints: { 'sopFact/v1': prints[index]?.print ?? '' },
          ...(diagnostic.edit?.kind === 'safe' ? { fixes: [fixOf(diagnostic, diagnostic.edit)] } : {}),
        })),
      },
    ],
  };
  return `${visibleJson(JSON.stringify(log, null, 2))}\n`;
};

function ruleOf(id: string, language: Language): unknown {
  const rule = rules.find((rule) => rule.id === id);
  const help = { text: `sop explain ${id} (docs/rules/${id}.md)` };
  if (!rule) return { id, shortDescription: { text: id }, help };
  return {
    id,
    shortDescription: { text: rule.title[language] },
    fullDescription: { text: rule.why[language] },
    help,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { group: rule.group, ...(rule.source === undefined ? {} : { source: rule.source }) },
  };
}

const textOf = ({ message, hint }: Diagnostic, language: Language): string =>
  hint ? `${message[language]} ${hint[language]}` : message[language];

/** Names below the working folder are relative to it; each part of a name is percent-encoded (RFC 3986). */
function artifactOf(file: string): unknown {
  const uri = file.split('/').map(encodePart).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

const encodePart = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));

const regionOf = ({ range }: Pick<Diagnostic, 'range'>) => ({
  startLine: range.start.line,
  startColumn: range.start.column,
  endLine: range.end.line,
  endColumn: range.end.column,
});

const fixOf = ({ file }: Diagnostic, edit: Edit): unknown => ({
  artifactChanges: [
    {
      artifactLocation: artifactOf(file),
      replacements: [{ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } }],
    },
  ],
});

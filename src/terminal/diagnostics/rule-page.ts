import type { Severity } from '../../document/diagnostic.ts';
import { printDiagnostics, unpainted } from '../../document/diagnostic-text.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import type { ReadingRule } from '../../document/yaml/reading-rules.ts';
import { lintDocument } from '../../lint/lint-files.ts';
import type { Rule } from '../../lint/rule.ts';
import { fixedRules, rules } from '../../lint/rules.ts';
import type { Language } from '../../words/language.ts';
import { groupWords, severityWords } from './rule-words.ts';

/** The two small documents that show a rule: one that breaks it, one that keeps it. */
export type RuleExample = { readonly bad: string; readonly good: string };

/** What the linter really says about a rule's bad example, without colour. */
export function exampleOutput(rule: Rule, example: RuleExample, language: Language): string {
  const name = 'bad.yaml';
  const bad = new TextEncoder().encode(example.bad);
  const found = lintDocument(readSopDocument(bad, name), { severities: {} }, [rule]);
  return printDiagnostics(
    found.filter((one) => one.rule === rule.id),
    new Map([[name, bad]]),
    { language, palette: unpainted },
  );
}

/** Every page of docs/rules by its file name. `exampleOf` gives a rule's two documents. */
export function rulePages(exampleOf: (id: string) => RuleExample): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ...rules.map((rule): [string, string] => [`${rule.id}.md`, rulePage(rule, exampleOf(rule.id))]),
    ...fixedRules.map((rule): [string, string] => [`${rule.id}.md`, readingPage(rule)]),
  ]);
}

/** How to weigh a rule differently in one office. */
export const settingOf = (id: string, severity: Severity | 'off' = 'off'): string =>
  `lint:\n  aturan:\n    ${id}: ${severity}\n`;

/** How to keep a rule silent about the next line. */
export const suppressionOf = (id: string): string => `# sop-lint-disable-next-line ${id} -- alasan\n`;

const block = (kind: string, content: string): string => `\`\`\`${kind}\n${content.trimEnd()}\n\`\`\`\n`;

function rulePage(rule: Rule, example: RuleExample): string {
  const source = rule.source === undefined ? '' : `\nDasar: ${rule.source}\n`;
  const only =
    rule.profile === undefined
      ? ''
      : `\nHanya dalam profil \`${rule.profile}\` (\`lint: { profil: ${rule.profile} }\` di \`sop.config.yaml\`).\n`;
  return [
    `# ${rule.id}\n`,
    `**${rule.title.id}** · ${groupWords[rule.group].id} · ${severityWords[rule.severity].id}\n`,
    `${rule.why.id}\n${source}${only}`,
    `*${rule.title.en}. ${rule.why.en}*\n`,
    `## Salah\n\n${block('yaml', example.bad)}`,
    `Kata \`sop lint\`:\n\n${block('text', exampleOutput(rule, example, 'id'))}`,
    `## Benar\n\n${block('yaml', example.good)}`,
    `## Mematikan\n\nUntuk seluruh kantor, di \`sop.config.yaml\`:\n\n${block('yaml', settingOf(rule.id))}`,
    `Untuk satu baris, dengan alasan:\n\n${block('yaml', suppressionOf(rule.id))}`,
  ].join('\n');
}

function readingPage({ id, title, why, severity = 'error' }: ReadingRule): string {
  return [
    `# ${id}\n`,
    `**${title.id}** · Membaca berkas · ${severityWords[severity].id}\n`,
    `${why.id}\n`,
    `*${title.en}. ${why.en}*\n`,
    'Aturan ini tidak dapat dimatikan.\n',
  ].join('\n');
}

function indexPage(): string {
  const groups = Object.entries(groupWords).flatMap(([group, words]) => {
    const rows = rules.filter((rule) => rule.group === group);
    if (rows.length === 0) return [];
    const lines = rows.map(
      ({ id, severity, title, profile }) =>
        `| [${id}](${id}.md) | ${severityWords[severity].id}${profile === undefined ? '' : ` (profil ${profile})`} | ${title.id} |`,
    );
    return [`## ${words.id}\n\n| aturan | berat | isi |\n| --- | --- | --- |\n${lines.join('\n')}\n`];
  });
  const reading = fixedRules.map(({ id, title }) => `| [${id}](${id}.md) | ${title.id} |`);
  return [
    '# Aturan sop lint\n',
    'Dibuat dari sumber aturan oleh `node scripts/pages.mjs`; jangan disunting.\n',
    ...groups,
    `## Membaca berkas\n\n| aturan | isi |\n| --- | --- |\n${reading.join('\n')}\n`,
  ].join('\n');
}

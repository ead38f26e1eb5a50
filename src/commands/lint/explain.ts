import type { ReadingRule } from '../../document/yaml/reading-rules.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import type { Host } from '../../host/host.ts';
import { severitiesOf } from '../../lint/profiles.ts';
import type { Rule } from '../../lint/rule.ts';
import { fixedRules, rules } from '../../lint/rules.ts';
import {
  exampleOutput,
  type RuleExample,
  settingOf,
  suppressionOf,
} from '../../terminal/diagnostics/rule-page.ts';
import { severityWords } from '../../terminal/diagnostics/rule-words.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import type { Explain } from './spec.ts';

/** `sop explain RULE`: what a rule wants, why, and how to be rid of it. */
export const explain: Explain = async (context, [id]) => {
  const rule = rules.find((one) => one.id === id);
  const reading = fixedRules.find((one) => one.id === id);
  if (rule) context.host.out.result(pageOf(context, rule));
  else if (reading) context.host.out.result(readingPageOf(context, reading));
  else throw unknownRule(id);
  return exitCodes.ok;
};

function unknownRule(id: string): UserError {
  const meant = nearest(
    id,
    [...rules, ...fixedRules].map((rule) => rule.id),
  );
  const shown = visibleLine(id);
  return new UserError({
    id: `aturan '${shown}' tidak ada. ${meant ? `Maksud Anda: ${meant}?` : 'Lihat: sop rules'}`,
    en: `there is no rule '${shown}'. ${meant ? `Did you mean: ${meant}?` : 'See: sop rules'}`,
  });
}

function pageOf(context: Context, rule: Rule): string {
  const { host, language, say, palette } = context;
  const { ruleProfile, ruleSeverities } = openWorkspace(context.host).office;
  const severity = severitiesOf(ruleProfile, ruleSeverities)[rule.id] ?? rule.severity;
  const example = exampleOf(host, rule.id);
  const head = (id: string, en: string): string => palette.bold(say({ id, en }));
  return [
    `${palette.accent(rule.id)}: ${say(rule.title)} (${say(severityWords[severity])})\n`,
    `${say(rule.why)}\n`,
    ...(rule.source === undefined ? [] : [`${say({ id: 'Dasar', en: 'Source' })}: ${rule.source}\n`]),
    ...(example
      ? [
          `${head('Salah', 'Wrong')}\n${indented(example.bad)}`,
          indented(exampleOutput(rule, example, language)),
          `${head('Benar', 'Right')}\n${indented(example.good)}`,
        ]
      : []),
    `${head('Mematikan di sop.config.yaml', 'Switching it off in sop.config.yaml')}\n${indented(settingOf(rule.id))}`,
    `${head('Mematikan untuk baris berikutnya', 'Silent about the next line')}\n${indented(suppressionOf(rule.id))}`,
  ].join('\n');
}

function readingPageOf({ say, palette }: Context, rule: ReadingRule): string {
  const always = say({
    id: 'Aturan ini tidak dapat dimatikan.',
    en: 'This rule cannot be switched off.',
  });
  return `${palette.accent(rule.id)}: ${say(rule.title)} (${say(severityWords[rule.severity ?? 'error'])})\n\n${say(rule.why)}\n\n${always}\n`;
}

/** The two documents of a rule, which the build lays beside the program. */
function exampleOf({ files, home }: Host, id: string): RuleExample | undefined {
  const path = `${home}/dist/rule-examples.json`;
  if (files.kind(path) !== 'file') return undefined;
  return (JSON.parse(files.readText(path)) as Readonly<Record<string, RuleExample>>)[id];
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .replaceAll(/^(?=.)/gm, '    ')
    .concat('\n');

import { exitCodes } from '../../host/exit-codes.ts';
import { severitiesOf } from '../../lint/profiles.ts';
import { fixedRules, rules as lintRules } from '../../lint/rules.ts';
import { groupWords, severityWords } from '../../terminal/diagnostics/rule-words.ts';
import { table } from '../../terminal/tables/table.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { printJson } from '../json.ts';
import type { Rules } from './spec.ts';

/** `sop rules`: every rule by group, as heavy as the office has it. */
export const rules: Rules = async (context, _args, options) => {
  const { host, say, palette } = context;
  const { ruleProfile, ruleSeverities } = openWorkspace(context.host).office;
  const severities = severitiesOf(ruleProfile, ruleSeverities);
  const found = [
    ...Object.keys(groupWords).flatMap((group) =>
      lintRules
        .filter((rule) => rule.group === group)
        .map((rule) => ({
          rule: rule.id,
          group: say(groupWords[rule.group]),
          severity: severities[rule.id] ?? rule.severity,
          title: say(rule.title),
        })),
    ),
    ...fixedRules.map((rule) => ({
      rule: rule.id,
      group: say({ id: 'Membaca berkas', en: 'Reading' }),
      severity: rule.severity ?? ('error' as const),
      title: say(rule.title),
    })),
  ];
  if (options.json) {
    printJson(host, found);
    return exitCodes.ok;
  }
  host.out.message(`${say({ id: 'Profil', en: 'Profile' })}: ${ruleProfile}\n`);
  const columns = [
    { title: say({ id: 'Kelompok', en: 'Group' }) },
    { title: say({ id: 'Aturan', en: 'Rule' }) },
    { title: say({ id: 'Berat', en: 'Severity' }) },
    { title: say({ id: 'Isi', en: 'What' }), share: 1 },
  ];
  const rows = found.map(({ rule, group, severity, title }) => [
    group,
    palette.accent(rule),
    say(severityWords[severity]),
    title,
  ]);
  host.out.result(
    table(columns, rows, { width: host.terminal.columns(), head: palette.bold, line: palette.dim }),
  );
  return exitCodes.ok;
};

import type { InputLimits } from '../../document/input-limits.ts';
import { readText } from '../../document/read-text.ts';
import { formatYaml } from '../../document/yaml/format-yaml.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import type { LintFile } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { lintTargets } from '../../workflows/lint/lint-targets.ts';
import { rewriteFile } from '../../workflows/lint/rewrite-file.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import type { Fmt } from './spec.ts';

/** `sop fmt [paths]`: one layout for all files; `--check` only says which would change. Standard input is printed. */
export const fmt: Fmt = async (context, [args], options) => {
  const { host, say } = context;
  const check = options.check === true;
  const workspace = openWorkspace(context.host);
  const { reported } = lintTargets(host, workspace, args);
  const outcomes = reported.map((target) => outcomeOf(target, workspace.office.limits));
  for (const { file, before, text } of outcomes) {
    const name = visibleLine(file.shown);
    if (text === undefined) {
      host.out.message(
        say({
          id: `${name}: tidak dapat ditata tanpa mengubah isi; periksa dahulu: sop lint\n`,
          en: `${name}: cannot be laid out without changing its content; check it first: sop lint\n`,
        }),
      );
    } else if (file.path === undefined && !check) {
      host.out.result(text);
    } else if (text !== before) {
      if (!check && file.path !== undefined) rewriteFile(host, file.path, text);
      host.out.result(
        say(
          check
            ? { id: `perlu ditata ${name}\n`, en: `would change ${name}\n` }
            : { id: `ditata ${name}\n`, en: `laid out ${name}\n` },
        ),
      );
    }
  }
  const broken = outcomes.some(({ text }) => text === undefined);
  const changed = outcomes.some(({ before, text }) => text !== undefined && text !== before);
  return broken || (check && changed) ? exitCodes.finding : exitCodes.ok;
};

type Outcome = { readonly file: LintFile; readonly before: string; readonly text: string | undefined };

/** Bytes that are no UTF-8, and characters that nobody sees, are left to lint; a byte order mark is taken away. */
function outcomeOf(file: LintFile, limits: InputLimits): Outcome {
  const bytes = file.read();
  const { text, problem } = readText(bytes, limits);
  return {
    file,
    before: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    text: problem ? undefined : formatYaml(text, limits),
  };
}

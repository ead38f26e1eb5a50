import type { InputLimits } from '../../document/input-limits.ts';
import { readText } from '../../document/read-text.ts';
import { formatYaml } from '../../document/yaml/format-yaml.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import type { LintFile } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { lintTargets } from '../../workflows/lint/lint-targets.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import type { Fmt } from './spec.ts';

/** `sop fmt [paths]`: one layout for all files; `--check` only says which would change. */
export const fmt: Fmt = async (context, [args], options) => {
  const { host, say } = context;
  const check = options.check === true;
  const workspace = openWorkspace(context.host);
  const { reported } = lintTargets(host, workspace, { names: args });
  const outcomes = reported.map((target) => outcomeOf(target, workspace.office.limits));
  for (const { file, before, text } of outcomes) {
    const name = visibleLine(file);
    if (text === undefined) {
      host.out.message(
        say({
          id: `${name}: tidak dapat ditata tanpa mengubah isi; periksa dahulu: sop lint\n`,
          en: `${name}: cannot be laid out without changing its content; check it first: sop lint\n`,
        }),
      );
    } else if (text !== before) {
      if (!check) host.files.write(join(host.cwd, file), text, { replace: true });
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

type Outcome = { readonly file: string; readonly before: string; readonly text: string | undefined };

/** Bytes that are no UTF-8, and characters that nobody sees, are left to lint; a byte order mark is taken away. */
function outcomeOf({ shown, read }: LintFile, limits: InputLimits): Outcome {
  const bytes = read();
  const { text, problem } = readText(bytes, limits);
  return {
    file: shown,
    before: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    text: problem ? undefined : formatYaml(text, limits),
  };
}

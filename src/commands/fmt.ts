import { formatYaml } from '../document/format-yaml.ts';
import { readText } from '../document/read-text.ts';
import { visibleLine } from '../terminal/visible.ts';
import type { Run } from './context.ts';
import { lintTargets, type Target } from './lint-targets.ts';
import { join, openWorkspace } from './workspace.ts';

/** `sop fmt [paths]`: one layout for all files; `--check` only says which would change. */
export const fmt: Run = async (context, args, options) => {
  const { host, say } = context;
  const check = options['check'] === true;
  const { reported } = lintTargets(context, openWorkspace(context), args, {});
  const outcomes = reported.map((target) => ({ target, text: formatted(target) }));
  for (const { target, text } of outcomes) {
    const name = visibleLine(target.name);
    if (text === undefined) {
      host.out.message(
        say({
          id: `${name}: tidak dapat ditata tanpa mengubah isi; periksa dahulu: sop lint\n`,
          en: `${name}: cannot be laid out without changing its content; check it first: sop lint\n`,
        }),
      );
    } else if (text !== textOf(target)) {
      if (!check) host.files.write(join(host.cwd, target.name), text, { replace: true });
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
  const changed = outcomes.some(({ target, text }) => text !== undefined && text !== textOf(target));
  return broken || (check && changed) ? 1 : 0;
};

const textOf = ({ bytes }: Target): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Bytes that are no UTF-8, and characters that nobody sees, are left to lint; a byte order mark is taken away. */
function formatted({ bytes }: Target): string | undefined {
  const { text, problem } = readText(bytes);
  return problem ? undefined : formatYaml(text);
}

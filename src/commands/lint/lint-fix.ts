import type { Diagnostic } from '../../document/diagnostic.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import { unifiedDiff } from '../../lint/unified-diff.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import type { Context, Options } from '../context.ts';
import { inMemory, type Target, type Targets } from './lint-targets.ts';

/** A correction may make room for another; after so many rounds what is left is left. */
const rounds = 10;

/**
 * Makes the corrections that keep their meaning: with `--fix` in the files, with `--fix-dry-run` as a diff on the screen. Gives the
 * files as they are afterwards.
 * @param lint what there is to say about the files
 * @throws UserError for standard input and for what lies in git only
 */
export function fixTargets(
  context: Context,
  targets: Targets,
  options: Options,
  lint: (targets: Targets) => readonly Diagnostic[],
): Targets {
  const dry = options['fixDryRun'] === true;
  if (options['staged'] === true && !dry) throw new UserError(onlyFiles);
  let now = targets;
  for (let round = 0; round < rounds; round++) {
    const found = lint(now);
    const next = now.reported.map((target) => fixed(target, found));
    if (next.every((target, index) => target === now.reported[index])) break;
    now = { ...now, reported: next };
  }
  const { host, say } = context;
  for (const [index, target] of now.reported.entries()) {
    const before = targets.reported[index];
    if (!before || before === target) continue;
    if (dry) {
      host.out.result(visible(unifiedDiff(textOf(before), textOf(target), visibleLine(target.name))));
      continue;
    }
    host.files.write(join(host.cwd, target.name), target.read(), { replace: true });
    host.out.message(
      say({ id: `diperbaiki ${visibleLine(target.name)}\n`, en: `mended ${visibleLine(target.name)}\n` }),
    );
  }
  return dry ? targets : now;
}

function fixed(target: Target, found: readonly Diagnostic[]): Target {
  const text = textOf(target);
  const { text: after } = applyFixes(
    text,
    found.filter(({ file }) => file === target.name),
  );
  if (after === text) return target;
  const bytes = new TextEncoder().encode(after);
  return inMemory(target.name, hasMark(target.read()) ? new Uint8Array([...mark, ...bytes]) : bytes);
}

const textOf = ({ read }: Target): string => new TextDecoder().decode(read());

const mark = [0xef, 0xbb, 0xbf] as const;
const hasMark = (bytes: Uint8Array): boolean => mark.every((byte, index) => bytes[index] === byte);

const onlyFiles = {
  id: '--fix menulis berkas; dengan --staged pakai --fix-dry-run.',
  en: '--fix writes files; with --staged use --fix-dry-run.',
};

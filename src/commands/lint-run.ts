import { localDate } from '../calendar/local-time.ts';
import { type Diagnostic, inReadingOrder } from '../document/diagnostic.ts';
import { readSopDocument, type SopDocument } from '../document/read-sop.ts';
import { readYaml } from '../document/read-yaml.ts';
import { codesAcrossFiles } from '../lint/codes-across-files.ts';
import { type LintSettings, lintDocument } from '../lint/lint-document.ts';
import type { OtherSop } from '../lint/rule.ts';
import { rules } from '../lint/rules.ts';
import { withoutSuppressed } from '../lint/suppressions.ts';
import type { Sop } from '../sop/sop.ts';
import type { Context } from './context.ts';
import type { Target, Targets } from './lint-targets.ts';
import type { Workspace } from './workspace.ts';

/** An earlier state of a file by its name; undefined where there was none. */
export type Past = (name: string) => Sop | undefined;

/** The diagnostics of all reported files, file by file in reading order. */
export function lintFiles(
  { host }: Context,
  { office }: Workspace,
  { reported, beside }: Targets,
  past: Past = () => undefined,
): readonly Diagnostic[] {
  const [sops, offices] = [reported.filter(isSop), reported.filter((target) => !isSop(target))];
  const documents = sops.map(read);
  const all = [...beside.filter(isSop).map(read), ...documents];
  const across = codesAcrossFiles(all);
  const settings: LintSettings = {
    severities: office.ruleSeverities,
    today: localDate(host.now(), office.zone),
    ...(all.length > 1 ? { others: all.flatMap(outlineOf) } : {}),
  };
  const texts = new Map(sops.map(({ name, bytes }) => [name, bytes]));
  const found = documents.flatMap((document) => {
    const before = past(document.file);
    const all = [
      ...lintDocument(document, before ? { ...settings, past: before } : settings),
      ...across.filter((one) => one.file === document.file),
    ];
    const text = new TextDecoder().decode(texts.get(document.file));
    return inReadingOrder(document.sop ? withoutSuppressed(text, document.file, all, ruleIds) : all);
  });
  return [...found, ...offices.flatMap(({ name, bytes }) => readYaml(bytes, name, 'kantor').diagnostics)];
}

const ruleIds = rules.map(({ id }) => id);

const isSop = ({ name }: Target): boolean => !/(?:^|\/)sop\.config\.ya?ml$/.test(name);

const read = ({ name, bytes }: Target): SopDocument => readSopDocument(bytes, name);

const outlineOf = ({ file, sop, locate }: SopDocument): readonly OtherSop[] =>
  sop ? [{ file, sop, locate }] : [];

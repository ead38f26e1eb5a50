import { localDate } from '../calendar/local-time.ts';
import type { Context } from '../commands/context.ts';
import type { Target, Targets } from '../commands/lint/lint-targets.ts';
import { type Diagnostic, inReadingOrder } from '../document/diagnostic.ts';
import type { InputLimits } from '../document/input-limits.ts';
import { readSopDocument } from '../document/read-sop.ts';
import { readYaml } from '../document/yaml/read-yaml.ts';
import type { Sop } from '../sop/sop.ts';
import type { Workspace } from '../workflows/office/workspace.ts';
import { folderIndex, outlineOf, type SopOutline } from './folder-index.ts';
import { type LintSettings, lintDocument } from './lint-document.ts';
import { severitiesOf } from './profiles.ts';
import { rules } from './rules.ts';
import { withoutSuppressed } from './suppressions.ts';

/** An earlier state of a file by its name; undefined where there was none. */
export type Past = (name: string) => Sop | undefined;

/** How files are looked at by themselves. It can be sent from one thread to another. */
export type LookSettings = Pick<LintSettings, 'severities' | 'today'> & { readonly limits: InputLimits };

/** What there is to say about a file by itself, and what other files may want to know of it. */
export type FirstLook = {
  readonly diagnostics: readonly Diagnostic[];
  readonly outline?: SopOutline;
  /** Findings across files may be silenced in it, so that only a second look tells which silence is idle. */
  readonly isSilenced: boolean;
};

export const lookSettings = ({ host }: Context, { office }: Workspace): LookSettings => ({
  severities: severitiesOf(office.ruleProfile, office.ruleSeverities),
  today: localDate(host.now(), office.zone),
  limits: office.limits,
});

/** Looks at a file by itself. */
export function firstLook(bytes: Uint8Array, name: string, settings: LookSettings): FirstLook {
  if (isOffice(name)) {
    return { diagnostics: readYaml(bytes, name, 'kantor', settings.limits).diagnostics, isSilenced: false };
  }
  const { sop, diagnostics, text } = look(bytes, name, settings, settings.limits);
  return {
    diagnostics,
    isSilenced: text.includes('sop-lint'),
    ...(sop ? { outline: outlineOf(sop, name) } : {}),
  };
}

/**
 * The diagnostics of all reported files, file by file in reading order. Files that have to do with others, or with an
 * earlier state of their own, are looked at once more.
 * @param looks first looks at the reported files, if they were taken already
 */
export function lintFiles(
  targets: Targets,
  settings: LookSettings,
  past: Past = () => undefined,
  looks: readonly FirstLook[] = targets.reported.map((target) => lookAt(target, settings)),
): readonly Diagnostic[] {
  const beside = targets.beside.map((target) => lookAt(target, settings));
  const outlines = [...beside, ...looks].flatMap(({ outline }) => outline ?? []);
  const folder = outlines.length > 1 ? folderIndex(outlines) : undefined;
  return targets.reported.flatMap(({ name, read }, index) => {
    const { diagnostics = [], outline, isSilenced = false } = looks[index] ?? {};
    if (!outline) return diagnostics;
    const before = past(name);
    if (!before && !(folder && (isSilenced || folder.concerns(outline)))) return diagnostics;
    const around = { ...settings, ...(folder ? { folder } : {}), ...(before ? { past: before } : {}) };
    return look(read(), name, around, settings.limits).diagnostics;
  });
}

const lookAt = ({ name, read }: Target, settings: LookSettings): FirstLook =>
  firstLook(read(), name, settings);

function look(
  bytes: Uint8Array,
  name: string,
  settings: LintSettings,
  limits: InputLimits,
): { readonly sop?: Sop; readonly diagnostics: readonly Diagnostic[]; readonly text: string } {
  const document = readSopDocument(bytes, name, limits);
  const { sop, text } = document;
  const found = lintDocument(document, settings);
  if (!sop) return { diagnostics: found, text };
  const left = withoutSuppressed(text, name, found, ruleIds);
  return { sop, diagnostics: left === found ? found : inReadingOrder(left), text };
}

const ruleIds = rules.map(({ id }) => id);

const isOffice = (name: string): boolean => /(?:^|\/)sop\.config\.ya?ml$/.test(name);

import { validators } from '../compiled/validators.js';
import { type Diagnostic, inReadingOrder } from '../diagnostic.ts';
import { type InputLimits, inputLimits } from '../input-limits.ts';
import { type Locate, type Places, places } from '../locate.ts';
import { type Problem, toDiagnostic } from '../problem.ts';
import { readText } from '../read-text.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { type Mended, mend } from '../schema/mend.ts';
import { textPositions } from '../text-positions.ts';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { plainValue } from './yaml-tree.ts';

/** The forms of file that people write. */
export type SchemaName = 'sop' | 'kantor' | 'kalender' | 'jawaban' | 'laporan';

/** A file read as YAML (JSON is YAML too). `value` is there only if it has the form that its schema asks for. */
export type YamlFile = {
  readonly value?: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
};

/** The same with what a closer look at single values needs: `report` turns its findings into diagnostics. */
export type OpenYaml = YamlFile & {
  /** The text of the file, as far as it could be read. */
  readonly text: string;
  readonly places: Places;
  readonly report: (problems: readonly Problem[]) => readonly Diagnostic[];
  /** What can be read of a file that has not the form its schema asks for. */
  readonly draft?: () => Mended | undefined;
};

/**
 * Reads a file of one of the forms: input limits, then YAML 1.2, then the schema. `file` is the name that the
 * diagnostics carry. What is wrong is returned, never thrown.
 */
export function readYaml(
  bytes: Uint8Array,
  file: string,
  schemaName: SchemaName,
  limits: InputLimits = inputLimits,
): YamlFile {
  const { value, locate, diagnostics } = openYaml(bytes, file, schemaName, limits);
  return { ...(value === undefined ? {} : { value }), locate, diagnostics };
}

/** {@link readYaml} for readers that go on to check single values. */
export function openYaml(
  bytes: Uint8Array,
  file: string,
  schemaName: SchemaName,
  limits: InputLimits = inputLimits,
): OpenYaml {
  const { text, problem } = readText(bytes, limits);
  const positions = textPositions(text);
  const report = (problems: readonly Problem[]): readonly Diagnostic[] =>
    inReadingOrder(problems.map((one) => toDiagnostic(one, file, positions)));
  const { tree, problems } = problem ? { problems: [problem] } : parsed(text, limits);
  const found = places(tree, text, positions);
  const opened = { locate: found.locate, places: found, report, text };
  if (problems.length > 0 || !tree) return { ...opened, diagnostics: report(problems) };
  const value = plainValue(tree);
  const wrong = checkSchema(value, validators[schemaName], text, found, limits);
  if (wrong.length === 0) return { ...opened, value, diagnostics: [] };
  return { ...opened, diagnostics: report(wrong), draft: () => mend(value, validators[schemaName]) };
}

/** What has a mistake or something unusual in it goes to the parser that can explain it. */
function parsed(text: string, limits: InputLimits): ParsedYaml {
  const tree = readPlainYaml(text, limits);
  return tree ? { tree, problems: [] } : parseYaml(text, limits);
}

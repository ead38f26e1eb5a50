import { mergeCalendars } from '../../calendar/calendar-data.ts';
import { type Calendar, compileCalendar } from '../../calendar/compile-calendar.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { type Diagnostic, hasErrors } from '../../document/diagnostic.ts';
import { errorsToUse, readSopDocument } from '../../document/read-sop.ts';
import { readYaml } from '../../document/yaml/read-yaml.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';
import { cannotRead, readFile } from '../../host/read-file.ts';
import { decodeCalendar } from '../../office/decode-calendar.ts';
import { decodeOffice } from '../../office/decode-office.ts';
import { defaultOffice, type Office } from '../../office/office.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import { findOfficeFile } from './find-office.ts';
import { wrongFile } from './wrong-file.ts';

/** What finding and reading the files of an office needs of the outside world. */
type Disk = Pick<Host, 'files' | 'cwd' | 'home'>;

/** The office folder with its file read: where records and reports go, who works here, which calendar counts. */
export type Workspace = {
  readonly root: string;
  readonly office: Office;
  readonly recordsFolder: string;
  readonly reportsFolder: string;
  readonly sopFolder: string;
};

/** An SOP file that could be read, with the exact bytes for the snapshot. */
export type SopFile = { readonly path: string; readonly bytes: Uint8Array; readonly sop: Sop };

/**
 * Finds and reads the office file; without one the defaults serve.
 * @throws UserError with the diagnostics when the office file is wrong
 */
export function openWorkspace(host: Disk): Workspace {
  const path = findOfficeFile(host);
  const root = path === undefined ? host.cwd : folderOf(path);
  const office = path === undefined ? defaultOffice : readOffice(host, path);
  const ownSops = join(root, office.folders.sops ?? 'sops');
  return {
    root,
    office,
    recordsFolder: join(root, office.folders.records),
    reportsFolder: join(root, office.folders.reports),
    sopFolder:
      office.folders.sops || host.files.kind(ownSops) === 'folder' ? ownSops : join(host.home, 'sops'),
  };
}

function readOffice(host: Disk, path: string): Office {
  const bytes = readFile(host, path);
  const { value, diagnostics } = readYaml(bytes, path, 'kantor');
  if (value === undefined || hasErrors(diagnostics)) throw wrongFile(path, bytes, diagnostics);
  return decodeOffice(value);
}

/** The SOP files of the office in name order, and the diagnostics of those that could not be read. */
export function readSops(
  host: Pick<Host, 'files'>,
  { sopFolder, office }: Workspace,
): { readonly files: readonly SopFile[]; readonly broken: readonly Diagnostic[] } {
  const files: SopFile[] = [];
  const broken: Diagnostic[] = [];
  for (const path of sopPaths(host, sopFolder)) {
    const bytes = readFile(host, path, office.limits.bytes);
    const document = readSopDocument(bytes, path, office.limits);
    const { sop } = document;
    const errors = errorsToUse(document);
    if (sop && errors.length === 0) files.push({ path, bytes, sop });
    else broken.push(...errors);
  }
  return { files, broken };
}

/** The YAML files of a folder and of those below it, in name order; hidden folders are passed over. @throws UserError when the folder is missing */
export function sopPaths(
  host: Pick<Host, 'files'>,
  folder: string,
  above: readonly string[] = [],
): readonly string[] {
  const { files } = host;
  // A link may lead back to a folder that holds it.
  const real = files.follow(folder);
  if (above.includes(real)) return [];
  return namesIn(host, folder).flatMap((name) => {
    const path = join(folder, name);
    if (isYamlName(name)) return [path];
    const isFolder = !name.startsWith('.') && files.kind(path) === 'folder';
    return isFolder ? sopPaths(host, path, [...above, real]) : [];
  });
}

/** Whether a file is YAML by its name. */
export const isYamlName = (name: string): boolean => /\.ya?ml$/i.test(name);

function namesIn({ files }: Pick<Host, 'files'>, folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch (error) {
    throw cannotRead(folder, error);
  }
}

/** All parts of all readable SOPs. */
export function partsOf(
  files: readonly SopFile[],
): readonly { readonly file: SopFile; readonly part: Part }[] {
  return files.flatMap((file) => file.sop.parts.map((part) => ({ file, part })));
}

/** The office's calendar with its parents merged in. @throws UserError */
export function openCalendar(host: Disk, { root, office }: Workspace): Calendar {
  const builtIn = /^[a-z-]+$/.test(office.calendar);
  const path = builtIn ? calendarPath(host, office.calendar) : join(root, office.calendar);
  return compileCalendar(readCalendar(host, path, 0), office.zone);
}

const calendarPath = (host: Disk, name: string): string => join(host.home, `templates/kalender/${name}.yaml`);

function readCalendar(host: Disk, path: string, depth: number): ReturnType<typeof decodeCalendar> {
  const bytes = readFile(host, path);
  const { value, diagnostics } = readYaml(bytes, path, 'kalender');
  if (value === undefined || hasErrors(diagnostics)) throw wrongFile(path, bytes, diagnostics);
  const data = decodeCalendar(value, path);
  const parent = data.parent;
  if (parent === undefined) return data;
  if (depth > 8) {
    throw new UserError({
      id: `'${path}': 'induk' berputar; kalender tidak boleh menjadi induknya sendiri.`,
      en: `'${path}': 'induk' goes round; a calendar cannot be its own parent.`,
    });
  }
  const parentPath = /^[a-z-]+$/.test(parent) ? calendarPath(host, parent) : join(folderOf(path), parent);
  return mergeCalendars(readCalendar(host, parentPath, depth + 1), data);
}

/** The rule by which the office counts time. */
export function timeRule(host: Disk, workspace: Workspace): TimeRule {
  return { calendar: openCalendar(host, workspace), dayRule: workspace.office.dayRule };
}

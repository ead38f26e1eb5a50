import { type Calendar, compileCalendar } from '../../calendar/compile-calendar.ts';
import { mergeCalendars } from '../../calendar/merge-calendars.ts';
import type { Context } from '../../commands/context.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { readYaml } from '../../document/yaml/read-yaml.ts';
import { errorCode, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { decodeCalendar } from '../../office/decode-calendar.ts';
import { decodeOffice } from '../../office/decode-office.ts';
import { defaultOffice, type Office } from '../../office/office.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import { printDiagnostics } from '../../terminal/diagnostics/print-diagnostics.ts';
import { paletteFor } from '../../terminal/palette.ts';
import { findOfficeFile } from './find-office.ts';

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
export function openWorkspace(context: Context): Workspace {
  const { host } = context;
  const path = findOfficeFile(host);
  const root = path === undefined ? host.cwd : path.slice(0, -'/sop.config.yaml'.length) || '/';
  const office = path === undefined ? defaultOffice : readOffice(context, path);
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

function readOffice(context: Context, path: string): Office {
  const bytes = readFile(context.host, path);
  const { value, diagnostics } = readYaml(bytes, path, 'kantor');
  if (value === undefined || hasError(diagnostics)) throw wrongFile(context, path, bytes, diagnostics);
  return decodeOffice(value);
}

/** Joins a path of the office file to a folder; an absolute path stays as it is. */
export function join(folder: string, path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return path;
  return `${folder === '/' ? '' : folder}/${path.replace(/^\.\//, '')}`;
}

/** Reads a file the user named. @throws UserError when it is missing or may not be read */
export function readFile(host: Host, path: string, limit?: number): Uint8Array {
  try {
    return host.files.read(path, limit);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

export function cannotRead(path: string, error: unknown): UserError {
  const code = errorCode(error);
  const [id, en] =
    code === 'ENOENT'
      ? ['tidak ada; periksa nama dan foldernya', 'is not there; check its name and folder']
      : code === 'EACCES' || code === 'EPERM'
        ? [
            'tidak boleh dibaca; minta izin baca kepada pengelola',
            'may not be read; ask the administrator for permission',
          ]
        : code === 'ENOTFILE'
          ? [
              'bukan berkas biasa; untuk pipa pakai masukan baku (-)',
              'is no ordinary file; for a pipe use standard input (-)',
            ]
          : code === 'EISDIR'
            ? ['adalah folder, yang diperlukan sebuah berkas', 'is a folder, a file is needed']
            : [`tidak dapat dibaca (${code ?? 'galat'})`, `cannot be read (${code ?? 'error'})`];
  return new UserError({ id: `'${path}' ${id}.`, en: `'${path}' ${en}.` }, { cause: error });
}

/** The SOP files of the office in name order, and the diagnostics of those that could not be read. */
export function readSops(
  { host }: Context,
  { sopFolder, office }: Workspace,
): { readonly files: readonly SopFile[]; readonly broken: readonly Diagnostic[] } {
  const files: SopFile[] = [];
  const broken: Diagnostic[] = [];
  for (const path of sopPaths(host, sopFolder)) {
    const bytes = readFile(host, path, office.limits.bytes);
    const { sop, diagnostics } = readSopDocument(bytes, path, office.limits);
    const errors = diagnostics.filter((one) => one.severity === 'error');
    if (sop && errors.length === 0) files.push({ path, bytes, sop });
    else broken.push(...errors);
  }
  return { files, broken };
}

/** The YAML files of a folder, in name order. @throws UserError when the folder is missing */
export function sopPaths(host: Host, folder: string): readonly string[] {
  try {
    return host.files
      .list(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .map((name) => join(folder, name));
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
export function openCalendar(context: Context, { root, office }: Workspace): Calendar {
  const builtIn = /^[a-z-]+$/.test(office.calendar);
  const path = builtIn ? calendarPath(context.host, office.calendar) : join(root, office.calendar);
  return compileCalendar(readCalendar(context, path, 0), office.zone);
}

const calendarPath = (host: Host, name: string): string => join(host.home, `templates/kalender/${name}.yaml`);

function readCalendar(context: Context, path: string, depth: number): ReturnType<typeof decodeCalendar> {
  const bytes = readFile(context.host, path);
  const { value, diagnostics } = readYaml(bytes, path, 'kalender');
  if (value === undefined || hasError(diagnostics)) throw wrongFile(context, path, bytes, diagnostics);
  const data = decodeCalendar(value, path);
  const parent = data.parent;
  if (parent === undefined) return data;
  if (depth > 8) {
    throw new UserError({
      id: `'${path}': 'induk' berputar; kalender tidak boleh menjadi induknya sendiri.`,
      en: `'${path}': 'induk' goes round; a calendar cannot be its own parent.`,
    });
  }
  const folder = path.slice(0, path.lastIndexOf('/'));
  const parentPath = /^[a-z-]+$/.test(parent) ? calendarPath(context.host, parent) : join(folder, parent);
  return mergeCalendars(readCalendar(context, parentPath, depth + 1), data);
}

/** The rule by which the office counts time. */
export function timeRule(context: Context, workspace: Workspace): TimeRule {
  return { calendar: openCalendar(context, workspace), dayRule: workspace.office.dayRule };
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((one) => one.severity === 'error');

/** An error that shows what is wrong in a file the program needs, in plain text: error messages carry no colour codes. */
export function wrongFile(
  { language }: Context,
  path: string,
  bytes: Uint8Array,
  diagnostics: readonly Diagnostic[],
): UserError {
  const text = printDiagnostics(diagnostics, new Map([[path, bytes]]), {
    language,
    palette: paletteFor(false),
  });
  return new UserError({ id: `'${path}' belum benar:\n${text}`, en: `'${path}' is not right yet:\n${text}` });
}

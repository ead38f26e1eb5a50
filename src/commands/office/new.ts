import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, partsOf, readSops, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { type ActivityEntry, activityEntry, askForActivities, entriesYaml } from './activity-entries.ts';
import type { NewSop, NewSopOptions } from './spec.ts';

/** `sop new`: a first SOP from a template, under a code that is not in use. */
export const newSop: NewSop = async (context, _args, options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context.host);
  const code = (
    await wish(context, options, 'code', { id: 'Kode bagian', en: 'Code of the part' })
  ).toUpperCase();
  const name = await wish(context, options, 'name', { id: 'Nama SOP', en: 'Name of the SOP' });
  const template = options.from;
  const entries = await entriesOf(context, options, template);
  const made = filled(context, template ?? 'kosong', code, name);
  const blank = entries.length > 0 ? withEntries(made, code, entries) : made;
  const number = options.number;
  const text =
    number === undefined ? blank : blank.replace(/^nomor: .*$/m, () => `nomor: ${JSON.stringify(number)}`);
  const folder = join(workspace.root, workspace.office.folders.sops ?? 'sops');
  const path = join(folder, `${code.toLowerCase()}.yaml`);
  refuseTaken(context, workspace, code, path);
  const [problem] = readSopDocument(new TextEncoder().encode(text), path).diagnostics;
  if (problem) throw new UserError(problem.message);
  host.files.makeFolder(folder);
  host.files.write(path, text);
  host.out.result(
    say({
      id: `dibuat ${path}\nBerikutnya: sunting, lalu sop lint\n`,
      en: `made ${path}\nNext: edit it, then sop lint\n`,
    }),
  );
  return 0;
};

/** Rows from the command line, or by asking; a template that was named brings its own. */
async function entriesOf(
  context: Context,
  options: NewSopOptions,
  template: string | undefined,
): Promise<readonly ActivityEntry[]> {
  const given = options.activity ?? [];
  if (given.length > 0) return given.map(activityEntry);
  if (template !== undefined) return [];
  const { interactive, noInput } = context.host.terminal;
  if (noInput) throw new UserError(noActivities);
  return interactive ? askForActivities(context) : [];
}

const noActivities = {
  id: 'dengan --no-input, tulis kegiatannya: --activity "uraian | PELAKSANA | waktu | output" (boleh beberapa), atau --from contoh',
  en: 'with --no-input, write the activities: --activity "uraian | PELAKSANA | waktu | output" (several times), or --from template',
};

/** The template's columns and rows give way to those that were entered. */
function withEntries(text: string, code: string, entries: readonly ActivityEntry[]): string {
  const { roles, rows } = entriesYaml(code, entries);
  const columns = roles === '' ? '' : `pelaksana:\n${roles}`;
  return text
    .replace(/^pelaksana:\n(?: .*\n)+/m, () => columns)
    .replace(/^( {4}kegiatan:\n)(?: {6}.*\n)+/m, (_all, head: string) => head + rows);
}

function filled({ host }: Context, template: string, code: string, name: string): string {
  const text = new TextDecoder().decode(readFile(host, join(host.home, `templates/sop/${template}.yaml`)));
  return text.replaceAll('CONTOH', () => code).replace('"Nama SOP"', () => JSON.stringify(name));
}

function refuseTaken(context: Context, workspace: Workspace, code: string, path: string): void {
  const folder = workspace.sopFolder;
  const own = folder.startsWith(workspace.root) && context.host.files.kind(folder) === 'folder';
  const codes = own ? partsOf(readSops(context.host, workspace).files).map(({ part }) => part.code) : [];
  if (!codes.includes(code) && context.host.files.kind(path) === undefined) return;
  const shown = visibleLine(code);
  throw new UserError({
    id: `kode '${shown}' sudah dipakai; pilih kode lain`,
    en: `the code '${shown}' is in use; choose another`,
  });
}

async function wish(
  context: Context,
  options: NewSopOptions,
  name: 'code' | 'name',
  message: Bilingual,
): Promise<string> {
  const { host, say } = context;
  const given = options[name];
  if (given !== undefined) return given;
  if (host.terminal.interactive)
    return askLine(context, {
      message: say(message),
      validate: (text) =>
        text.trim() !== '' || say({ id: 'Tulis dulu isinya.', en: 'Write something first.' }),
    });
  throw new UserError({
    id: `tanpa terminal atau dengan --no-input, tulis --${name}. Contoh: sop new --code SM --name "Surat masuk"`,
    en: `without a terminal, or with --no-input, write --${name}. Example: sop new --code SM --name "Surat masuk"`,
  });
}

import { type ActivityEntry, newSopText } from '../../document/new-sop.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { isProblem, parseStandardTime } from '../../sop/standard-time.ts';
import { timeHelp } from '../../sop/standard-time-help.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace, partsOf, readSops, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
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
  const made = readFile(host, join(host.home, `templates/sop/${template ?? 'kosong'}.yaml`));
  const text = newSopText(new TextDecoder().decode(made), { code, name, number: options.number, entries });
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
  return exitCodes.ok;
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

/** Reads `uraian | PELAKSANA | waktu | output`. @throws UsageError */
function activityEntry(words: string): ActivityEntry {
  const [text = '', role, time, output, ...more] = words.split('|').map((word) => word.trim());
  const known = time === undefined || time === '' || !isProblem(parseStandardTime(time));
  if (text === '' || !known || more.length > 0) throw new UsageError(form(visibleLine(words)));
  const given = (word: string | undefined): string | undefined => (word === '' ? undefined : word);
  return { text, role: given(role)?.toUpperCase(), time: given(time), output: given(output) };
}

const form = (shown: string) => ({
  id: `--activity '${shown}': tulis "uraian | PELAKSANA | waktu | output", misalnya "Mencatat surat | BAMIN | 10 Menit | Agenda"`,
  en: `--activity '${shown}': write "uraian | PELAKSANA | waktu | output", such as "Mencatat surat | BAMIN | 10 Menit | Agenda"`,
});

/** Asks for rows until one is left empty. */
async function askForActivities(context: Context): Promise<readonly ActivityEntry[]> {
  const { say } = context;
  const entries: ActivityEntry[] = [];
  for (;;) {
    const number = entries.length + 1;
    const wish = async (id: string, en: string): Promise<string> =>
      (await askLine(context, { message: say({ id, en }) })).trim();
    const text = await wish(`Kegiatan ${number} (kosong = selesai)`, `Activity ${number} (empty = done)`);
    if (text === '') return entries;
    const role = await wish('  Pelaksana, misalnya BAMIN', '  Who does it, such as BAMIN');
    const time = await askLine(context, {
      message: say({ id: '  Waktu baku, misalnya 30 Menit', en: '  Standard time, such as 30 Menit' }),
      validate: (value: string) => value.trim() === '' || timeAdvice(value, say),
    });
    const output = await wish('  Output, misalnya Disposisi', '  Output, such as Disposisi');
    entries.push(
      activityEntry([text, role, time, output].map((word) => word.replaceAll('|', '/')).join('|')),
    );
  }
}

/** True of a time that is read, else what to write. */
function timeAdvice(value: string, say: Context['say']): string | true {
  const time = parseStandardTime(value);
  return isProblem(time) ? say(timeHelp(time)) : true;
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

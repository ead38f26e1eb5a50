import { type ActivityEntry, newSopText } from '../../document/new-sop.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
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
import { givenActivities, itemsOf, missingRow, readNext, rowForm } from './activity-row.ts';
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
  if (given.length > 0) return givenActivities(given);
  if (template !== undefined) return [];
  const { interactive, noInput } = context.host.terminal;
  if (noInput) throw new UserError(noActivities);
  return interactive ? askForActivities(context) : [];
}

const noActivities = {
  id: `dengan --no-input, tulis kegiatannya: --activity ${rowForm.id} (boleh beberapa), atau --from contoh`,
  en: `with --no-input, write the activities: --activity ${rowForm.en} (several times), or --from template`,
};

/** Asks for rows until one is left empty, then again for a way on that leads to no row. */
async function askForActivities(context: Context): Promise<readonly ActivityEntry[]> {
  const entries: ActivityEntry[] = [];
  for (;;) {
    const entry = await askForActivity(context, entries.length + 1);
    if (entry === undefined) break;
    entries.push(entry);
  }
  for (const [index, entry] of entries.entries()) {
    if (missingRow(entry.next, entries.length) === undefined) continue;
    const { next: _gone, ...rest } = entry;
    const next = await askNext(
      context,
      {
        id: `Kegiatan ${index + 1} lanjut ke baris mana, dari 1 sampai ${entries.length}?`,
        en: `With which row does activity ${index + 1} go on, from 1 to ${entries.length}?`,
      },
      entries.length,
    );
    entries[index] = { ...rest, ...(next === undefined ? {} : { next }) };
  }
  return entries;
}

/** The columns of one row, in the order of the form; undefined when its text is left empty. */
async function askForActivity(context: Context, number: number): Promise<ActivityEntry | undefined> {
  const { say } = context;
  const line = async (id: string, en: string): Promise<string> =>
    (await askLine(context, { message: say({ id, en }) })).trim();
  const text = await line(`Kegiatan ${number} (kosong = selesai)`, `Activity ${number} (empty = done)`);
  if (text === '') return undefined;
  const roles = itemsOf(
    await line('  Pelaksana, misalnya BAMIN; KAUR', '  Who does it, such as BAMIN; KAUR'),
    /[;,]/,
  ).map((role) => role.toUpperCase());
  const needs = itemsOf(
    await line('  Kelengkapan, misalnya Surat; Agenda', '  What it needs, such as Surat; Agenda'),
  );
  const time = await askLine(context, {
    message: say({ id: '  Waktu baku, misalnya 30 Menit', en: '  Standard time, such as 30 Menit' }),
    validate: (value: string) => value.trim() === '' || timeAdvice(value, say),
  });
  const output = itemsOf(await line('  Output, misalnya Disposisi', '  Output, such as Disposisi'));
  const next = await askNext(context, {
    id: '  Lanjut (kosong = baris berikutnya; 6; Ya 8; Tidak 6; selesai)',
    en: '  Next (empty = the row below; 6; Ya 8; Tidak 6; end)',
  });
  return {
    text,
    roles,
    needs,
    time: time.trim() === '' ? undefined : time.trim(),
    output,
    ...(next === undefined ? {} : { next }),
  };
}

/** Where a row goes on. @param rows how many there are, once that is known */
async function askNext(context: Context, message: Bilingual, rows = 999): Promise<ActivityEntry['next']> {
  const wayOf = (value: string) => readNext(value.trim());
  const typed = await askLine(context, {
    message: context.say(message),
    validate: (value: string) => {
      const way = wayOf(value);
      return (
        (way !== 'unread' && missingRow(way, rows) === undefined) ||
        context.say({
          id: 'Tulis nomor baris (6), jawaban dengan nomor barisnya (Ya 8; Tidak 6), atau selesai.',
          en: 'Write the number of a row (6), answers with theirs (Ya 8; Tidak 6), or end.',
        })
      );
    },
  });
  const way = wayOf(typed);
  return way === 'unread' ? undefined : way;
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

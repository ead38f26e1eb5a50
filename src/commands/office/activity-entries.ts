import { UsageError } from '../../host/errors.ts';
import { isProblem, parseStandardTime } from '../../sop/standard-time.ts';
import { askLine } from '../../terminal/ask/ask-line.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Context } from '../context.ts';

/** A row as it is given to `sop new`: what, who, how long, what comes of it. Only the first must be there. */
export type ActivityEntry = {
  readonly text: string;
  readonly role?: string | undefined;
  readonly time?: string | undefined;
  readonly output?: string | undefined;
};

/** Reads `uraian | PELAKSANA | waktu | output`. @throws UsageError */
export function activityEntry(words: string): ActivityEntry {
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
export async function askForActivities(context: Context): Promise<readonly ActivityEntry[]> {
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
      validate: (value: string) =>
        value.trim() === '' ||
        !isProblem(parseStandardTime(value)) ||
        say({ id: 'Tulis misalnya 30 Menit.', en: 'Write for example 30 Menit.' }),
    });
    const output = await wish('  Output, misalnya Disposisi', '  Output, such as Disposisi');
    entries.push(
      activityEntry([text, role, time, output].map((word) => word.replaceAll('|', '/')).join('|')),
    );
  }
}

/** The lines of `pelaksana` and of `kegiatan` for an SOP file; every text is quoted. */
export function entriesYaml(
  code: string,
  entries: readonly ActivityEntry[],
): { readonly roles: string; readonly rows: string } {
  const roles = [...new Set(entries.flatMap(({ role }) => role ?? []))];
  const quoted = (text: string): string => JSON.stringify(text);
  return {
    roles: roles.map((role) => `  - { kode: ${quoted(role)}, jabatan: ${quoted(role)} }\n`).join(''),
    rows: entries
      .map(({ text, role, time, output }, index) => {
        const keys = [
          `kode: ${code}-${String(index + 1).padStart(2, '0')}`,
          `no: "${index + 1}"`,
          `uraian: ${quoted(text)}`,
          ...(role === undefined ? [] : [`pelaksana: [${quoted(role)}]`]),
          ...(time === undefined ? [] : [`waktu: ${quoted(time)}`]),
          ...(output === undefined ? [] : [`output: [${quoted(output)}]`]),
        ];
        return `      - ${keys.join('\n        ')}\n`;
      })
      .join(''),
  };
}

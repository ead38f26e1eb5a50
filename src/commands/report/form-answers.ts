import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type ActivityRow, activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import { visibleLine } from '../../words/visible.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { writeReportFile } from '../../workflows/office/write-report-file.ts';
import { type Context, type Options, textOption } from '../context.ts';
import type { Made } from './form.ts';

/**
 * `sop form CODE --answers-template`: an answers file of the part with every code in it and nothing answered, in the working folder.
 * @throws UserError when another file has the name: answers that were typed in are never overwritten
 */
export async function writeAnswersTemplate(
  { host }: Context,
  _workspace: Workspace,
  { part }: NamedPart,
  options: Options,
): Promise<Made> {
  const name = textOption(options, 'output') ?? `jawaban-${part.code.toLowerCase()}.yaml`;
  const path = join(host.cwd, name);
  const bytes = new TextEncoder().encode(answersTemplate(part, name));
  const outcome = writeNew(host, path, bytes);
  const next = `sop check ${part.code} --answers ${name}`;
  const line =
    outcome === 'same'
      ? {
          id: `Berkas jawaban sudah ada dan masih kosong: ${path}\n  Sesudah diisi: ${next}\n`,
          en: `The answers file is there already, still empty: ${path}\n  When it is filled in: ${next}\n`,
        }
      : {
          id: `✓ Berkas jawaban ${part.code}: ${path}\n  Sesudah diisi: ${next}\n`,
          en: `✓ Answers file ${part.code}: ${path}\n  When it is filled in: ${next}\n`,
        };
  return { part: part.code, path, sha256: host.sha256(bytes), outcome, line };
}

function writeNew(host: Context['host'], path: string, bytes: Uint8Array): 'written' | 'same' {
  const there = host.files.kind(path);
  if (
    there !== undefined &&
    (there !== 'file' || host.sha256(host.files.read(path)) !== host.sha256(bytes))
  ) {
    throw new UserError({
      id: `'${path}' sudah ada dan isinya lain; berkas jawaban tidak pernah ditimpa. Pilih nama lain dengan -o.`,
      en: `'${path}' is there already with other content; an answers file is never replaced. Choose another name with -o.`,
    });
  }
  return writeReportFile(host, path, bytes, false);
}

/** The file itself: YAML with a comment above each code that says which row of the paper it is. */
function answersTemplate(part: Part, name: string): string {
  return [
    `# Isian formulir ${part.code} dari kertas. Isi lalu periksa: sop check ${part.code} --answers ${visibleLine(name)} --dry-run`,
    '#   hasil   : sesuai, tidak_sesuai, atau tidak_berlaku; kosong = belum dijawab',
    '#   alasan  : wajib untuk tidak_sesuai dan tidak_berlaku',
    '#   mulai, selesai: "2026-11-20 08:00", keduanya atau tidak sama sekali',
    '',
    'format: 1',
    `bagian: ${part.code}`,
    'petugas:        # nama petugas yang mengerjakan, atau pakai --as "Nama Petugas"',
    'jawaban:',
    ...activityRows(part).flatMap(entry),
    'tutup: true     # tutup pelaksanaan bila semua kegiatan sudah dijawab',
    '',
  ].join('\n');
}

function entry({ activity, level }: ActivityRow): readonly string[] {
  const { code, number, text, standardTime } = activity;
  const words = [
    ...(number === undefined ? [] : [`${number}.`]),
    `${level > 1 ? '• ' : ''}${shortened(text)}`,
    ...(standardTime ? [`(${standardTime.text})`] : []),
  ];
  return [
    `  # ${visibleLine(words.join(' '))}`,
    `  - kode: ${code}`,
    '    hasil:',
    '    alasan:',
    '    mulai:',
    '    selesai:',
  ];
}

const longest = 100;

/** A text that fits on the line of a comment. */
const shortened = (text: string): string =>
  text.length <= longest
    ? text
    : `${[...text]
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;

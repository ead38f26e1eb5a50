import { UsageError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import { type NamedPart, namedParts } from '../../workflows/office/find-part.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { makeAnswersFile, makeBlankForm } from '../../workflows/reports/blank-form.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { tell } from '../tell.ts';
import type { Form, FormOptions } from './spec.ts';
import { fileJson, fileLine, type MadeFile, openFile, sameFile } from './tell-file.ts';

/** `sop form CODE`: the blank form of a part as a PDF, or the answers file to type it in; `--all` does it for every part. */
export const form: Form = async (context, [code = ''], options) => {
  const { host, say } = context;
  refuseUnclear(code, options);
  const workspace = openWorkspace(host);
  const { named, unread } = namedParts(host, workspace, options.all ? [] : [code]);
  const write = options.answersTemplate ? writeAnswers : writeForm;
  const made: Made[] = [];
  for (const one of named) made.push(await write(context, workspace, one, options));
  if (options.json) printJson(host, { berkas: made.map((one) => ({ bagian: one.part, ...fileJson(one) })) });
  else host.out.result(visible(made.flatMap(({ lines }) => lines.map((line) => `${say(line)}\n`)).join('')));
  if (unread.length === 0) return exitCodes.ok;
  tell(context, [notRead(unread)]);
  return exitCodes.failure;
};

/** A file that was made, with what is said of it. */
type Made = MadeFile & { readonly part: string; readonly lines: readonly Bilingual[] };

async function writeForm(
  context: Context,
  workspace: Workspace,
  named: NamedPart,
  options: FormOptions,
): Promise<Made> {
  const { host } = context;
  const output = options.output;
  const path = output === undefined ? undefined : join(host.cwd, output);
  const file = await makeBlankForm(host, workspace, named, { path, replace: options.replace === true });
  if (options.open) openFile(context, file.path);
  const part = named.part.code;
  return { ...file, part, lines: [fileLine(formWords(part), file)] };
}

async function writeAnswers(
  { host }: Context,
  _workspace: Workspace,
  { part }: NamedPart,
  options: FormOptions,
): Promise<Made> {
  const name = options.output ?? `jawaban-${part.code.toLowerCase()}.yaml`;
  const file = makeAnswersFile(host, part, name);
  const next = `sop check ${part.code} --answers ${name}`;
  const below = { id: `  Sesudah diisi: ${next}`, en: `  When it is filled in: ${next}` };
  return { ...file, part: part.code, lines: [fileLine(answersWords(part.code), file), below] };
}

const formWords = (part: string) => ({
  made: { id: `Formulir ${part}`, en: `Form ${part}` },
  there: sameFile({ id: 'Formulir', en: 'The form' }),
});
const answersWords = (part: string) => ({
  made: { id: `Berkas jawaban ${part}`, en: `Answers file ${part}` },
  there: {
    id: 'Berkas jawaban sudah ada dan masih kosong',
    en: 'The answers file is there already, still empty',
  },
});

function refuseUnclear(code: string, options: FormOptions): void {
  const all = options.all === true;
  if (all === (code.trim() !== '')) throw new UsageError(all ? codeOrAll : nothingNamed);
  if (all && options.output !== undefined) throw new UsageError(oneFileForAll);
  if (!options.answersTemplate) return;
  const wrong = (['replace', 'open'] as const).filter((name) => options[name] === true);
  if (wrong.length > 0) throw new UsageError(onlyForPaper(wrong.map((name) => `--${name}`).join(', ')));
}

const nothingNamed = {
  id: 'tulis kode bagian, atau --all untuk semua. Contoh: sop form URMIN; kode-kodenya: sop list',
  en: 'write the code of a part, or --all for every part. Example: sop form URMIN; the codes: sop list',
};
const codeOrAll = {
  id: '--all berarti semua bagian; hapus --all atau kode bagian.',
  en: '--all means all parts; leave out --all or the code of the part.',
};
const oneFileForAll = {
  id: '-o menamai satu berkas, --all membuat beberapa; hapus salah satu.',
  en: '-o names one file, --all makes several; leave out one of them.',
};
const onlyForPaper = (wrong: string) => ({
  id: `${wrong} hanya untuk formulir PDF; berkas jawaban tidak pernah ditimpa, karena isinya mungkin sudah diketik. Hapus ${wrong}, atau pilih nama lain dengan -o.`,
  en: `${wrong}: only for the PDF form; an answers file is never replaced, since answers may be typed in it. Leave out ${wrong}, or choose another name with -o.`,
});
const notRead = (files: readonly string[]) => ({
  id: `Tidak terbaca, formulirnya tidak dibuat: ${files.join(', ')} (jalankan: sop lint)`,
  en: `Not readable, no form was made of: ${files.join(', ')} (run: sop lint)`,
});

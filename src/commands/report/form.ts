import { UsageError } from '../../host/errors.ts';
import { composeBlankForm } from '../../report/form/blank-form.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import { namedParts } from '../../workflows/figures/table7-monitoring.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { finishReport } from '../../workflows/reports/finish-report.ts';
import { reportPaper } from '../../workflows/reports/report-paper.ts';
import { type Context, type Options, type Run, textOption } from '../context.ts';
import { printJson } from '../json.ts';
import { writeAnswersTemplate } from './form-answers.ts';

/** `sop form CODE`: the blank form of a part as a PDF, or the answers file to type it in; `--all` does it for every part. */
export const form: Run = async (context, [code = ''], options) => {
  const { host } = context;
  refuseUnclear(code, options);
  const workspace = openWorkspace(context.host);
  const { named, unread } = namedParts(context, workspace, options['all'] === true ? [] : [code]);
  const write = options['answersTemplate'] === true ? writeAnswersTemplate : writeForm;
  const made: Made[] = [];
  for (const one of named) made.push(await write(context, workspace, one, options));
  if (options['json'] === true) printJson(host, { berkas: made.map(jsonRow) });
  else for (const one of made) host.out.result(visible(context.say(one.line)));
  if (unread.length === 0) return 0;
  host.out.message(visible(context.say(notRead(unread))));
  return 3;
};

/** A file that `sop form` made, or found there already with the same content. */
export type Made = {
  readonly part: string;
  readonly path: string;
  readonly sha256: string;
  readonly outcome: 'written' | 'same';
  readonly line: Bilingual;
};

function refuseUnclear(code: string, options: Options): void {
  const all = options['all'] === true;
  if (all === (code.trim() !== '')) throw new UsageError(all ? codeOrAll : nothingNamed);
  if (all && textOption(options, 'output') !== undefined) throw new UsageError(oneFileForAll);
  if (options['answersTemplate'] !== true) return;
  const wrong = ['replace', 'open'].filter((name) => options[name] === true);
  if (wrong.length > 0) throw new UsageError(onlyForPaper(wrong.map((name) => `--${name}`).join(', ')));
}

async function writeForm(
  context: Context,
  workspace: Workspace,
  { file, part }: NamedPart,
  options: Options,
): Promise<Made> {
  const { host } = context;
  const { office } = workspace;
  const [signer] = office.signers;
  const composed = composeBlankForm({
    sop: file.sop,
    part,
    sopDigest: host.sha256(file.bytes),
    zone: office.zone,
    agency: office.agency,
    ...(office.place === undefined ? {} : { place: office.place }),
    ...(signer ? { signer } : {}),
  });
  const { drawPdf } = await import('../../report/pdf/draw-pdf.ts');
  const bytes = await drawPdf(composed, reportPaper(context.host, workspace));
  const { path, sha256, outcome } = await finishReport(
    context,
    workspace,
    { bytes, name: `formulir-${part.code}`, format: 'pdf', reason: 'Formulir kosong', signing: undefined },
    options,
  );
  const line =
    outcome === 'same'
      ? { id: `Formulir sudah ada dan sama: ${path}\n`, en: `The form is there already, the same: ${path}\n` }
      : { id: `✓ Formulir ${part.code}: ${path}\n`, en: `✓ Form ${part.code}: ${path}\n` };
  return { part: part.code, path, sha256, outcome, line };
}

const jsonRow = ({ part, path, sha256, outcome }: Made): unknown => ({
  bagian: part,
  berkas: path,
  sha256,
  sudah_ada: outcome === 'same',
});

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
  id: `Tidak terbaca, formulirnya tidak dibuat: ${files.join(', ')} (jalankan: sop lint)\n`,
  en: `Not readable, no form was made of: ${files.join(', ')} (run: sop lint)\n`,
});

import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { answersTemplate } from '../../office/answers-template.ts';
import { composeBlankForm } from '../../report/form/blank-form.ts';
import type { Part } from '../../sop/sop.ts';
import type { NamedPart } from '../office/find-part.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';
import { type FinishedReport, finishReport, type ReportWish } from './finish-report.ts';
import { formName } from './report-names.ts';

/**
 * Makes the blank form of a part as a PDF.
 * @throws UserError when another file has the name and may not be replaced
 */
export function makeBlankForm(
  host: Host,
  workspace: Workspace,
  { file, part }: NamedPart,
  wish: Pick<ReportWish, 'path' | 'replace'>,
): Promise<FinishedReport> {
  const { office } = workspace;
  const [signer] = office.signers;
  const document = composeBlankForm({
    sop: file.sop,
    part,
    sopDigest: host.sha256(file.bytes),
    zone: office.zone,
    agency: office.agency,
    ...(office.place === undefined ? {} : { place: office.place }),
    ...(signer ? { signer } : {}),
  });
  const name = formName(part.code);
  const composed = { document, blank: true, name, reason: 'Formulir kosong', signing: undefined };
  return finishReport(host, workspace, composed, { ...wish, format: 'pdf' });
}

/**
 * Writes an answers file of a part with nothing answered, to type its form in; the name counts from the working folder.
 * @throws UserError when another file has the name: answers that were typed in are never overwritten
 */
export function makeAnswersFile(
  host: Host,
  part: Part,
  name: string,
): Pick<FinishedReport, 'path' | 'sha256' | 'outcome'> {
  const path = join(host.cwd, name);
  const bytes = new TextEncoder().encode(answersTemplate(part, name));
  const sha256 = host.sha256(bytes);
  const there = host.files.kind(path);
  if (there !== undefined && (there !== 'file' || host.sha256(host.files.read(path)) !== sha256)) {
    throw new UserError({
      id: `'${path}' sudah ada dan isinya lain; berkas jawaban tidak pernah ditimpa. Pilih nama lain dengan -o.`,
      en: `'${path}' is there already with other content; an answers file is never replaced. Choose another name with -o.`,
    });
  }
  return { path, sha256, outcome: writeReportFile(host, path, bytes, false) };
}

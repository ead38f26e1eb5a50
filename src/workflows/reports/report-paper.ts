import { readYaml } from '../../document/yaml/read-yaml.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import {
  decodeTemplate,
  plainTemplate,
  type ReportTemplate,
  type TemplateLogo,
} from '../../office/decode-template.ts';
import type { ReportFormat } from '../../office/office.ts';
import { imageFacts } from '../../report/pdf/image-facts.ts';
import { type Layout, type Logo, millimetres } from '../../report/pdf/layout.ts';
import type { ReportPaper } from '../../report/pdf/sheet.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { wrongFile } from '../office/wrong-file.ts';
import type { ReportForm } from './report-formats.ts';

/** A format, with the paper of the office where it is drawn on paper. @throws UserError as {@link reportPaper} */
export const reportForm = (host: Host, workspace: Workspace, format: ReportFormat): ReportForm =>
  format === 'pdf' ? { format, paper: reportPaper(host, workspace) } : { format };

/** Where the look of reports is written, in the program's folder and in the office's. */
export const templateName = 'templates/laporan.yaml';
const largestLogo = 2 * 1024 * 1024;

/**
 * What the reports of an office are drawn on: the fonts, and the layout of the program's template with what the office's own file
 * says instead.
 * @throws UserError with the diagnostics when the office's file is wrong, or the logo cannot be used
 */
export function reportPaper(host: Host, workspace: Workspace): ReportPaper {
  const shipped = readTemplate(host, join(host.home, templateName), plainTemplate);
  const own = join(workspace.root, templateName);
  const template = host.files.kind(own) === 'file' ? readTemplate(host, own, shipped) : shipped;
  return {
    regular: font(host, 'DejaVuSansCondensed.ttf'),
    bold: font(host, 'DejaVuSansCondensed-Bold.ttf'),
    layout: layoutOf(host, workspace, template),
  };
}

function font(host: Host, name: string): Uint8Array {
  const path = join(host.home, `templates/huruf/${name}`);
  if (host.files.kind(path) === 'file') return host.files.read(path);
  throw new UserError({
    id: `huruf '${path}' tidak ada; pasang ulang program ini.`,
    en: `font '${path}' is missing; install the program again.`,
  });
}

function readTemplate(host: Host, path: string, base: ReportTemplate): ReportTemplate {
  if (host.files.kind(path) !== 'file') return base;
  const bytes = readFile(host, path);
  const { value, diagnostics } = readYaml(bytes, path, 'laporan');
  if (value === undefined) throw wrongFile(path, bytes, diagnostics);
  return decodeTemplate(value, base);
}

function layoutOf(host: Host, workspace: Workspace, template: ReportTemplate): Layout {
  const { margins, letterhead, belowHeading, atEnd, signatures, logo } = template;
  return {
    margins: {
      top: millimetres(margins.top),
      right: millimetres(margins.right),
      bottom: millimetres(margins.bottom),
      left: millimetres(margins.left),
    },
    letterhead,
    belowHeading,
    atEnd,
    signatures: {
      width: Math.round(millimetres(signatures.width)),
      space: Math.round(millimetres(signatures.space)),
    },
    ...(logo ? { logo: readLogo(host, workspace, logo) } : {}),
  };
}

function readLogo(host: Host, { root, office }: Workspace, logo: TemplateLogo): Logo {
  const shown = visibleLine(logo.file);
  if (!isInside(logo.file)) throw unusable(shown, outside);
  const bytes = readFile(host, join(root, logo.file), largestLogo);
  if (bytes.length > largestLogo) throw unusable(shown, tooHeavy);
  const facts = imageFacts(bytes);
  if ('problem' in facts) throw unusable(shown, facts.problem);
  const alternative = logo.alternative ?? `Logo ${office.agency.at(-1) ?? ''}`.trim();
  return { image: bytes, ...facts, height: millimetres(logo.height), align: logo.align, alternative };
}

/** A relative path that does not leave the folder it is relative to. */
const isInside = (path: string): boolean =>
  !/^(?:[/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..') && !path.includes('\\');

const unusable = (shown: string, why: Bilingual): UserError =>
  new UserError({
    id: `logo '${shown}' di ${templateName}: ${why.id}.`,
    en: `logo '${shown}' in ${templateName}: ${why.en}.`,
  });
const outside = {
  id: 'letaknya harus di dalam folder kantor; tulis misalnya templates/logo.png',
  en: 'it must lie inside the office folder; write for example templates/logo.png',
};
const tooHeavy = {
  id: 'lebih dari 2 MiB; perkecil gambarnya',
  en: 'more than 2 MiB; make the picture smaller',
};

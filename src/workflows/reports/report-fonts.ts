import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { ReportPaper } from '../../report/pdf/sheet.ts';

/** The fonts of every report, which come with the program. @throws UserError when they are missing */
export function reportFonts(host: Pick<Host, 'files' | 'home'>): Pick<ReportPaper, 'regular' | 'bold'> {
  return {
    regular: font(host, 'DejaVuSansCondensed.ttf'),
    bold: font(host, 'DejaVuSansCondensed-Bold.ttf'),
  };
}

function font(host: Pick<Host, 'files' | 'home'>, name: string): Uint8Array {
  const path = join(host.home, `templates/huruf/${name}`);
  if (host.files.kind(path) === 'file') return host.files.read(path);
  throw new UserError({
    id: `huruf '${path}' tidak ada; pasang ulang program ini.`,
    en: `font '${path}' is missing; install the program again.`,
  });
}

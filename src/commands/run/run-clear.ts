import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { clearOpenings } from '../../workflows/run/clear-openings.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { RunOptions } from './spec.ts';

/** `sop run clear`: takes away openings of runs that a stopped program left unfinished; with `--dry-run` only says which. */
export function clear(
  { host, say }: Context,
  workspace: Workspace,
  { dryRun = false, json = false }: RunOptions,
): ExitCode {
  const { removed, left } = clearOpenings(host, workspace, { dryRun });
  const [gone, kept] = [removed.length, left.length];
  if (json) {
    const folders = (list: typeof removed) => list.map(({ folder }) => folder);
    printJson(host, {
      dihapus: dryRun ? [] : folders(removed),
      akan_dihapus: dryRun ? folders(removed) : [],
      dibiarkan: folders(left),
    });
    return exitCodes.ok;
  }
  const done = dryRun
    ? {
        id: `Pembukaan yang tidak selesai, akan dihapus: ${gone}.`,
        en: `Unfinished openings that would be removed: ${gone}.`,
      }
    : {
        id: `✓ Pembukaan yang tidak selesai, dihapus: ${gone}.`,
        en: `✓ Unfinished openings removed: ${gone}.`,
      };
  const still = {
    id: ` Dibiarkan: ${kept}, baru saja dimulai, mungkin masih dikerjakan. Ulangi satu menit lagi.`,
    en: ` Left alone: ${kept}, only just begun, perhaps still at work. Try again in a minute.`,
  };
  const nothing = { id: 'Tidak ada yang perlu dibersihkan.', en: 'There is nothing to clear away.' };
  host.out.result(`${gone + kept === 0 ? say(nothing) : `${say(done)}${kept > 0 ? say(still) : ''}`}\n`);
  return exitCodes.ok;
}

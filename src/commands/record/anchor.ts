import { UsageError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { anchorTrailer } from '../../record/anchors.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { saveAnchors } from '../../workflows/record/save-anchors.ts';
import { printJson } from '../json.ts';
import { tell } from '../tell.ts';
import type { AnchorCommand } from './spec.ts';

/** `sop anchor`: saves the heads of runs, so that a later `sop verify` sees when one was rolled back or rewritten. */
export const anchor: AnchorCommand = async (context, [run], options) => {
  const { host } = context;
  if ((run === undefined) !== (options.all === true)) throw new UsageError(oneOrAll);
  const { path, heads, added } = saveAnchors(host, openWorkspace(host), { run, file: options.anchor });
  if (options.json) {
    const anchors = heads.map(({ run, digest }) => ({ pelaksanaan: run, sidik: digest }));
    printJson(host, { berkas: path, ditambahkan: added, jangkar: anchors });
    return exitCodes.ok;
  }
  host.out.result(heads.map(({ run, digest }) => `${anchorTrailer(run, digest)}\n`).join(''));
  tell(context, [savedWords(added, path)]);
  return exitCodes.ok;
};

const oneOrAll = {
  id: 'sebut satu pelaksanaan, atau --all untuk semuanya. Contoh: sop anchor 7F3K',
  en: 'name one run, or --all for all of them. Example: sop anchor 7F3K',
};

const savedWords = (count: number, path: string) => ({
  id: `✓ ${count} jangkar baru di '${path}'. Simpan juga di luar folder ini, misalnya sebagai penutup pesan commit git.`,
  en: `✓ ${count} new anchors in '${path}'. Keep them outside this folder too, for example at the end of a git commit message.`,
});

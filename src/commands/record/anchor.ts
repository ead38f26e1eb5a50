import { UsageError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { leftOut } from '../../workflows/office/odd-entries.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { saveAnchors } from '../../workflows/record/save-anchors.ts';
import { printJson } from '../json.ts';
import { tell, tellDamaged, tellFirst } from '../tell.ts';
import type { AnchorCommand } from './spec.ts';

/** `sop anchor`: saves the heads of runs, so that a later `sop verify` sees when one was rolled back or rewritten. */
export const anchor: AnchorCommand = async (context, [run], options) => {
  const { host } = context;
  if ((run === undefined) !== (options.all === true)) throw new UsageError(oneOrAll);
  const { path, heads, added, beside, broken, others } = saveAnchors(host, openWorkspace(host), {
    run,
    file: options.anchor,
    tell: (texts) => tellFirst(context, texts),
  });
  const unread = leftOut(others);
  tellDamaged(context, others);
  if (options.json) {
    const anchors = heads.map(({ run, digest }) => ({ pelaksanaan: run, sidik: digest }));
    printJson(host, {
      berkas: path,
      di_folder_kantor: beside,
      ditambahkan: added,
      jangkar: anchors,
      rusak: broken,
      tidak_terbaca: unread,
    });
  } else {
    host.out.result(heads.map(({ trailer }) => `${trailer}\n`).join(''));
    tell(context, [beside ? savedBeside(added, path) : saved(added, path), ...broken.map(isBroken)]);
  }
  return broken.length > 0 || unread.length > 0 ? exitCodes.finding : exitCodes.ok;
};

const oneOrAll = {
  id: 'sebut satu pelaksanaan, atau --all untuk semuanya. Contoh: sop anchor 7F3K',
  en: 'name one run, or --all for all of them. Example: sop anchor 7F3K',
};

const saved = (count: number, path: string) => ({
  id: `✓ ${count} jangkar baru di '${path}'. Simpan berkas itu di tempat yang tidak dapat ditulis oleh petugas.`,
  en: `✓ ${count} new anchors in '${path}'. Keep that file where those who record cannot write.`,
});
const savedBeside = (count: number, path: string) => ({
  id: `✓ ${count} jangkar baru di '${path}'. Di folder ini jangkar itu belum menjaga apa pun: siapa pun yang dapat menulis ulang catatan dapat menulis ulang jangkarnya juga. Kirim dengan git (commit, lalu push), salin baris di atas ke penutup pesan commit, atau simpan ke tempat lain: sop anchor --all --anchor BERKAS`,
  en: `✓ ${count} new anchors in '${path}'. In this folder they guard nothing yet: whoever can rewrite the records can rewrite their anchors too. Send them with git (commit, then push), copy the lines above to the end of a commit message, or save them elsewhere: sop anchor --all --anchor FILE`,
});
const isBroken = (run: string) => ({
  id: `catatan ${run} RUSAK dan tidak dijangkarkan. Lihat: sop verify ${run}`,
  en: `record ${run} is BROKEN and was not anchored. See: sop verify ${run}`,
});

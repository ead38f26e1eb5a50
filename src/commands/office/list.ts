import { exitCodes } from '../../host/exit-codes.ts';
import { activityRows } from '../../sop/activities.ts';
import { table } from '../../terminal/tables/table.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { openWorkspace, partsOf, readSops } from '../../workflows/office/workspace.ts';
import { printJson } from '../json.ts';
import type { List } from './spec.ts';

/** `sop list`: every part of every SOP, with the code that the other commands take. */
export const list: List = async (context, _args, options) => {
  const { host, say, palette } = context;
  const { files, broken } = readSops(context.host, openWorkspace(context.host));
  const parts = partsOf(files);
  if (options.json) {
    printJson(
      host,
      parts.map(({ file, part }) => ({
        kode: part.code,
        nama: part.name,
        kegiatan: activityRows(part).length,
        sop: file.sop.name,
        nomor: file.sop.number,
        berkas: file.path,
      })),
    );
  } else if (parts.length === 0) {
    host.out.result(say({ id: 'Belum ada SOP.\n', en: 'There is no SOP yet.\n' }));
  } else {
    const columns = [
      { title: say({ id: 'Kode', en: 'Code' }) },
      { title: say({ id: 'Bagian', en: 'Part' }), share: 1 },
      { title: say({ id: 'Kegiatan', en: 'Activities' }), align: 'right' as const },
      { title: 'SOP', share: 3 },
    ];
    const rows = parts.map(({ file, part }) => [
      palette.accent(part.code),
      visibleLine(part.name),
      String(activityRows(part).length),
      visibleLine(file.sop.name),
    ]);
    host.out.result(
      table(columns, rows, { width: host.terminal.columns(), head: palette.bold, line: palette.dim }),
    );
  }
  const unread = [...new Set(broken.map((one) => one.file))];
  if (unread.length === 0) return exitCodes.ok;
  host.out.message(
    visible(
      say({
        id: `Tidak terbaca: ${unread.join(', ')} (jalankan: sop lint)\n`,
        en: `Not readable: ${unread.join(', ')} (run: sop lint)\n`,
      }),
    ),
  );
  return exitCodes.finding;
};

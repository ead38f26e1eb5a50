import { activityState, type RunState } from '../../checklist/state.ts';
import { UserError } from '../../host/errors.ts';
import { headsOf } from '../../record/record.ts';
import { joinRun } from '../../record/session.ts';
import { type FormChange, formChange } from '../../sop/compare.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { findRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context, Options } from '../context.ts';
import { printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { lineSigner } from '../record/line-signer.ts';

/** `sop run migrate`: moves an open run to the SOP file as it is now; with `--dry-run` only says what would change. */
export async function migrate(
  context: Context,
  workspace: Workspace,
  target: string,
  options: Options,
): Promise<number> {
  const { host } = context;
  const opened = openRecord(context.host, findRun(context.host, workspace, target));
  const { state, record } = opened;
  if (state.closedAt !== undefined) throw new UserError(closed);
  const by = personOption(workspace.office, options);
  const named = findCode(context.host, openWorkspace(context.host), opened.part.code);
  const sopHash = host.sha256(named.file.bytes);
  const change = formChange(opened.part, named.part);
  refuseLost(state, change.removed);
  const same = sopHash === state.sopHash;
  if (!same && options['dryRun'] !== true) {
    const signer = await lineSigner(context, workspace, by, options);
    const snapshot = `${record.place.folder}/sop.${sopHash}.yaml`;
    if (host.files.kind(snapshot) === undefined) host.files.write(snapshot, named.file.bytes);
    const seen = headsOf(record.segments);
    const session = joinRun(host, { place: record.place, by, zone: workspace.office.zone, seen, signer });
    try {
      session.record({ type: 'migrate', sop: named.file.sop.name, sopHash, replaces: state.sopHash });
    } finally {
      session.close();
    }
  }
  tell(context, options, { run: record.place.run, change, same });
  return 0;
}

/** What was worked on may not fall off the form: its times and its answer would be on no report. */
function refuseLost(state: RunState, removed: readonly string[]): void {
  const lost = removed.filter((code) => {
    const { startedAt, answer } = activityState(state, code);
    return startedAt !== undefined || answer !== undefined;
  });
  if (lost.length === 0) return;
  throw new UserError({
    id: `kegiatan ${lost.join(', ')} sudah dikerjakan dan tidak ada lagi di SOP yang baru. Selesaikan pelaksanaan ini dengan SOP lamanya.`,
    en: `activities ${lost.join(', ')} were worked on and are gone from the newer SOP. Finish this run with its old SOP.`,
  });
}

const closed = {
  id: 'pelaksanaan yang sudah ditutup tidak dipindah ke SOP lain.',
  en: 'a closed run is not moved to another SOP.',
};

function tell(
  { host, say }: Context,
  options: Options,
  { run, change, same }: { readonly run: string; readonly change: FormChange; readonly same: boolean },
): void {
  const { added, removed, changed } = change;
  const dry = options['dryRun'] === true;
  if (options['json'] === true) {
    printJson(host, {
      pelaksanaan: run,
      dipindah: !same && !dry,
      kegiatan_baru: added,
      kegiatan_hilang: removed,
      kegiatan_berubah: changed,
    });
    return;
  }
  const list = (codes: readonly string[]): string => (codes.length === 0 ? '–' : codes.join(', '));
  const head = same
    ? { id: `Pelaksanaan ${run} sudah memakai SOP ini.`, en: `Run ${run} follows this SOP already.` }
    : dry
      ? { id: `Bila ${run} dipindah ke SOP yang sekarang:`, en: `If ${run} moves to the SOP of now:` }
      : {
          id: `✓ Pelaksanaan ${run} dipindah ke SOP yang sekarang:`,
          en: `✓ Run ${run} moved to the SOP of now:`,
        };
  const body = say({
    id: `  kegiatan baru: ${list(added)}\n  hilang: ${list(removed)}\n  berubah: ${list(changed)}\n`,
    en: `  new activities: ${list(added)}\n  gone: ${list(removed)}\n  changed: ${list(changed)}\n`,
  });
  host.out.result(`${say(head)}\n${same ? '' : body}`);
}

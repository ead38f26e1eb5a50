import type { Wish } from '../../checklist/wish.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { keepSnapshot } from '../../record/keep-evidence.ts';
import { type FormChange, formChange } from '../../sop/compare.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { findRun, openRecord } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { actOnRun, rehearse } from '../../workflows/run/act-on-run.ts';
import { atWork } from '../../workflows/run/run-at-work.ts';
import { inSession, joinExisting } from '../../workflows/run/run-session.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { lineWriter } from '../record/line-signer.ts';
import { optionNames, refused } from './run-request.ts';
import type { RunOptions } from './spec.ts';

/** `sop run migrate`: moves an open run to the SOP file as it is now; with `--dry-run` only says what would change. */
export async function migrate(
  context: Context,
  workspace: Workspace,
  target: string,
  options: RunOptions,
): Promise<ExitCode> {
  const { host } = context;
  const { office } = workspace;
  const opened = openRecord(host, findRun(host, workspace, target));
  const { state, record } = opened;
  const by = personOption(office, options.by);
  const { file, part } = findCode(host, workspace, opened.part.code);
  const sopHash = host.sha256(file.bytes);
  const wish: Wish = { act: 'migrate', part, sop: file.sop.name, sopHash };
  const wrong = rehearse(host, { ...opened, office, by }, [wish]);
  if (wrong) throw refused(wrong.problems[0], optionNames, record.place.run);
  const same = sopHash === state.sopHash;
  if (!same && options.dryRun !== true) {
    const writer = await lineWriter(context, workspace, by, { ...options, acts: ['migrate'] });
    keepSnapshot(host, record.place, file.bytes);
    inSession(joinExisting(host, workspace, record, writer), (session) => {
      const { refusal } = actOnRun(host, atWork(session, opened, workspace), [wish]);
      if (refusal) throw refused(refusal.problems[0], optionNames, record.place.run);
    });
  }
  tell(context, options, { run: record.place.run, change: formChange(opened.part, part), same });
  return exitCodes.ok;
}

function tell(
  { host, say }: Context,
  options: RunOptions,
  { run, change, same }: { readonly run: string; readonly change: FormChange; readonly same: boolean },
): void {
  const { added, removed, changed } = change;
  const dry = options.dryRun === true;
  if (options.json) {
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

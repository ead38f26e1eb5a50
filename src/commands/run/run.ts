import { actionWords } from '../../checklist/action-words.ts';
import { nextActivity, unanswered } from '../../checklist/allowed.ts';
import type { RunEvent } from '../../checklist/events.ts';
import type { RunState } from '../../checklist/state.ts';
import type { Wish } from '../../checklist/wish.ts';
import { UsageError, type UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { findCode } from '../../workflows/office/find-part.ts';
import { findRun, type OpenedRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import { actOnRun, type Refusal, rehearse } from '../../workflows/run/act-on-run.ts';
import { atWork } from '../../workflows/run/run-at-work.ts';
import { inSession, joinExisting, openNewRun } from '../../workflows/run/run-session.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { openAndTell } from '../judged.ts';
import { personOption } from '../person-option.ts';
import { lineWriter } from '../record/line-signer.ts';
import { clear } from './run-clear.ts';
import { migrate } from './run-migrate.ts';
import { keyNames, optionNames, refused, type WordNames, wishesFrom, wishOfLine } from './run-request.ts';
import type { RunCommand, RunOptions } from './spec.ts';

/** `sop run`: everything the walk does, one command each, without a terminal. Never waits for input. */
export const run: RunCommand = async (context, [act, target, activity, result], options) => {
  const workspace = openWorkspace(context.host);
  if (act === 'clear') return clear(context, workspace, options);
  if (target === undefined) throw new UsageError(act === 'open' ? partNeeded : runNeeded);
  if (act === 'open') return open(context, workspace, target, options);
  if (act === 'migrate') return migrate(context, workspace, target, options);
  const asked =
    act === 'apply'
      ? { wishes: wishesFrom(context.host, inputOption(options)), names: keyNames }
      : { wishes: [wishOfLine(act, activity, result, options)], names: optionNames };
  return carryOut(context, workspace, target, asked, options);
};

const partNeeded = {
  id: "'open' memerlukan kode bagian, misalnya: sop run open URMIN. Kode-kodenya: sop list",
  en: "'open' needs the code of a part, such as: sop run open URMIN. The codes: sop list",
};
const runNeeded = {
  id: 'sebut nomor pelaksanaan, misalnya 7F3K. Yang ada: sop status',
  en: 'name the run by its number, such as 7F3K. Those there are: sop status',
};

type Asked = { readonly wishes: readonly Wish[]; readonly names: WordNames };

function inputOption(options: RunOptions): string {
  const input = options.input;
  if (input !== undefined) return input;
  throw new UsageError({
    id: "'apply' memerlukan --input berkas.json, atau --input - untuk masukan baku",
    en: "'apply' needs --input file.json, or --input - for standard input",
  });
}

async function open(
  context: Context,
  workspace: Workspace,
  code: string,
  options: RunOptions,
): Promise<ExitCode> {
  const { host } = context;
  const named = findCode(host, workspace, code);
  const by = personOption(workspace.office, options.by);
  const writer = await lineWriter(context, workspace, by, { ...options, acts: ['open'] });
  const session = openNewRun(host, workspace, named, writer);
  session.close();
  return tell(context, options, {
    ...openRecord(host, session.place),
    events: [],
    signed: writer.signer !== undefined,
  });
}

async function carryOut(
  context: Context,
  workspace: Workspace,
  target: string,
  { wishes, names }: Asked,
  options: RunOptions,
): Promise<ExitCode> {
  const { host } = context;
  const { office } = workspace;
  const place = findRun(host, workspace, target);
  const closing = wishes.find((wish) => wish.act === 'close');
  if (!closing && options.despiteDamage !== undefined) throw new UsageError(onlyToClose);
  const { opened } = closing
    ? openAndTell(context, workspace, place, { reason: closing.despite })
    : { opened: openRecord(host, place) };
  const { record } = opened;
  const by = personOption(office, options.by);
  const error = ({ place, problems }: Refusal, recorded = 0): UserError =>
    refused(
      problems[0],
      names,
      record.place.run,
      wishes.length > 1 ? numbered(place + 1, recorded) : undefined,
    );
  const wrong = rehearse(host, { ...opened, office, by }, wishes);
  if (wrong) throw error(wrong);
  if (options.dryRun) return tell(context, options, { ...opened, events: [], signed: false });
  const writer = await lineWriter(context, workspace, by, { ...options, acts: wishes.map(({ act }) => act) });
  return inSession(joinExisting(host, workspace, record, writer), (session) => {
    const { run: done, events, refusal, late } = actOnRun(host, atWork(session, opened, workspace), wishes);
    if (refusal) throw error(refusal, events.length);
    if (late) host.out.message(`${context.say(cameLate(record.place.run))}\n`);
    return tell(context, options, { ...done, record, events, signed: writer.signer !== undefined });
  });
}

const onlyToClose = {
  id: '--despite-damage hanya untuk close',
  en: '--despite-damage is for close only',
};

const cameLate = (run: string): Bilingual => ({
  id: `Pelaksanaan ${run} ditutup orang lain pada saat ini juga: yang baru dicatat disimpan, tetapi belum dihitung. Dihitung bila dibuka kembali: sop run reopen ${run} --reason "…"`,
  en: `Somebody else closed run ${run} in this very moment: what was just recorded is kept and does not count yet. It counts once the run is opened again: sop run reopen ${run} --reason "…"`,
});

function numbered(place: number, recorded: number): Bilingual {
  const [id, en] =
    recorded > 0 ? [', yang sebelumnya sudah dicatat', ', those before it are recorded'] : ['', ''];
  return { id: `tindakan ke-${place}${id}: `, en: `act ${place}${en}: ` };
}

type Told = Pick<OpenedRun, 'record' | 'part' | 'state'> & {
  readonly events: readonly RunEvent[];
  readonly signed: boolean;
};

function tell(
  { host, say }: Context,
  options: RunOptions,
  { record, part, state, events, signed }: Told,
): ExitCode {
  const { run: number } = record.place;
  const answered = activityRows(part).length - unanswered(part, state).length;
  if (options.json) {
    printJson(host, {
      pelaksanaan: number,
      bagian: part.code,
      folder: record.place.folder,
      dicatat: events.map(eventJson),
      ...progress(part, state, answered),
      bertanda_tangan: signed,
    });
    return exitCodes.ok;
  }
  const what = events.map((event) => say(actionWords(event)));
  const done = what.length === 0 ? '' : `: ${what.join(', ')}`;
  host.out.result(
    say(
      options.dryRun === true
        ? {
            id: 'Boleh dicatat. Tidak ada yang dicatat (--dry-run).\n',
            en: 'May be recorded. Nothing was recorded (--dry-run).\n',
          }
        : {
            id: `✓ Tersimpan di ${number}${done}. ${answered}/${activityRows(part).length} dijawab.\n`,
            en: `✓ Saved in ${number}${done}. ${answered}/${activityRows(part).length} answered.\n`,
          },
    ),
  );
  return exitCodes.ok;
}

const eventJson = (event: RunEvent): unknown => ({
  tindakan: event.type,
  kegiatan: 'activity' in event ? (event.activity ?? null) : null,
  segmen: event.stamp.segment,
  baris: event.stamp.line,
  sidik: event.stamp.hash,
});

const progress = (part: Part, state: RunState, answered: number) => ({
  dijawab: answered,
  kegiatan: activityRows(part).length,
  berikutnya: nextActivity(part, state) ?? null,
  ditutup: state.closedAt !== undefined,
});

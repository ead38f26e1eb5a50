import { notSaved, saving, UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { closingLockHolder, removeClosingLock } from '../../record/closing-lock.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { visibleLine } from '../../words/visible.ts';
import { findRun, openRecord } from '../../workflows/office/find-run.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import { inSession, joinExisting } from '../../workflows/run/run-session.ts';
import { printJson } from '../json.ts';
import { personOption } from '../person-option.ts';
import { lineWriter } from './line-signer.ts';
import type { Unlock } from './spec.ts';

/** `sop unlock`: takes away a lock that was left behind, after asking, and records who held it. */
export const unlock: Unlock = async (context, [name], options) => {
  const { host, say } = context;
  const workspace = openWorkspace(context.host);
  const place = findRun(context.host, workspace, name);
  const by = personOption(workspace.office, options.by);
  openRecord(host, place);
  const held = closingLockHolder(host.files, place);
  if (!held) {
    if (options.json) printJson(host, { pelaksanaan: place.run, dilepas: false });
    else
      host.out.result(
        say({ id: `Pelaksanaan ${place.run} tidak terkunci.\n`, en: `Run ${place.run} is not locked.\n` }),
      );
    return exitCodes.ok;
  }
  const holder = visibleLine(`${held.person}, ${held.device}, ${held.since}`).slice(0, 1000);
  if (!options.yes) {
    if (!host.terminal.interactive) throw new UserError(needsYes(place.run, holder));
    const question = say({
      id: `${place.run} dikunci oleh ${holder}.\nPastikan program di sana sudah berhenti. Lepaskan kuncinya?`,
      en: `${place.run} is locked by ${holder}.\nMake sure that the program there has stopped. Take the lock away?`,
    });
    const answer = await askKey(
      context,
      [question],
      [
        { key: 'y', label: { id: 'ya', en: 'yes' } },
        { key: 't', label: { id: 'tidak', en: 'no' } },
      ],
    );
    if (answer === 't') return exitCodes.ok;
  }
  const writer = await lineWriter(context, workspace, by, {
    ...options,
    mayAsk: options.yes !== true,
    acts: ['unlock'],
  });
  // Read again: others may have written while this one was asked.
  const { record } = openRecord(host, place);
  if (closingLockHolder(host.files, place)?.mark !== held.mark) throw new UserError(changed(place.run));
  inSession(joinExisting(host, workspace, record, writer), (session) =>
    session.record({ type: 'unlock', holder }),
  );
  const isTaken = saving(() => removeClosingLock(host.files, place, held.mark), notSaved(theLock, lockStays));
  if (!isTaken) throw new UserError(changed(place.run));
  if (options.json) printJson(host, { pelaksanaan: place.run, dilepas: true, pemegang: holder });
  else
    host.out.result(
      say({
        id: `✓ Kunci ${place.run} dilepas dan dicatat.\n`,
        en: `✓ The lock of ${place.run} was taken away; this is on record.\n`,
      }),
    );
  return exitCodes.ok;
};

const needsYes = (run: string, holder: string) => ({
  id: `${run} dikunci oleh ${holder}. Tanpa terminal atau dengan --no-input: tambahkan --yes setelah memastikan program di sana sudah berhenti.`,
  en: `${run} is locked by ${holder}. Without a terminal, or with --no-input: add --yes after making sure that the program there has stopped.`,
});

const changed = (run: string) => ({
  id: `kunci ${run} sementara itu sudah dilepas atau dipegang orang lain; kunci yang baru tidak disentuh. Ulangi: sop unlock ${run}`,
  en: `the lock of ${run} was released meanwhile or is somebody else's by now; the new one was not touched. Try again: sop unlock ${run}`,
});

const theLock = { id: 'pelepasan kunci', en: 'that the lock is taken away' };
const lockStays = {
  id: 'Kuncinya masih ada; catatannya aman.',
  en: 'The lock is still there; the record is safe.',
};

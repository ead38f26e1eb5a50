import { ErrorCodes, ResponseError, type TextEdit } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { knownPatterns } from '../document/schema/schema-words.ts';
import type { Office } from '../office/office.ts';
import { type RunPlace, surveyRuns } from '../record/run-folder.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { Say } from '../words/language.ts';
import { visibleLine } from '../words/visible.ts';
import { type CodePlace, sameCode } from './codes.ts';
import type { OpenOffice } from './offices.ts';
import { rangeIn } from './tree.ts';

/** Why a code stays as it is; nothing stands against changing it where this is undefined. What cannot be seen stands against it. */
export function whyNot(
  { host, workspace }: OpenOffice,
  places: readonly CodePlace[],
  { of, code, part }: CodePlace,
): Bilingual | undefined {
  const parts = places.filter((one) => one.of === 'part').map((one) => one.code);
  const concerned = of === 'part' ? [code] : of === 'activity' && part !== undefined ? [part] : parts;
  try {
    const { runs, unread } = surveyRuns(host.files, workspace.recordsFolder);
    const hanging = runs.filter((run) => concerned.includes(run.part));
    const [first] = hanging;
    if (first) return hangsOn(code, hanging.length, first);
    if (unread[0]) return unseen(code, unread[0].folder);
  } catch {
    return unseen(code, workspace.recordsFolder);
  }
  return isNamed(of, code, workspace.office) ? inOfficeFile(code) : undefined;
}

/** Whether the office file names a code: it would lead to nothing afterwards. */
function isNamed(of: CodePlace['of'], code: string, { schedule, people, lineSigning }: Office): boolean {
  if (of === 'part') return schedule.some(({ parts }) => parts.includes(code));
  return (
    of === 'role' && (people.some(({ role }) => role === code) || lineSigning?.roles?.includes(code) === true)
  );
}

const hangsOn = (code: string, count: number, { run, part }: RunPlace): Bilingual => ({
  id: `Kode ${code} tidak diganti: ${count} pelaksanaan bergantung padanya (yang pertama ${run}, bagian ${part}), dan angkanya akan terputus. Kode tidak pernah diganti; ubah uraiannya saja.`,
  en: `The code ${code} stays: ${count} runs hang on it (the first is ${run} of part ${part}), and their figures would break off. Codes are never changed; change the text instead.`,
});

const unseen = (code: string, folder: string): Bilingual => ({
  id: `Kode ${code} tidak diganti: '${visibleLine(folder)}' tidak dapat dibaca, jadi tidak diketahui apakah ada pelaksanaan yang bergantung padanya.`,
  en: `The code ${code} stays: '${visibleLine(folder)}' cannot be read, so nobody can tell whether runs hang on it.`,
});

const inOfficeFile = (code: string): Bilingual => ({
  id: `Kode ${code} tidak diganti: sop.config.yaml menyebutnya. Ubah dan simpan di sana dahulu.`,
  en: `The code ${code} stays: sop.config.yaml names it. Change and save it there first.`,
});

/**
 * The edits that give a code another name wherever it stands in its document.
 * @param taken codes of parts and activities in the other files of the folder
 * @throws ResponseError that says why not
 */
export function renameEdits(
  document: TextDocument,
  places: readonly CodePlace[],
  place: CodePlace,
  name: string,
  { taken, say }: { readonly taken: readonly string[]; readonly say: Say },
): TextEdit[] {
  const [[pattern, form] = ['', { id: '', en: '' }]] = knownPatterns;
  if (!new RegExp(pattern).test(name)) throw refusal(say(form));
  const own = places.filter((one) => one.defines && (one.of === 'role') === (place.of === 'role'));
  const codes = [...own.map(({ code }) => code), ...(place.of === 'role' ? [] : taken)];
  if (name !== place.code && codes.includes(name))
    throw refusal(say({ id: `Kode ${name} sudah dipakai.`, en: `The code ${name} is in use already.` }));
  return sameCode(places, place).map(({ span }) => ({ range: rangeIn(document, span), newText: name }));
}

/** An answer that an editor shows as it is. */
export const refusal = (text: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidRequest, text);

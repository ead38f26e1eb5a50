import { ErrorCodes, ResponseError, type TextEdit } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { knownPatterns } from '../document/schema/schema-words.ts';
import { listRuns } from '../record/run-folder.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { Say } from '../words/language.ts';
import { type CodePlace, sameCode } from './codes.ts';
import type { OpenOffice } from './offices.ts';
import { rangeIn } from './tree.ts';

/** Why a code stays as it is; nothing stands against changing it where this is undefined. */
export function whyNot(
  { host, workspace }: OpenOffice,
  places: readonly CodePlace[],
  place: CodePlace,
): Bilingual | undefined {
  const concerned = place.of === 'role' ? partsOf(places) : [place.of === 'part' ? place.code : place.part];
  const runs = listRuns(host.files, workspace.recordsFolder).filter(({ part }) => concerned.includes(part));
  const [first] = runs;
  if (!first) return undefined;
  return {
    id: `Kode ${place.code} tidak diganti: ${runs.length} pelaksanaan bergantung padanya (yang pertama ${first.run}, bagian ${first.part}), dan angkanya akan terputus. Kode tidak pernah diganti; ubah uraiannya saja.`,
    en: `The code ${place.code} stays: ${runs.length} runs hang on it (the first is ${first.run} of part ${first.part}), and their figures would break off. Codes are never changed; change the text instead.`,
  };
}

const partsOf = (places: readonly CodePlace[]): readonly string[] =>
  places.filter(({ of }) => of === 'part').map(({ code }) => code);

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

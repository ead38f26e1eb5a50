import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  Hover,
  Location,
  Range as LspRange,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { plainName } from '../lint/folder-index.ts';
import { lookAt, saidOf } from '../lint/lint-files.ts';
import type { Say } from '../words/language.ts';
import { actionsFor } from './actions.ts';
import { addressOf } from './addresses.ts';
import { codeAt, sameCode } from './codes.ts';
import { completionsAt } from './completion.ts';
import type { Sheet } from './desk.ts';
import { hoverAt } from './hover.ts';
import { explainedTime } from './hover-time.ts';
import { refusal, renameEdits, whyNot } from './rename.ts';
import { rangeIn, scalarAt } from './tree.ts';

/** What is to be said about a place. */
export function hover(
  { document, tree, codes, found, form, office }: Sheet,
  at: Position,
  say: Say,
): Hover | null {
  const explainTime = (waktu: string): string | undefined => explainedTime(waktu, office, say);
  return hoverAt({
    document,
    tree,
    offset: document.offsetAt(at),
    codes,
    found: found(),
    form,
    say,
    explainTime,
  });
}

/** What can be written at a place. */
export function completion(sheet: Sheet, at: Position): CompletionItem[] {
  const { document, tree, codes, form, office, neighbours } = sheet;
  const others = neighbours();
  const signers = office.workspace.office.signers.map(({ title }) => title);
  const titles = [...new Set([...signers, ...others.flatMap((one) => one.titles)])];
  const names = others.flatMap(({ name }) => name ?? []);
  return completionsAt(document, tree, document.offsetAt(at), form, { codes, titles, names });
}

/** Corrections of the findings in a stretch, and all safe ones at once. */
export function actions(sheet: Sheet, { range, context }: CodeActionParams, say: Say): CodeAction[] {
  const { document, found, office } = sheet;
  const asked = { document, range, only: context.only, found: found(), say };
  return actionsFor(asked, (file) =>
    saidOf(file, lookAt(file.read(), file.shown, office.settings), office.settings, undefined),
  );
}

/** Where the code at a place is given; of an SOP that is named under keterkaitan its file. */
export function definition({ document, tree, codes, neighbours }: Sheet, at: Position): Location[] {
  const offset = document.offsetAt(at);
  const place = codeAt(codes, offset);
  if (place) {
    const given = sameCode(codes, place).filter(({ defines }) => defines);
    return given.map(({ span }) => ({ uri: document.uri, range: rangeIn(document, span) }));
  }
  const scalar = scalarAt(tree, offset);
  if (scalar?.path[0] !== 'keterkaitan' || scalar.isKey) return [];
  const wanted = plainName(scalar.value);
  const start = { line: 0, character: 0 };
  return neighbours()
    .filter(({ outline }) => outline?.names.some((name) => plainName(name) === wanted))
    .map(({ path }) => ({ uri: addressOf(path), range: { start, end: start } }));
}

/** Every place of the code at a place. */
export function references({ document, codes }: Sheet, at: Position, withDefinition: boolean): Location[] {
  const place = codeAt(codes, document.offsetAt(at));
  const all = place ? sameCode(codes, place) : [];
  return all
    .filter(({ defines }) => withDefinition || !defines)
    .map(({ span }) => ({ uri: document.uri, range: rangeIn(document, span) }));
}

/** The code that would get another name. @throws ResponseError that says why it does not */
export function renamed({ document, codes, office }: Sheet, at: Position, say: Say): LspRange | null {
  const place = codeAt(codes, document.offsetAt(at));
  if (!place) return null;
  const why = whyNot(office, codes, place);
  if (why) throw refusal(say(why));
  return rangeIn(document, place.span);
}

/** Gives the code at a place another name. @throws ResponseError */
export function rename(sheet: Sheet, at: Position, name: string, say: Say): WorkspaceEdit | null {
  const { document, codes, neighbours } = sheet;
  const place = codeAt(codes, document.offsetAt(at));
  if (!place || !renamed(sheet, at, say)) return null;
  const taken = neighbours().flatMap(({ outline }) => [
    ...(outline?.parts ?? []),
    ...(outline?.activities ?? []),
  ]);
  return { changes: { [document.uri]: renameEdits(document, codes, place, name, { taken, say }) } };
}

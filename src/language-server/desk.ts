import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { YamlNode } from '../document/yaml/yaml-tree.ts';
import type { Host } from '../host/host.ts';
import { formOf } from '../lint/file-form.ts';
import type { Say } from '../words/language.ts';
import { placeOf } from './addresses.ts';
import { type CodePlace, codePlaces } from './codes.ts';
import { type Field, formReader } from './form.ts';
import { type Judge, judgeOf } from './judge.ts';
import { type Neighbour, neighbourReader } from './neighbours.ts';
import { filesOf, type OpenOffice, officeFinder } from './offices.ts';
import { treeOf } from './tree.ts';

/** An open document with what answers about it are made from. */
export type Sheet = {
  readonly document: TextDocument;
  readonly version: number;
  readonly path: string;
  readonly office: OpenOffice;
  readonly tree: YamlNode | undefined;
  readonly codes: readonly CodePlace[];
  readonly form: Field;
  /** What lint says of it now. */
  readonly found: () => readonly Diagnostic[];
  /** The other files of its folder. */
  readonly neighbours: () => readonly Neighbour[];
};

/** The documents that an editor has open, and who speaks about them in which language. */
export type Desk = {
  readonly judge: Judge;
  readonly sheet: (document: TextDocument) => Sheet;
  readonly say: Say;
};

/** @param open all documents that are open just now */
export function deskOf(
  host: Host,
  say: Say,
  open: () => readonly TextDocument[],
  log: (text: string) => void,
): Desk {
  const officeOf = officeFinder(host, (text) => log(say(text)));
  const neighbourOf = neighbourReader();
  const forms = formReader(host);
  const judge = judgeOf(host.cwd, officeOf, neighbourOf);
  // An editor asks several things about one state of a text.
  const sheets = new WeakMap<TextDocument, Sheet>();
  const sheet = (document: TextDocument): Sheet => {
    const path = placeOf(document.uri, host.cwd);
    const office = officeOf(path);
    const known = sheets.get(document);
    if (known?.version === document.version && known.office === office) return known;
    const text = document.getText();
    const tree = treeOf(text, office.settings.limits);
    const made: Sheet = {
      document,
      version: document.version,
      path,
      office,
      tree,
      codes: codePlaces(text, tree),
      form: forms(formOf(new TextEncoder().encode(text), path)),
      found: () => judge(open()).get(document.uri) ?? [],
      neighbours: () =>
        filesOf(office).flatMap((file) => (file.path === path ? [] : (neighbourOf(file, office) ?? []))),
    };
    sheets.set(document, made);
    return made;
  };
  return { judge, sheet, say };
}

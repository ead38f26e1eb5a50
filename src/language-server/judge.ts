import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../document/diagnostic.ts';
import { seenFrom } from '../host/paths.ts';
import { type FileLook, type LintFile, lookAt, saidOf } from '../lint/lint-files.ts';
import { placeOf } from './addresses.ts';
import { type FolderNow, folderKeeper } from './folder-now.ts';
import type { ReadNeighbour } from './neighbours.ts';
import { type FindOffice, filesOf, type OpenOffice } from './offices.ts';

/** Documents of one office, by their paths. */
type Group = { readonly office: OpenOffice; readonly open: Map<string, TextDocument> };

/** What `sop lint` says of open documents, by their addresses: each by itself and among its folder, as they stand in the editor. */
export type Judge = (documents: readonly TextDocument[]) => ReadonlyMap<string, readonly Diagnostic[]>;

/** @param cwd where texts that were never saved are judged */
export function judgeOf(cwd: string, officeOf: FindOffice, neighbourOf: ReadNeighbour): Judge {
  const lookOf = rememberedLooks();
  const folders = new Map<string, FolderNow>();
  const folderOf = ({ workspace: { root } }: OpenOffice): FolderNow => {
    const keeper = folders.get(root) ?? folderKeeper();
    folders.set(root, keeper);
    return keeper;
  };
  const sayAll = ({ office, open }: Group): [string, readonly Diagnostic[]][] => {
    const files = filesOf(office);
    const isNeeded = files.some(({ path }) => path !== undefined && open.has(path));
    const looks = (isNeeded ? files : []).map((file) => {
      const document = open.get(file.path ?? '');
      if (!document) return { outline: neighbourOf(file, office)?.outline };
      const inEditor = asFile(document, file, office);
      const look = lookOf(document, inEditor, office);
      return { document, file: inEditor, look, outline: look.outline };
    });
    const folder = folderOf(office)(
      looks.flatMap(({ document, outline }) => (outline ? { outline, isOpen: document !== undefined } : [])),
    );
    const among = looks.flatMap(({ document, file, look }): [string, readonly Diagnostic[]][] =>
      document ? [[document.uri, saidOf(file, look, office.settings, folder)]] : [],
    );
    const placed = new Set(among.map(([uri]) => uri));
    const alone = [...open].filter(([, { uri }]) => !placed.has(uri));
    return [...among, ...alone.map(([path, document]) => sayAlone(path, document, office))];
  };
  const sayAlone = (
    path: string,
    document: TextDocument,
    office: OpenOffice,
  ): [string, readonly Diagnostic[]] => {
    const shown = seenFrom(office.workspace.root, path);
    const file = asFile(document, { id: shown, shown }, office);
    return [document.uri, saidOf(file, lookOf(document, file, office), office.settings, undefined)];
  };
  return (documents) => {
    const groups = new Map<OpenOffice, Group>();
    for (const document of documents) {
      const path = placeOf(document.uri, cwd);
      const office = officeOf(path);
      const group = groups.get(office) ?? { office, open: new Map() };
      groups.set(office, group);
      group.open.set(path, document);
    }
    return new Map([...groups.values()].flatMap(sayAll));
  };
}

/** A document as a file of lint: what is in the editor, not what lies on the disk. */
function asFile(document: TextDocument, { id, shown }: Omit<LintFile, 'read'>, office: OpenOffice): LintFile {
  const read = (): Uint8Array =>
    new TextEncoder().encode(document.getText()).subarray(0, office.settings.limits.bytes + 1);
  return { id, shown, read };
}

/** Looks at a document by itself only when it or its office changed. */
function rememberedLooks(): (document: TextDocument, file: LintFile, office: OpenOffice) => FileLook {
  type Kept = {
    readonly version: number;
    readonly office: OpenOffice;
    readonly shown: string;
    readonly look: FileLook;
  };
  const kept = new WeakMap<TextDocument, Kept>();
  return (document, { read, shown }, office) => {
    const { version } = document;
    const before = kept.get(document);
    if (before?.version === version && before.office === office && before.shown === shown) return before.look;
    const look = lookAt(read(), shown, office.settings);
    kept.set(document, { version, office, shown, look });
    return look;
  };
}

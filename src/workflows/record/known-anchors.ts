import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { type Anchor, anchorFileName, readAnchors, readTrailers, trailerKey } from '../../record/anchors.ts';
import { git } from '../office/git-files.ts';

/** Saved heads of runs from everywhere, and what could not be read of them. */
export type KnownAnchors = { readonly anchors: readonly Anchor[]; readonly unreadable: number };

/** The anchors beside the records, in a file that is kept elsewhere, and in the git history of the records folder. */
export function knownAnchors(host: Host, records: string, file: string | undefined): KnownAnchors {
  const own = readOptional(host, `${records}/${anchorFileName}`);
  const elsewhere = file === undefined ? '' : utf8(readFile(host, join(host.cwd, file)));
  const [beside, away] = [readAnchors(own), readAnchors(elsewhere)];
  return {
    anchors: [...beside.anchors, ...away.anchors, ...gitAnchors(host, records)],
    unreadable: beside.unreadable + away.unreadable,
  };
}

function gitAnchors(host: Host, records: string): readonly Anchor[] {
  if (host.files.kind(records) !== 'folder') return [];
  const format = `--format=%(trailers:key=${trailerKey},valueonly)`;
  const { code, output } = git(host, records, ['log', format, '--', '.']);
  return code === 0 ? readTrailers(utf8(output)) : [];
}

const readOptional = (host: Host, path: string): string =>
  host.files.kind(path) === 'file' ? utf8(host.files.read(path)) : '';

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import {
  type Anchor,
  anchorFileName,
  digestForm,
  readAnchors,
  readTrailers,
  trailerKey,
} from '../../record/anchors.ts';
import { noRegister, type Register, readRegister, registerFileName } from '../../record/key-register.ts';
import { git } from './git-files.ts';

/** Saved heads of runs from everywhere, and what could not be read of them. */
export type KnownAnchors = { readonly anchors: readonly Anchor[]; readonly unreadable: number };

export type AnchorWishes = {
  /** A file of anchors kept elsewhere. */
  readonly file: string | undefined;
  /** A digest as it is printed on a report, of the only run that is looked at. */
  readonly digest: string | undefined;
};

/** The anchors beside the records, in a file of the user's choice, and in the git history of the records folder. */
export function knownAnchors(host: Host, records: string, { file, digest }: AnchorWishes): KnownAnchors {
  const own = readOptional(host, `${records}/${anchorFileName}`);
  const elsewhere = file === undefined ? '' : utf8(readFile(host, join(host.cwd, file)));
  const [beside, away] = [readAnchors(own), readAnchors(elsewhere)];
  return {
    anchors: [...beside.anchors, ...away.anchors, ...gitAnchors(host, records), ...givenDigest(digest)],
    unreadable: beside.unreadable + away.unreadable,
  };
}

/** The run of a digest that is given by hand is known to the caller alone. */
const givenDigest = (digest: string | undefined): readonly Anchor[] =>
  digest === undefined ? [] : [{ run: anyRun, digest: wholeDigest(digest) }];

/** Stands for the run that is looked at. */
export const anyRun = '*';

function wholeDigest(digest: string): string {
  const plain = digest.replace(/\s+/g, '').toLowerCase();
  if (digestForm.test(plain)) return plain;
  throw new UserError({
    id: `--digest: tulis sidik catatan lengkap dari laporan, 64 huruf 0-9 dan a-f (yang diberikan ${plain.length}).`,
    en: `--digest: write the whole digest of the record from the report, 64 letters 0-9 and a-f (given: ${plain.length}).`,
  });
}

function gitAnchors(host: Host, records: string): readonly Anchor[] {
  if (host.files.kind(records) !== 'folder') return [];
  const format = `--format=%(trailers:key=${trailerKey},valueonly)`;
  const { code, output } = git(host, records, ['log', format, '--', '.']);
  return code === 0 ? readTrailers(utf8(output)) : [];
}

/** The register of public keys in the office folder; empty when there is none. */
export function officeRegister(host: Host, root: string): Register {
  const text = readOptional(host, `${root}/${registerFileName}`);
  return text === '' ? noRegister : readRegister(text, host.sha256);
}

const readOptional = (host: Host, path: string): string =>
  host.files.kind(path) === 'file' ? utf8(host.files.read(path)) : '';

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

import { errorCode } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import { canonicalJson } from '../../record/canonical.ts';

/** In bytes; what is larger is none of ours. */
const largest = 256 * 1024 * 1024;

/** Reads a file that may be deleted at any time; undefined when it is not there or cannot be read. */
export function readCache({ files }: Pick<Host, 'files'>, path: string): Uint8Array | undefined {
  try {
    const bytes = files.read(path, largest);
    return bytes.length > largest ? undefined : bytes;
  } catch (error) {
    if (errorCode(error)) return undefined;
    throw error;
  }
}

/**
 * Writes such a file, in a folder that git leaves alone. Where it cannot be written (read-only folder, full disk) nothing is lost:
 * the next run is only slower.
 */
export function writeCache({ files }: Pick<Host, 'files'>, path: string, content: Uint8Array | string): void {
  const folder = folderOf(path);
  try {
    files.makeFolder(folder);
    if (files.kind(`${folder}/.gitignore`) === undefined) files.write(`${folder}/.gitignore`, '*\n');
    files.write(path, content, { replace: true });
  } catch (error) {
    if (!errorCode(error)) throw error;
  }
}

declare const SOP_VERSION: string;

/** A digest of all that a derived file depends on beside what it was made from: also of the program, which may count otherwise. */
export function cacheKey({ sha256 }: Pick<Host, 'sha256'>, dependsOn: readonly unknown[]): string {
  return sha256(canonicalJson([typeof SOP_VERSION === 'string' ? SOP_VERSION : 'dev', ...dependsOn]));
}

/** A digest of every file that the program consists of; undefined where it is not a bundle and nothing can be said of its bytes. */
export function programDigest({
  files,
  home,
  sha256,
}: Pick<Host, 'files' | 'home' | 'sha256'>): string | undefined {
  const folder = `${home}/dist`;
  if (files.kind(folder) !== 'folder') return undefined;
  const parts = files.list(folder).filter((name) => name.endsWith('.cjs'));
  return parts.length === 0
    ? undefined
    : sha256(parts.map((name) => `${name} ${sha256(files.read(`${folder}/${name}`))}\n`).join(''));
}

/** What was kept under this key; undefined for anything else, also for what was cut, changed or made under another key. */
export function readKept(host: Pick<Host, 'files' | 'sha256'>, path: string, key: string): unknown {
  const bytes = readCache(host, path);
  const [first, digest, body = ''] = bytes ? new TextDecoder().decode(bytes).split('\n') : [];
  return first === key && digest === host.sha256(body) ? JSON.parse(body) : undefined;
}

/** Keeps a value of JSON: the key, a digest of it and itself, a line each. */
export function keep(host: Pick<Host, 'files' | 'sha256'>, path: string, key: string, value: unknown): void {
  const body = JSON.stringify(value);
  writeCache(host, path, [key, host.sha256(body), body, ''].join('\n'));
}

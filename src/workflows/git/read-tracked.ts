import { UserError } from '../../host/errors.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Repository } from './repository.ts';
import type { TrackedFile } from './tracked-files.ts';

/** Files that are asked for at once; git keeps what it answers in memory. */
const portion = 100;

/** The content of files as a checkout of them has it. @throws UserError when git cannot give one of them */
export function readTracked(files: readonly TrackedFile[]): ReadonlyMap<TrackedFile, Uint8Array> {
  const found = new Map<TrackedFile, Uint8Array>();
  for (const repository of new Set(files.map((file) => file.repository))) {
    const own = files.filter((file) => file.repository === repository);
    for (let at = 0; at < own.length; at += portion)
      for (const [file, bytes] of readSome(repository, own.slice(at, at + portion))) found.set(file, bytes);
  }
  return found;
}

function readSome(
  repository: Repository,
  files: readonly TrackedFile[],
): readonly (readonly [TrackedFile, Uint8Array])[] {
  const filtered = withFilter(repository, files);
  const plain = files.filter((file) => !filtered.has(file.name));
  const output =
    plain.length === 0
      ? new Uint8Array()
      : repository.tell(['cat-file', '--batch'], plain.map(({ object }) => `${object}\n`).join(''));
  let at = 0;
  const read = plain.map((file) => {
    const end = output.indexOf(10, at);
    const head = new TextDecoder().decode(output.subarray(at, end));
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw new UserError(lost(visibleLine(file.name)));
    at = end + 1 + size + 1;
    return [file, output.subarray(end + 1, end + 1 + size)] as const;
  });
  const rest = files.filter((file) => filtered.has(file.name));
  return [...read, ...rest.map((file) => [file, throughFilter(repository, file)] as const)];
}

/** Names of files that a checkout writes otherwise than git keeps them: encrypted, kept elsewhere, in another encoding. */
function withFilter(repository: Repository, files: readonly TrackedFile[]): ReadonlySet<string> {
  const words = ['check-attr', '-z', '--stdin', 'filter', 'working-tree-encoding'];
  const input = files.map(({ name }) => `${name}\0`).join('');
  const said = new TextDecoder().decode(repository.tell(words, input)).split('\0');
  return new Set(said.flatMap((name, index) => (index % 3 === 0 && isSet(said[index + 2]) ? [name] : [])));
}

const isSet = (value = 'unspecified'): boolean => value !== 'unspecified' && value !== 'unset';

const throughFilter = (repository: Repository, { name, object }: TrackedFile): Uint8Array =>
  repository.tell(['cat-file', '--filters', `--path=${name}`, object]);

const lost = (name: string) => ({
  id: `git tidak dapat membaca '${name}': isinya tidak ada di sini. Periksa repositorinya: git fsck, atau ambil lagi: git fetch.`,
  en: `git cannot read '${name}': its content is not here. Check the repository: git fsck, or fetch it again: git fetch.`,
});

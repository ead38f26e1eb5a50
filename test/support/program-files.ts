import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');

/** The program's own folders (`sops`, `templates`) as files of a fake world, under `/program`. */
export function programFiles(): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    ['sops', 'templates'].flatMap((folder) =>
      filesBelow(join(repository, folder)).map((path) => [
        `/program${path.slice(repository.length)}`,
        readFileSync(path),
      ]),
    ),
  );
}

/** All files below a folder, absolute. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

import type { Host } from '../../host/host.ts';
import { join, tidyPath } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import {
  type Anchor,
  type AnchorOrigin,
  anchorFileName,
  readAnchors,
  readTrailers,
  trailerKey,
} from '../../record/anchors.ts';
import { git, ownRepository } from '../git/run-git.ts';

/** Saved heads of runs from everywhere, by the number of the run, and what could not be read of them. */
export type KnownAnchors = {
  readonly byRun: ReadonlyMap<string, readonly Anchor[]>;
  /** Lines of the files that say nothing. */
  readonly unreadable: number;
  /** What of the git history was not seen: what lies before a shallow clone's first commit, or all of it because git failed. */
  readonly unseen?: 'shallow' | 'failed';
};

/** Where heads may have been saved: the office folder with its records, and a file that the user names. */
export type AnchorSources = {
  readonly root: string;
  readonly records: string;
  readonly file: string | undefined;
};

/** The anchors beside the records, in a file that is kept elsewhere, and in the git history of the office. */
export function knownAnchors(host: Host, { root, records, file }: AnchorSources): KnownAnchors {
  const own = `${records}/${anchorFileName}`;
  const named = file === undefined ? undefined : tidyPath(join(host.cwd, file));
  const beside = readAnchors(host.files.kind(own) === 'file' ? host.files.readText(own) : '', host.sha256);
  const away = readAnchors(named === undefined ? '' : utf8(readFile(host, named)), host.sha256);
  const origin = named !== undefined && isBelow(host, named, [root, records]) ? 'beside' : 'file';
  const history = gitAnchors(host, root, records);
  const anchors: readonly Anchor[] = [
    ...beside.anchors.map((one) => ({ ...one, origin: 'beside' as const })),
    ...away.anchors.map((one) => ({ ...one, origin: origin as AnchorOrigin })),
    ...history.anchors,
  ];
  const byRun = new Map<string, Anchor[]>();
  for (const anchor of anchors) byRun.set(anchor.run, [...(byRun.get(anchor.run) ?? []), anchor]);
  const { unseen } = history;
  return { byRun, unreadable: beside.unreadable + away.unreadable, ...(unseen ? { unseen } : {}) };
}

/** Whether a path lies below one of some folders, as it is written or where its links lead. */
export function isBelow({ files }: Pick<Host, 'files'>, path: string, folders: readonly string[]): boolean {
  const waysTo = (one: string): readonly string[] => [tidyPath(one), tidyPath(files.follow(one))];
  return waysTo(path).some((way) =>
    folders.flatMap(waysTo).some((folder) => `${way}/`.startsWith(`${folder}/`)),
  );
}

type History = { readonly anchors: readonly Anchor[] } & Pick<KnownAnchors, 'unseen'>;

const nothing: History = { anchors: [] };

/**
 * What git keeps of saved heads: trailers of all commits, merges and empty ones included, and every line that the anchors' file ever had. What
 * a remote is known to have counts for more than what is only here; what was fetched and not merged may name lines that are not here yet.
 */
function gitAnchors(host: Host, root: string, records: string): History {
  if (host.files.kind(records) !== 'folder') return nothing;
  const about = ask(host, records, ['rev-parse', '--is-shallow-repository', '--is-inside-work-tree']);
  if (about === undefined) return nothing;
  if (about === 'failed') return { ...nothing, unseen: 'failed' };
  const prefix = ask(host, root, ['rev-parse', '--show-prefix']);
  const shared = prefix !== '\n' && prefix !== '';
  const hasHead = isText(ask(host, records, ['rev-parse', '--verify', '--quiet', 'HEAD']));
  const own = hasHead ? ask(host, records, ['rev-list', 'HEAD', '--not', '--remotes']) : '';
  const local = new Set(isText(own) ? own.split('\n') : []);
  const histories = [
    ...(hasHead ? [{ commits: ['HEAD'], unmerged: false }] : []),
    { commits: ['--remotes', ...(hasHead ? ['--not', 'HEAD'] : [])], unmerged: true },
  ];
  let unseen: KnownAnchors['unseen'] = about.startsWith('true') ? 'shallow' : undefined;
  const anchors = histories.flatMap(({ commits, unmerged }) => {
    const logs = [trailerLog, fileLog].map(({ words, path, read }) => {
      const text = ask(host, records, ['log', ...quiet, ...words, ...commits, '--', ...path]);
      if (!isText(text)) unseen = 'failed';
      return isText(text) ? commitsOf(text).map(([commit, said]) => [commit, read(said, host)] as const) : [];
    });
    return logs.flatMap((log, place) =>
      log.flatMap(([commit, heads]) =>
        heads.map((head) => ({
          ...head,
          origin: local.has(commit) ? ('local-git' as const) : ('pushed-git' as const),
          ...(unmerged ? { unmerged } : {}),
          ...(shared && place === 0 ? { shared } : {}),
        })),
      ),
    );
  });
  return { anchors, ...(unseen ? { unseen } : {}) };
}

/** Settings of a user must not change what is read; nothing of his programs is called. */
const quiet = ['--no-color', '--no-show-signature', '--encoding=UTF-8', '--full-history'];

const trailerLog = {
  words: [`--format=%x01%H%n%(trailers:key=${trailerKey},valueonly,unfold)`],
  path: [],
  read: (said: string) => readTrailers(said),
};

/** A merge shows only what neither of its parents has; what they have is in their own commits. */
const fileLog = {
  words: ['--format=%x01%H', '--patch', '--cc', '--unified=0', '--text', '--no-textconv'],
  path: [anchorFileName],
  read: (said: string, { sha256 }: Host) => {
    const added = said.split('\n').flatMap((line) => /^\+[+ ]*(\{.*\})\r?$/.exec(line)?.[1] ?? []);
    return readAnchors(added.join('\n'), sha256).anchors;
  },
};

const commitsOf = (log: string): readonly (readonly [commit: string, said: string])[] =>
  log
    .split('\u0001')
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)]);

const isText = (answer: string | undefined): answer is string => answer !== undefined && answer !== 'failed';

/** History that is not all here is not fetched by the way: a look at records goes to no server. */
const offline = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/** What git answers; undefined where there is no git or no repository, `failed` where there is one that it cannot read. */
function ask(host: Host, folder: string, args: readonly string[]): string | undefined {
  const words = ['--no-replace-objects', '-c', 'log.showRoot=true', '-c', 'log.follow=false', ...args];
  const { code, output, error } = git(host, folder, words, { ...offline, ...ownRepository });
  if (code === 0) return utf8(output);
  return code === undefined || /not a git repository/i.test(error) ? undefined : 'failed';
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

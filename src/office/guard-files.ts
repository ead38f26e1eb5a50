/** Where an office stands in its repository, and which program guards it. */
export type GuardWishes = {
  /** The folder of the office from the top of the repository; nothing where it is the top. */
  readonly folder: string;
  readonly version: string;
};

/** A text as one word of a shell. */
const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The hook of git that looks at what a commit will have; git starts it at the top of the repository. */
export const hookText = ({ folder }: Pick<GuardWishes, 'folder'>): string => `#!/bin/sh
# Aktifkan: sop init --hook
${folder === '' ? '' : `cd ${word(folder)} || exit 3\n`}if git rev-parse --quiet --verify HEAD > /dev/null; then set -- --since HEAD; else set --; fi
exec sop lint --staged "$@"
`;

/** The line that does the same in a hook that somebody has already. */
export const hookLine = ({ folder }: Pick<GuardWishes, 'folder'>): string =>
  folder === '' ? 'sop lint --staged || exit' : `(cd ${word(folder)} && sop lint --staged) || exit`;

/**
 * What GitHub and GitLab run, by their path from the top of the repository: everything that runs is pinned, the whole history is there, and
 * codes are compared with what was before the change, or with the main branch where that is not known.
 */
export function ciFiles({ folder, version }: GuardWishes): Readonly<Record<string, string>> {
  const name = folder === '' ? 'sop' : `sop-${folder.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
  const lint = `npx --yes sop-ap@${version} lint --since "$BASE"`;
  return {
    [`.github/workflows/${name}.yml`]: `name: ${name}
on: [push, pull_request]
permissions: { contents: read }
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: actions/setup-node@39370e3970a6d050c480ffad4ff0ed4d3fdee5af # v4.1.0
        with: { node-version: 20.19.5 }
      - env:
          BASE: \${{ github.event.pull_request.base.sha || github.event.before }}
          MAIN: origin/\${{ github.event.repository.default_branch }}
        run: |
${folder === '' ? '' : `          cd ${word(folder)}\n`}          git rev-parse --quiet --verify "$BASE^{commit}" > /dev/null || BASE="$MAIN"
          ${lint}
`,
    '.gitlab-ci.yml': `${name}:
  image: node:20.19.5
  variables: { GIT_DEPTH: 0 }
  script:
    - |
${folder === '' ? '' : `      cd ${word(folder)}\n`}      git config --global --add safe.directory "$CI_PROJECT_DIR"
      BASE="\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}"
      if ! git rev-parse --quiet --verify "$BASE^{commit}" > /dev/null; then
        git fetch --quiet origin "$CI_DEFAULT_BRANCH"
        BASE=FETCH_HEAD
      fi
      ${lint}
`,
  };
}

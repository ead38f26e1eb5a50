/** Everything the program asks of the outside world. The real form is `system.ts`, the test form `fakeHost`. */
export type Host = {
  readonly files: Files;
  readonly out: Output;
  readonly terminal: TerminalStreams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Folder with `sops/`, `schemas/` and `templates/` of the program itself. */
  readonly home: string;
  /** Epoch milliseconds of the wall clock. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps. */
  readonly uptime: () => number;
  readonly randomHex: (bytes: number) => string;
  readonly sha256: (data: Uint8Array | string) => string;
  /** All of standard input, at most `limit` bytes and one more. */
  readonly standardInput: (limit: number) => Uint8Array;
  readonly threads: Threads;
  /** All of an open file descriptor, for a secret that somebody hands over; at most `limit` bytes. */
  readonly descriptor: (number: number, limit: number) => Uint8Array;
  /** Runs a program without a shell; `secrets` are environment variables that only it sees. */
  readonly run: (
    command: readonly string[],
    input: Uint8Array,
    secrets?: Readonly<Record<string, string>>,
  ) => GitAnswer;
  /** Asks a server of the web. Rejects with an `Error` when there is no answer in half a minute. */
  readonly web: (request: WebRequest) => Promise<WebAnswer>;
  /** Runs git in a folder, without a shell and without asking anybody anything. */
  readonly git: (folder: string, args: readonly string[]) => GitAnswer;
};

export type Output = {
  /** Writes results; throws OutputError when they cannot be written (a closed pipe is silence, not an error). */
  readonly result: (text: string | Uint8Array) => void;
  /** Writes messages for a person. */
  readonly message: (text: string) => void;
};

/** Work in threads of its own, for what one thread would take long over. */
export type Threads = {
  readonly cores: number;
  /**
   * Starts threads that each call `run(files, input)` of a command's bundle. An answer of a thread that failed is an empty list: whoever
   * asked does the rest alone.
   */
  readonly start: (bundle: string, count: number, input: unknown) => readonly Promise<unknown>[];
};

export type WebRequest = { readonly url: string; readonly body?: Uint8Array; readonly type?: string };
export type WebAnswer = { readonly status: number; readonly body: Uint8Array };

/** What git, or another program, answered; `code` is undefined when it is not installed. */
export type GitAnswer = { readonly code: number | undefined; readonly output: Uint8Array };

/** The terminal as streams: prompts read `input` and draw on `output`; undefined sizes fall back to 80×24. */
export type TerminalStreams = {
  readonly interactive: boolean;
  readonly columns: () => number;
  readonly rows: () => number;
  readonly color: boolean;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Calls back once when the terminal hangs up or a termination is asked for; the callback must be synchronous. */
  readonly onHangUp: (close: () => void) => () => void;
};

export type FileKind = 'file' | 'folder' | 'other';

/** File access. Paths are absolute. Errors are the system's own, with `code` (`ENOENT`, `EACCES`, `ENOSPC`, …). */
export type Files = {
  readonly read: (path: string, limit?: number) => Uint8Array;
  /** A whole file as UTF-8, with U+FFFD for every byte that is none; quicker than decoding `read`. */
  readonly readText: (path: string) => string;
  readonly kind: (path: string) => FileKind | undefined;
  readonly list: (folder: string) => readonly string[];
  /** Size and times of a file or folder as one text that differs when anything was written; undefined if it is gone. */
  readonly stamp: (path: string) => string | undefined;
  /** Whether only its owner may read a file; always true where the system knows no such rights. */
  readonly isPrivate: (path: string) => boolean;
  readonly makeFolder: (path: string) => void;
  /** Whole file: temporary file, fsync, rename, fsync of the folder. Fails if it exists and `replace` is not set. */
  readonly write: (path: string, data: Uint8Array | string, options?: WriteOptions) => void;
  /** Opens a new file for appending; fails if it exists. */
  readonly createAppender: (path: string) => Appender;
};

export type WriteOptions = { readonly replace?: boolean; readonly mode?: number };

/**
 * A file that only grows. `append` returns after the bytes are on disk (fsync). If that fails, the file is cut back to
 * its last good size, the appender is dead, and every later call throws: a failed fsync is never retried.
 */
export type Appender = {
  readonly append: (data: string) => void;
  readonly close: () => void;
};

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
  /** Runs a program of the system: the command is a program and its words, no shell looks at them. */
  readonly run: (command: readonly string[], start?: ProgramStart) => ProgramAnswer;
  /**
   * Asks a server of the web; redirects are not followed. Rejects with an `Error` whose `code` is the system's own, `ETIMEDOUT`, `EMSGSIZE`
   * (a longer answer than the limit) or `ENOTPUBLIC`.
   */
  readonly web: (request: WebRequest) => Promise<WebAnswer>;
  readonly keyring: Keyring;
  /** Folder of the user's own settings, outside any office folder. */
  readonly userFolder: string;
  /** Name of this machine as people know it. */
  readonly device: string;
  /** All of an open file descriptor, for a secret that somebody hands over; at most `limit` bytes and one more. */
  readonly descriptor: (number: number, limit: number) => Uint8Array;
  readonly machine: Machine;
  readonly network: Network;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** Ed25519 keys. Public keys and signatures are base64; a private key is only ever seen sealed with a passphrase. */
export type Keyring = {
  readonly create: (passphrase: string) => { readonly publicKey: string; readonly sealed: string };
  /** A function that signs, or undefined when the passphrase is wrong or the text is no sealed key. */
  readonly open: (sealed: string, passphrase: string) => ((text: string) => string) | undefined;
  readonly verify: (publicKey: string, text: string, signature: string) => boolean;
};

export type Output = {
  /** Writes results; throws OutputError when they cannot be written (a closed pipe is silence, not an error). */
  readonly result: (text: string | Uint8Array) => void;
  /** Writes messages for a person; on a terminal their lines end between words. */
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

export type WebRequest = {
  readonly url: string;
  readonly body?: Uint8Array;
  readonly type?: string;
  /** The most bytes of an answer; without it 1 MiB. */
  readonly limit?: number;
  /** Asks no address of this computer, of a private network, or one that hides another: for addresses that a stranger wrote. */
  readonly publicOnly?: boolean;
};
export type WebAnswer = { readonly status: number; readonly body: Uint8Array };

/** How a program starts: with what on its standard input, in which folder, with what in its environment that only it sees. */
export type ProgramStart = {
  readonly input?: Uint8Array | string;
  readonly folder?: string;
  /** Beside what the program itself was given; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** What a program answered on its two outputs; `code` is undefined when it is not installed. */
export type ProgramAnswer = {
  readonly code: number | undefined;
  readonly output: Uint8Array;
  readonly error: string;
};

/** The computer and its processes. */
export type Machine = {
  /** `linux`, `darwin`, `win32`, … */
  readonly platform: string;
  /** Version of Node without the `v`, and the path of the program itself. */
  readonly node: { readonly version: string; readonly path: string };
  /** The zone that the system takes for its own. */
  readonly zone: string;
  /** This process, so that another one can tell whether it still runs. */
  readonly self: () => ProcessMark;
  /** Whether a process still runs; `unknown` if it is one of another computer, or cannot be told. */
  readonly stateOf: (mark: ProcessMark) => 'alive' | 'dead' | 'unknown';
};

/** A process as nobody else can be it: which computer, since which start of it, in which space of numbers, number, and since when. */
export type ProcessMark = {
  readonly machine: string;
  readonly boot: string;
  readonly space: string;
  readonly pid: number;
  readonly start: string;
};

/** What goes out over the network, only where the office file says so. Both throw an Error that says why it did not go. */
export type Network = {
  readonly mail: (message: MailMessage, server: MailAccess) => Promise<void>;
  /** Sends JSON by HTTP POST; an answer other than 2xx is an error. */
  readonly post: (address: string, body: string) => Promise<void>;
};

export type MailMessage = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

export type MailAccess = {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string;
  readonly password?: string;
};

/** The terminal as streams: prompts read `input` and draw on `output`; undefined sizes fall back to 80×24. */
export type TerminalStreams = {
  readonly interactive: boolean;
  /** Nobody may be asked anything, not even in a terminal: every question is an error. `interactive` is false then. */
  readonly noInput?: true;
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
  /**
   * `size:written:changed:inode` of a file or folder, times in epoch milliseconds: a text that differs when anything was written;
   * undefined if it is gone or out of reach.
   */
  readonly stamp: (path: string) => string | undefined;
  /** Where a path leads when all links in it are followed; what is not there yet counts as lying where it would be made. */
  readonly follow: (path: string) => string;
  /** Makes a folder and those above it that are missing; on disk when it returns. */
  readonly makeFolder: (path: string) => void;
  /** Whole file: temporary file, fsync, rename, fsync of the folder. Fails if it exists and `replace` is not set. */
  readonly write: (path: string, data: Uint8Array | string, options?: WriteOptions) => void;
  /** Gives a file or a folder with all it holds another name, on disk when it returns. Fails where something with content is. */
  readonly move: (from: string, to: string) => void;
  /** Removes a folder with everything in it; one that is not there is no error. */
  readonly removeFolder: (path: string) => void;
  /** Removes a file; one that is not there is no error. */
  readonly remove: (path: string) => void;
  /** Rights of a file as its owner, group and others have them (0o600); undefined where there are none such, or no file. */
  readonly mode: (path: string) => number | undefined;
  /** Whether files can be made in a folder that is there. */
  readonly writable: (folder: string) => boolean;
  /** Bytes that may still be written where a folder is; undefined if the system does not say. */
  readonly free: (folder: string) => number | undefined;
  /** Adds to the end of a file, made if it is missing, and returns when it is on disk. If it throws, the beginning of it may stand there. */
  readonly append: (path: string, data: string, options?: { readonly mode?: number }) => void;
  /** Opens a new file for appending; fails if it exists. */
  readonly createAppender: (path: string) => Appender;
  /** Goes on with a file that its only writer made before. */
  readonly goOnAppending: (path: string) => Appender;
};

/** Without `mode` a file that is replaced keeps its rights. `stamp` is its own: when it has another by now, it stays (`ECHANGED`). */
export type WriteOptions = { readonly replace?: boolean; readonly mode?: number; readonly stamp?: string };

/**
 * A file that only grows. `append` returns after the bytes are on disk (fsync). If that fails, the file is cut back to
 * its last good size, the appender is dead, and every later call throws: a failed fsync is never retried.
 */
export type Appender = {
  readonly append: (data: string) => void;
  readonly close: () => void;
};

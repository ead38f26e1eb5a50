import type { EditKind, Severity } from '../document/diagnostic.ts';
import type { Locate, Path } from '../document/locate.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { SopFolder } from './folder-index.ts';

/** An activity with its place: in the form, and in the file. */
export type PlacedActivity = {
  readonly activity: Activity;
  readonly part: Part;
  /** 1 for the part's own rows, 2 for rows under them, and so on. */
  readonly level: number;
  readonly path: Path;
};

/** A part with its rows from top to bottom. `path` leads to its mapping in the file. */
export type PlacedPart = {
  readonly part: Part;
  readonly path: Path;
  readonly rows: readonly PlacedActivity[];
};

/** A text of the form with its place in the file. */
export type TextField = { readonly text: string; readonly path: Path };

/** What a rule may look at in a file: `rows` are those of all parts in reading order. `locate` is for naming another place in a message; findings carry paths. */
export type RuleContext = {
  readonly sop: Sop;
  readonly parts: readonly PlacedPart[];
  readonly rows: readonly PlacedActivity[];
  readonly locate: Locate;
  /** The day on which it is checked, `YYYY-MM-DD` in the office's zone; absent where no rule may depend on it. */
  readonly today?: string;
  readonly file: string;
  /** All texts that people wrote for the form, in the order of the file's keys. */
  readonly texts: readonly TextField[];
};

export type Finding = {
  readonly path: Path;
  /** Whether the value or the key at the path is marked; the value if not said. */
  readonly of?: 'value' | 'key';
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** What the scalar at the path should say, as plain text: quotes are the engine's. */
  readonly rewrite?: { readonly kind: EditKind; readonly text: string };
};

/** An activity as it was at an earlier revision; `file` where that was another one. */
export type EarlierActivity = { readonly code: string; readonly text: string; readonly file?: string };

/** What rules may know of an earlier revision, seen from one file. */
export type EarlierSops = {
  /** The same file as it was, also under another name. */
  readonly own?: Sop;
  /** Activities of that, and of files that are no longer there: each may have got another code here. */
  readonly movable: readonly EarlierActivity[];
  /** What a code meant, in any file of the office. */
  readonly withCode: (code: string) => readonly EarlierActivity[];
};

/** What a rule is about, as the list of rules is divided. */
export type RuleGroup = 'identity' | 'activities' | 'pelaksana' | 'mutu-baku' | 'flow' | 'document';

/** One rule: what it is called, how heavy it weighs unless the office says otherwise, and how it is checked: each way at most once a file. */
export type Rule = {
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** The only profile in which it is checked, for habits of one service; every profile if not said. */
  readonly profile?: 'polri';
  readonly title: Bilingual;
  /** Why it matters, in a sentence or two, for its page. */
  readonly why: Bilingual;
  /** The rule of the field that it comes from, if there is one. */
  readonly source?: string;
  /** What it finds in a file by itself. */
  readonly check?: (context: RuleContext) => readonly Finding[];
  /** What it finds when the other SOPs of the folder are known. */
  readonly checkAmong?: (context: RuleContext, folder: SopFolder) => readonly Finding[];
  /** What it finds when the SOPs are known as they were at an earlier revision. */
  readonly checkSince?: (context: RuleContext, past: EarlierSops) => readonly Finding[];
};

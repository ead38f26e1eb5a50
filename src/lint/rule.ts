import type { BothLanguages, Severity } from '../document/diagnostic.ts';
import type { Locate, Path } from '../document/locate.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';

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

/** What a rule may look at. `locate` is for naming another place in a message; findings carry paths. */
export type RuleContext = {
  readonly sop: Sop;
  readonly parts: readonly PlacedPart[];
  /** The rows of all parts, in reading order. */
  readonly rows: readonly PlacedActivity[];
  readonly locate: Locate;
};

export type Finding = {
  readonly path: Path;
  /** Whether the value or the key at the path is marked; the value if not said. */
  readonly of?: 'value' | 'key';
  readonly message: BothLanguages;
  readonly hint?: BothLanguages;
};

/** One rule: what it is called, how heavy it weighs unless the office says otherwise, and how it is checked. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: BothLanguages;
  readonly check: (context: RuleContext) => readonly Finding[];
};

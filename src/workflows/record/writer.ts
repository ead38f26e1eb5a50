import type { Person } from '../../checklist/events.ts';
import type { LineSigner } from '../../record/line.ts';

/** Who writes, and with which key. Whoever writes without one has to say so: the field is never left out. */
export type Writer = {
  readonly by: Person;
  readonly signer: LineSigner | undefined;
  /** Why somebody who has a key does without; recorded. */
  readonly unsigned?: string;
  /** SHA-256 of the answers file that is recorded. */
  readonly answers?: string;
};

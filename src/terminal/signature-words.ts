import { type Doubt, doubtWords, type SigningException } from '../record/keys/doubts.ts';
import type { Say } from '../words/language.ts';
import { visibleLine } from '../words/visible.ts';

/** What cannot be said about the keys of a session, and what would settle it. */
export const doubtText = ({ kind, file }: Doubt, say: Say): string =>
  `${visibleLine(file)}: ${say(doubtWords[kind])} (${kind})`;

/** That somebody who has a key wrote without it. */
export const exceptionText = ({ file, person, reason }: SigningException, say: Say): string => {
  const who = `${visibleLine(file)}: ${visibleLine(person)}`;
  return say({
    id: `pengecualian: ${who} mempunyai kunci dan menulis tanpa tanda tangan: ${visibleLine(reason)}`,
    en: `exception: ${who} has a key and wrote without a signature: ${visibleLine(reason)}`,
  });
};

import type { RunEvent } from './events.ts';
import type { Draft } from './state.ts';

type CourseEvent = Extract<RunEvent, { readonly type: 'handover' | 'review' | 'migrate' | 'unlock' }>;

/** The steps of the fold that turn a whole run: who goes on with it, what a reviewer decided, which SOP it follows. */
export function changeCourse(draft: Draft, event: CourseEvent): void {
  const { at, by } = event.stamp;
  switch (event.type) {
    case 'handover': {
      const { to, activity, text } = event;
      const about = {
        ...(activity === undefined ? {} : { activity }),
        ...(text === undefined ? {} : { text }),
      };
      draft.handovers = [...draft.handovers, { from: by, to, at, ...about }];
      return;
    }
    case 'review':
      review(draft, event);
      return;
    case 'migrate':
      // Two clones may both have migrated: the second one starts from a file that the run has left already.
      if (event.replaces !== draft.sopHash) return;
      draft.earlierSops = [...draft.earlierSops, draft.sopHash];
      draft.sop = event.sop;
      draft.sopHash = event.sopHash;
      return;
    case 'unlock':
      draft.notes = [...draft.notes, { text: `Kunci yang tertinggal dilepas: ${event.holder}`, at, by }];
  }
}

/** A run that is returned is open again; a remark changes nothing. */
function review(draft: Draft, event: Extract<CourseEvent, { readonly type: 'review' }>): void {
  const { outcome, activity, text, stamp } = event;
  const about = { ...(activity === undefined ? {} : { activity }), ...(text === undefined ? {} : { text }) };
  draft.reviews = [...draft.reviews, { outcome, at: stamp.at, by: stamp.by, ...about }];
  if (outcome === 'comment') return;
  draft.verdict = outcome;
  if (outcome === 'return') delete draft.closedAt;
}

import type { Severity } from '../document/diagnostic.ts';
import { rules } from './rules.ts';

/** A named set of severities. The first is the one that serves where an office names none. */
export const profiles = ['permenpan-35-2012', 'polri', 'dasar'] as const;
export type Profile = (typeof profiles)[number];

/** How heavy rules weigh, by rule id. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/**
 * The severities of all rules in a profile, with those that an office sets for itself over them. `permenpan-35-2012` has the rules for
 * every office at their own weight, `polri` also those for habits of the police; in `dasar` only errors count, warnings become notes and
 * notes are off.
 */
export function severitiesOf(profile: Profile, own: Severities): Severities {
  const lighter = { error: 'error', warning: 'info', info: 'off' } as const;
  const base = rules.map(({ id, severity, profile: only = profile }) => [
    id,
    only !== profile ? 'off' : profile === 'dasar' ? lighter[severity] : severity,
  ]);
  return { ...Object.fromEntries(base), ...own };
}

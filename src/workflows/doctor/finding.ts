import type { Host } from '../../host/host.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Workspace } from '../office/workspace.ts';

/** One result of a check; what is not good says what to do. */
export type Finding = {
  readonly check: string;
  readonly level: 'good' | 'warning' | 'wrong';
  readonly text: Bilingual;
  readonly advice?: Bilingual;
};

/** What is looked at. */
export type DoctorPlace = { readonly host: Host; readonly workspace: Workspace };

export const good = (check: string, text: Bilingual): Finding => ({ check, level: 'good', text });

export const warning = (check: string, text: Bilingual, advice: Bilingual): Finding => ({
  check,
  level: 'warning',
  text,
  advice,
});

export const wrong = (check: string, text: Bilingual, advice: Bilingual): Finding => ({
  check,
  level: 'wrong',
  text,
  advice,
});

import type { Person } from '../checklist/events.ts';
import { isName, longestName, personNamed } from '../checklist/person.ts';
import { UsageError } from '../host/errors.ts';
import type { Office } from '../office/office.ts';

/** Who does it, as an option says. @throws UsageError when the name is missing, empty or too long */
export function personOption(
  { people }: Pick<Office, 'people'>,
  name: string | undefined,
  option: 'as' | 'by' = 'by',
): Person {
  if (name === undefined || !isName(name)) {
    throw new UsageError({
      id: `sebut namanya: --${option} "Nama Petugas" (paling banyak ${longestName} huruf)`,
      en: `say who: --${option} "Name" (at most ${longestName} letters)`,
    });
  }
  return personNamed(people, name);
}

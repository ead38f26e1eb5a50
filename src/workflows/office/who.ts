import type { Person } from '../../checklist/events.ts';
import { type Options, textOption } from '../../commands/context.ts';
import { UsageError } from '../../host/errors.ts';
import type { Office } from '../../office/office.ts';

/** The longest name of a person, in characters. */
const longestName = 200;

/** The person of the office with this name, or somebody of whom only the name is known. */
export function personNamed({ people }: Pick<Office, 'people'>, name: string): Person {
  const wanted = name.trim().toLowerCase();
  return people.find((person) => person.name.trim().toLowerCase() === wanted) ?? { name: name.trim() };
}

/** Who does it, as the option says. @throws UsageError when the name is missing, empty or too long */
export function personOption(office: Pick<Office, 'people'>, options: Options, option = 'by'): Person {
  const name = textOption(options, option);
  if (name === undefined || name.trim() === '' || name.trim().length > longestName) {
    throw new UsageError({
      id: `sebut namanya: --${option} "Nama Petugas" (paling banyak ${longestName} huruf)`,
      en: `say who: --${option} "Name" (at most ${longestName} letters)`,
    });
  }
  return personNamed(office, name);
}

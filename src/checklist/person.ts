import type { Person } from './events.ts';

/** The longest name of a person, in characters. */
export const longestName = 200;

/** Whether a text can be the name of a person. */
export const isName = (said: string): boolean => said.trim() !== '' && said.trim().length <= longestName;

/** Whether two persons bear one name: neither case, nor blanks, nor how its letters are coded, nor what nobody sees makes another. */
export const samePerson = (one: Pick<Person, 'name'>, other: Pick<Person, 'name'>): boolean =>
  one.name === other.name || plainName(one.name) === plainName(other.name);

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The person among these with this name, or somebody of whom only the name is known; see {@link samePerson}. */
export function personNamed(people: readonly Person[], name: string): Person {
  return people.find((person) => samePerson(person, { name })) ?? { name: name.trim() };
}

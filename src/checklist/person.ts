import type { Person } from './events.ts';

/** The longest name of a person, in characters. */
export const longestName = 200;

/** Whether a text can be the name of a person. */
export const isName = (said: string): boolean => said.trim() !== '' && said.trim().length <= longestName;

/** The person among these with this name, or somebody of whom only the name is known. Case does not count. */
export function personNamed(people: readonly Person[], name: string): Person {
  const wanted = name.trim().toLowerCase();
  return people.find((person) => person.name.trim().toLowerCase() === wanted) ?? { name: name.trim() };
}

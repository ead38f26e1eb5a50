import type { Person } from './events.ts';

/** The longest name of a person, in characters. */
export const longestName = 200;

/** Whether a text can be the name of a person: there is something in it to be read, and it is not too long. */
export const isName = (said: string): boolean =>
  /[\p{L}\p{N}]/u.test(plainName(said)) && said.trim().length <= longestName;

/**
 * Whether two persons bear one name: neither case, nor blanks and marks, nor how its letters are coded, nor what nobody sees, nor a letter of
 * another alphabet that looks the same makes another.
 */
export const samePerson = (one: Pick<Person, 'name'>, other: Pick<Person, 'name'>): boolean =>
  one.name === other.name || plainName(one.name) === plainName(other.name);

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .replace(/[^ -~]/gu, (letter) => lookAlikes.get(letter) ?? letter);

/** Small letters of Latin, Cyrillic and Greek that look like one of a to z, or whose capitals do; after Unicode's list of confusable characters (UTS 39). */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'ɑаα',
    b: 'вβ',
    c: 'с',
    d: 'ԁ',
    e: 'еε',
    g: 'ɡ',
    h: 'һнη',
    i: 'ıіι',
    j: 'ј',
    k: 'кκ',
    l: 'ӏ',
    m: 'мμ',
    n: 'ν',
    o: 'оο',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    w: 'ԝ',
    x: 'хχ',
    y: 'уυ',
    z: 'ζ',
    σ: 'ς',
  }).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
);

/** The person among these with this name, or somebody of whom only the name is known; see {@link samePerson}. */
export function personNamed(people: readonly Person[], name: string): Person {
  return people.find((person) => samePerson(person, { name })) ?? { name: name.trim() };
}

import type { PdfValue } from '../../../src/pdf/value.ts';
import { arrayOf, type Layout, layouts } from './layout.ts';

/** How a letter is built; every choice is one that honest writers make. */
export type Plan = {
  readonly depth: 1 | 2 | 3;
  readonly resources: 'direct' | 'indirect' | 'inherited';
  readonly boxes: 'own' | 'inherited' | 'indirect';
  readonly rotate: 0 | 90;
  readonly crop: boolean;
  readonly annots: 'direct' | 'indirect' | 'none';
  readonly form: 'direct' | 'indirect';
  readonly fields: 'direct' | 'indirect';
  readonly opens: 'not' | 'page' | 'destination' | 'action';
  readonly tree: boolean;
  readonly layout: Layout;
  /** In which layout the first signature's revision is appended; `first` if it is in the first revision. */
  readonly signed: Layout | 'first';
  /** What the first signature allows (DocMDP); 0 if it does not certify. */
  readonly certify: 0 | 1 | 2 | 3;
  readonly locks: 'nothing' | 'include' | 'catalog';
};

/** A number below another that looks like chance and is the same each time. */
export function mixed(index: number, salt: number, below: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) % below;
}

/** The plan of a number: all choices mixed, the rarer ones in a fixed turn. */
export function planOf(index: number): Plan {
  const any = <Value>(salt: number, ...values: readonly Value[]): Value =>
    values[mixed(index, salt, values.length)] as Value;
  return {
    depth: any(1, 1, 2, 3),
    resources: any(2, 'direct', 'indirect', 'inherited'),
    boxes: any(3, 'own', 'inherited', 'indirect'),
    rotate: index % 7 === 3 ? 90 : 0,
    crop: index % 5 === 2,
    annots: any(4, 'direct', 'direct', 'indirect', 'none'),
    form: any(5, 'indirect', 'direct'),
    fields: any(6, 'direct', 'indirect'),
    opens: any(7, 'not', 'page', 'destination', 'action'),
    tree: index % 3 === 1,
    layout: layouts[index % 4] as Layout,
    signed: any(8, 'first', 'first', 'table', 'stream', 'packed'),
    certify: any(9, 0, 0, 0, 2, 2, 3, 1),
    locks: index % 6 === 4 ? 'include' : index % 6 === 5 ? 'catalog' : 'nothing',
  };
}

/** Numbers of the objects that others speak of. */
export const at = {
  catalog: 1,
  pages: 2,
  page: 3,
  second: 4,
  content: 5,
  contentTwo: 6,
  resources: 7,
  font: 8,
  drawing: 9,
  image: 10,
  link: 11,
  square: 12,
  squareLook: 13,
  form: 14,
  text: 15,
  textLook: 16,
  signed: 17,
  signedLook: 18,
  value: 19,
  empty: 20,
  emptyLook: 21,
  unseen: 22,
  outlines: 23,
  outline: 24,
  tree: 25,
  element: 26,
  metadata: 27,
  info: 28,
  node: 29,
  nodeTwo: 30,
  fields: 31,
  annots: 32,
  state: 33,
  names: 34,
  layer: 35,
  formFont: 36,
  box: 37,
  radio: 38,
  radioKid: 39,
  radioLook: 40,
  tint: 41,
  next: 50,
} as const;

/** The size of a page as it is shown, points, before it is turned. */
export const shown = { width: 200, height: 150 };
/** Where the empty field that can be seen stands, in the page's own space from the corner of what is shown: 12 of 100 of the page. */
export const emptyRect = [20, 10, 80, 70] as const;

/** How far what is shown of a page lies from the corner of its space. */
export const corner = ({ crop }: Plan): number => (crop ? 20 : 0);
/** A rectangle given from the corner of what is shown, as the page's own space has it. */
export const placed = (plan: Plan, rect: readonly number[]): PdfValue =>
  arrayOf(rect.map((one) => one + corner(plan)));

/** Of a browser's elements what the page uses; the program itself knows no browser. */
export type Element = {
  textContent: string | null;
  value: string;
  disabled: boolean;
  readonly files: ArrayLike<ChosenFile> | null;
  readonly append: (...children: readonly Child[]) => void;
  readonly replaceChildren: (...children: readonly Child[]) => void;
  readonly setAttribute: (name: string, value: string) => void;
  readonly addEventListener: (type: string, listener: () => void) => void;
};

/** A file as the reader chose it. */
export type ChosenFile = {
  readonly name: string;
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

export type Child = Element | string;

declare const document: {
  title: string;
  readonly body: Element & { readonly dataset: Readonly<Record<string, string | undefined>> };
  readonly documentElement: Element;
  readonly createElement: (name: string) => Element;
};

export const page = document;

/** An element with its attributes and children; text is never read as HTML. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): Element {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

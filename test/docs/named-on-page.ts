import { catalogue } from '../../src/commands/catalogue/catalogue.ts';
import { namedOptions } from '../../src/commands/catalogue/command-spec.ts';
import { generalOptions } from '../../src/commands/catalogue/general-options.ts';

/** How many lines of a page show a command, and the commands and options on them that do not exist. */
export function namedOnPage(page: string): { readonly lines: number; readonly unknown: readonly string[] } {
  const lines = [...page.replaceAll(' && ', '\n    ').matchAll(/^ {4}(?:npx )?sop ([a-z]+) ?([^#\n]*)/gm)];
  const unknown = lines.flatMap(([, name = '', rest = '']) => {
    const spec = catalogue.find((one) => one.name === name);
    if (!spec) return [name];
    const names = [...namedOptions(spec.options), ...generalOptions].flatMap((option) => option.names);
    return [...rest.matchAll(/--[a-z-]+/g)].flatMap(([option]) =>
      names.includes(option) ? [] : [`${name} ${option}`],
    );
  });
  return { lines: lines.length, unknown };
}

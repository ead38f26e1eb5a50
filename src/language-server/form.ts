import type { Path } from '../document/locate.ts';
import type { SchemaName } from '../document/yaml/read-yaml.ts';
import type { Host } from '../host/host.ts';

/** What a schema says of a value: the words are those of the form, in Indonesian. */
export type Field = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Field>>;
};

/** The schema of a form of file; read once. */
export type Forms = (name: SchemaName) => Field;

export function formReader({ files, home }: Pick<Host, 'files' | 'home'>): Forms {
  const known = new Map<string, Field>();
  return (name) => {
    const form =
      known.get(name) ?? (JSON.parse(files.readText(`${home}/schemas/${name}.schema.json`)) as Field);
    known.set(name, form);
    return form;
  };
}

/** What the form says of the value at a path of a file. */
export function fieldAt(form: Field, path: Path): Field | undefined {
  let field: Field | undefined = form;
  for (const step of path) {
    const next: Field | undefined = typeof step === 'number' ? field?.items : own(field?.properties, step);
    field = next && resolved(form, next);
  }
  return field;
}

/** A reference brings what is not said beside it. */
function resolved(form: Field, field: Field): Field {
  const target = own(form.$defs, field.$ref?.replace('#/$defs/', '') ?? '');
  return target ? { ...target, ...field } : field;
}

const own = (fields: Readonly<Record<string, Field>> | undefined, name: string): Field | undefined =>
  fields && Object.hasOwn(fields, name) ? fields[name] : undefined;

/** Whether a field may hold a value of a JSON type. */
export const holds = ({ type }: Field, wanted: string): boolean => [type].flat().includes(wanted);

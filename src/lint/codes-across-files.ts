import { type Diagnostic, inReadingOrder } from '../document/diagnostic.ts';
import type { Path } from '../document/locate.ts';
import type { SopDocument } from '../document/read-sop.ts';
import { ruleContext } from './rule-context.ts';
import { duplicateCode } from './rules/duplicate-code.ts';

/**
 * Codes of parts and activities that an earlier file of the folder uses already: they are unique over the whole folder,
 * without regard to case. Codes doubled within one file are {@link duplicateCode}'s own findings and not repeated here.
 */
export function codesAcrossFiles(documents: readonly SopDocument[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return documents.flatMap((document) => {
    const codes = codesOf(document);
    const found = codes.flatMap(({ code, path }): readonly Diagnostic[] => {
      const owner = owners.get(code);
      return owner === undefined ? [] : [diagnosticOf(document, code, path, owner)];
    });
    for (const { code } of codes) if (!owners.has(code)) owners.set(code, document.file);
    return inReadingOrder(found);
  });
}

type Coded = { readonly code: string; readonly path: Path };

function codesOf({ sop, locate }: SopDocument): readonly Coded[] {
  if (!sop) return [];
  const { parts, rows } = ruleContext(sop, locate);
  return [
    ...parts.map(({ part, path }) => ({ code: part.code.toUpperCase(), path: [...path, 'kode'] })),
    ...rows.map(({ activity, path }) => ({ code: activity.code.toUpperCase(), path: [...path, 'kode'] })),
  ];
}

function diagnosticOf({ file, locate }: SopDocument, code: string, path: Path, owner: string): Diagnostic {
  return {
    rule: duplicateCode.id,
    severity: duplicateCode.severity,
    message: {
      id: `Kode ${code} sudah dipakai di ${owner}.`,
      en: `The code ${code} is used in ${owner} already.`,
    },
    file,
    range: locate(path),
    hint: {
      id: 'Kode unik di seluruh folder SOP: beri kode baru pada yang lebih muda.',
      en: 'Codes are unique over the whole folder: give the younger one a new code.',
    },
  };
}

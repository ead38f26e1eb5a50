import type { KeyOfficer } from '../../checklist/signing-rules.ts';
import { linesOf } from '../append-list.ts';
import { canonicalJson } from '../canonical.ts';
import type { Segment } from '../segment.ts';
import { readRegister } from './key-register.ts';

/** Name of the keys inside the report of a run. */
export const attachedKeysName = 'kunci.json';

/** What a reader of a report needs to try the signatures of its lines: lines of the register, and who may endorse and revoke. */
export type AttachedKeys = { readonly register: string; readonly officers: readonly KeyOfficer[] };

const version = 1;

/**
 * The keys for the inside of a report: of the register just what the writers of these lines had read, so that the same record gives the same
 * report whatever is entered later. Undefined where no line is signed.
 * @param text the register as its file says it
 */
export function keysToAttach(
  segments: readonly Pick<Segment, 'read'>[],
  { text, officers }: { readonly text: string; readonly officers: readonly KeyOfficer[] },
  judging: Parameters<typeof readRegister>[1],
): string | undefined {
  const lines = segments.flatMap(({ read }) => read);
  if (!lines.some(({ kid }) => kid !== undefined)) return undefined;
  const { entries } = readRegister(text, judging);
  const seen = new Set<string>();
  const open = lines.flatMap(({ line }) => line?.facts?.register ?? []);
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    open.push(...(entries.get(hash)?.prev ?? []));
  }
  const register = linesOf(text).filter((line) => seen.has(judging.sha256(line)));
  return `${canonicalJson({ v: version, register, officers })}\n`;
}

/** More entries than an office makes; what they have to say of one another grows with the square of their number. */
const most = 2_000;

/** Reads them again; undefined for anything else. */
export function readAttachedKeys(bytes: Uint8Array): AttachedKeys | undefined {
  try {
    const { v, register, officers } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (
      v !== version ||
      !isTexts(register) ||
      register.length > most ||
      !Array.isArray(officers) ||
      !officers.every(isOfficer)
    )
      return undefined;
    return { register: register.map((line) => `${line}\n`).join(''), officers };
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('\n'));

function isOfficer(value: unknown): value is KeyOfficer {
  if (typeof value !== 'object' || value === null) return false;
  const { name, until } = value as Record<string, unknown>;
  return typeof name === 'string' && (until === undefined || typeof until === 'number');
}

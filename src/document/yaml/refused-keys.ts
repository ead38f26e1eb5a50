import type { Problem } from '../problem.ts';

const mergeKey = {
  message: {
    id: 'Kunci gabungan YAML (<<) tidak dipakai di sini.',
    en: 'YAML merge keys (<<) are not used here.',
  },
  hint: { id: 'Tulis kunci-kuncinya langsung.', en: 'Write the keys themselves.' },
};

/** The refusal of a mapping's key, or undefined when the key may stand. */
export function refusedKey(key: string, start: number, end: number): Problem | undefined {
  if (key === '<<') return { rule: 'yaml-feature', start, end, ...mergeKey };
  if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') return undefined;
  return {
    rule: 'yaml-feature',
    start,
    end,
    message: { id: `Kunci "${key}" tidak boleh dipakai.`, en: `The key "${key}" is not allowed.` },
  };
}

/**
 * The refusal of a key that looks the same as an earlier one of its mapping: the same letters, composed or with marks of
 * their own (Unicode NFC). `seen` keeps the keys by that form.
 */
export function doubledKey(
  key: string,
  place: { readonly start: number; readonly end: number },
  seen: Map<string, unknown>,
): Problem | undefined {
  const form = key.normalize('NFC');
  if (!seen.has(form)) {
    seen.set(form, place);
    return undefined;
  }
  return {
    rule: 'duplicate-key',
    start: place.start,
    end: place.end,
    message: {
      id: `Kunci "${form}" tertulis dua kali di sini.`,
      en: `The key "${form}" is written twice here.`,
    },
    hint: { id: 'Hapus salah satunya.', en: 'Delete one of them.' },
  };
}

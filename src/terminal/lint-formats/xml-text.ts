import { visible } from '../../words/visible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text for an XML 1.0 document, in an attribute or between tags. What XML cannot hold is shown as `<U+XXXX>`. */
export function xmlText(text: string): string {
  const held = visible(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
  return held.replace(/[&<>"'\n\t]/g, (sign) => entities[sign] ?? sign);
}

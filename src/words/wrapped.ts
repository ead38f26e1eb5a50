/** A text in lines of at most `width` columns, broken between words; a word that is longer stays whole. Colour codes take no room. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let used = 0;
  for (const word of text.split(' ')) {
    const own = word.replaceAll(colours, '').length;
    const last = lines.at(-1);
    if (last !== undefined && used + own < width) {
      lines[lines.length - 1] = `${last} ${word}`;
      used += 1 + own;
    } else {
      lines.push(word);
      used = own;
    }
  }
  return lines;
}

/** Text of several lines, those that are too long broken between words and going on below their own beginning. */
export function fitted(text: string, width: number): string {
  // What moves the cursor is laid out already.
  if (/\r|\u001b\[[\d;?]*[^\dm;?]/.test(text)) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width) return [line];
      const indent = line.slice(0, line.length - line.trimStart().length);
      return wrapped(line.trimStart(), width - indent.length).map((part) => indent + part);
    })
    .join('\n');
}

const colours = /\u001b\[[\d;]*m/g;

/** A text of at most so many characters; what is longer ends in an ellipsis. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : `${[...text]
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;

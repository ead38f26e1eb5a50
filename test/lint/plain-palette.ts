const plain = (text: string): string => text;

/** No colours, so that goldens hold text only. */
export const plainPalette = { bold: plain, dim: plain, bad: plain, warn: plain, accent: plain };

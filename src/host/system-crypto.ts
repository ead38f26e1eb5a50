let loaded: typeof import('node:crypto') | undefined;

/** Node's crypto, loaded when it is needed: every command would start slower with it. */
export function systemCrypto(): typeof import('node:crypto') {
  loaded ??= process.getBuiltinModule('node:crypto');
  return loaded;
}

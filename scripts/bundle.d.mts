import type { BuildOptions, Metafile } from 'esbuild';

export declare function bundle(options?: BuildOptions): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly metafile: Metafile;
}>;

export declare function bundleVerifier(): Promise<string>;

/** What scripts/build-engine.ts takes from the pinned Node. Resolved by the build; nothing of it is committed. */
declare module 'ieum:library' {
  /** The modules of the core, or of the part that is built, with their comments blanked out. */
  const library: import('./library-modules.ts').LibraryScript;
  export default library;
}

declare module 'ieum:parts' {
  /** The modules of Node's library in each part. */
  const ids: Readonly<Record<import('./parts.ts').PartName, readonly string[]>>;
  export default ids;
}

declare module 'ieum:core' {
  /** Modules of the core that parts import, by the build's name for them. */
  const modules: Readonly<Record<string, object>>;
  export default modules;
}

declare module 'ieum:llhttp' {
  /** The WebAssembly module of llhttp, one character an octet. */
  const image: string;
  export default image;
}

declare module 'ieum:constants' {
  type Numbers = Readonly<Record<string, number>>;
  const constants: {
    readonly version: string;
    readonly versions: Readonly<Record<string, string>>;
    readonly release: unknown;
    readonly arch: string;
    readonly processConfig: string;
    readonly globals: readonly string[];
    readonly uv: Numbers;
    readonly errors: readonly (readonly [number, readonly [string, string]])[];
    readonly constants: Readonly<Record<string, unknown>> & {
      readonly os: Readonly<Record<string, unknown>> & { readonly signals: Numbers };
    };
    readonly config: Readonly<Record<string, unknown>>;
    readonly util: Numbers;
    readonly privateSymbols: readonly string[];
    readonly symbols: readonly string[];
    readonly asyncWrap: { readonly constants: Numbers; readonly Providers: Numbers };
    readonly options: Readonly<Record<string, unknown>>;
    readonly environmentFlags: readonly string[];
    readonly environmentSettings: unknown;
    readonly optionTypes: unknown;
    readonly performance: Numbers;
    readonly exitCodes: Numbers;
    readonly cares: Numbers;
    readonly tcp: Numbers;
    readonly udp: Numbers;
    readonly pipe: Numbers;
    readonly stream: Numbers;
    readonly stringDecoder: Readonly<
      Record<'kBufferedBytes' | 'kEncodingField' | 'kMissingBytes', number>
    > & { readonly encodings: readonly string[] };
    readonly promiseRejectEvents: Numbers;
    readonly moduleWrap: Numbers;
    readonly worker: Numbers;
    readonly http: {
      readonly methods: readonly string[];
      readonly allMethods: readonly string[];
      readonly parser: Numbers;
    };
  };
  export default constants;
}

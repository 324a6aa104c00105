/** The little of WebAssembly's interface that the scanner needs; Node's types leave it to the browser's. */
interface WebAssemblyModule {
  readonly brand?: never;
}

interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => WebAssemblyModule;
  Instance: new (module: WebAssemblyModule, imports: object) => { readonly exports: unknown };
}

const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };

export function compile(bytes: Uint8Array): WebAssemblyModule {
  return new WebAssembly.Module(bytes);
}

export function instantiate<Exports>(module: WebAssemblyModule, imports: object): Exports {
  return new WebAssembly.Instance(module, imports).exports as Exports;
}

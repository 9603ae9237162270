import { bytesOf, concatenate } from '../bytes.ts';

type Pull = (status: number, buffer?: ArrayBuffer, last?: unknown) => void;

const END = 0;
const CONTINUE = 1;

/** The bytes of a Blob (`node::Blob`, src/node_blob.cc). They never change. */
class BlobHandle {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  static bytes(handle: BlobHandle): Uint8Array {
    return handle.#bytes;
  }

  slice(start: number, end: number): BlobHandle {
    return new BlobHandle(this.#bytes.subarray(start, end));
  }

  /** Everything comes with the first read. */
  getReader(): { pull(callback: Pull): void; setWakeup(): void } {
    let rest: Uint8Array | undefined = this.#bytes;
    return {
      pull(callback) {
        const bytes = rest;
        rest = undefined;
        if (bytes === undefined || bytes.length === 0) callback(END);
        else callback(CONTINUE, bytes.slice().buffer as ArrayBuffer);
      },
      setWakeup() {},
    };
  }
}

/** internalBinding('blob') (src/node_blob.cc). */
export function blobBinding(): object {
  const objects = new Map<string, [BlobHandle, number, string]>();
  return {
    createBlob: (sources: readonly (BlobHandle | ArrayBufferView)[]) =>
      new BlobHandle(
        concatenate(
          sources.map((source) =>
            source instanceof BlobHandle ? BlobHandle.bytes(source) : bytesOf(source),
          ),
        ),
      ),
    createBlobFromFilePath: () => undefined,
    concat: (buffers: readonly (ArrayBuffer | ArrayBufferView)[]) =>
      concatenate(buffers.map((part) => (ArrayBuffer.isView(part) ? bytesOf(part) : new Uint8Array(part))))
        .buffer,
    storeDataObject(id: string, handle: BlobHandle, size: number, type: string) {
      objects.set(id, [handle, size, type]);
    },
    getDataObject: (id: string) => objects.get(id),
    revokeObjectURL(url: string) {
      const [, id] = /^blob:nodedata:(.+)$/.exec(url) ?? [];
      if (id !== undefined) objects.delete(id);
    },
  };
}

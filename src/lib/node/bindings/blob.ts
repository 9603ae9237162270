import { bytesOf, concatenate } from '../bytes.ts';

type Pull = (status: number, buffer?: ArrayBuffer, last?: unknown) => void;

const END = 0;
const CONTINUE = 1;

/** The bytes of a Blob (`node::Blob`, src/node_blob.cc), in the parts it was made of. They never change. */
class BlobHandle {
  readonly #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts.filter(({ length }) => length > 0);
  }

  static parts(handle: BlobHandle): readonly Uint8Array[] {
    return handle.#parts;
  }

  slice(start: number, end: number): BlobHandle {
    let before = 0;
    return new BlobHandle(
      this.#parts.map((part) => {
        const from = Math.max(0, start - before);
        const to = Math.max(from, end - before);
        before += part.length;
        return part.subarray(from, to);
      }),
    );
  }

  /** A part comes with each read. */
  getReader(): { pull(callback: Pull): void; setWakeup(): void } {
    const rest = [...this.#parts];
    return {
      pull(callback) {
        const bytes = rest.shift();
        if (bytes === undefined) callback(END);
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
        sources.flatMap((source) =>
          source instanceof BlobHandle ? BlobHandle.parts(source) : bytesOf(source).slice(),
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

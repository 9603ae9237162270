import { ReadableStream as imported, TransformStream as alsoImported } from 'node:stream/web';
const upper = new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()) });
const source = new ReadableStream({
  start(controller) {
    for (const text of ['a', 'b']) controller.enqueue(text);
    controller.close();
  },
});
for await (const chunk of source.pipeThrough(upper)) console.log(chunk);
console.log(imported === ReadableStream, alsoImported === TransformStream, typeof WritableStream, typeof TextDecoderStream);

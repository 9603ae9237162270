import { frameDocument } from './frame-document.ts';
import type { FromKernel, ToKernel } from './messages.ts';
import type { EngineScripts } from './scripts.ts';

/** Real milliseconds the frame and its kernel have to come up, on a slow phone too. */
const PATIENCE = 30_000;

/** Who is told what comes out of the frame. */
export interface FrameListener {
  receive(message: FromKernel): void;
  /** The kernel has failed; the frame is of no use any more. */
  broken(reason: string): void;
}

/**
 * The sandboxed frame with the kernel worker inside, and the port to it. Learners' programs run in there
 * with an opaque origin and a policy that lets nothing out (see frame-document.ts).
 */
export class EngineFrame {
  /** Settles when the kernel answers. Rejects with one sentence when it does not come up. */
  readonly ready: Promise<void>;
  readonly #element = document.createElement('iframe');
  readonly #port: MessagePort;
  #closed = false;
  #stopListening = (): void => {};

  /** Opens the frame at once; the kernel starts when the scripts are there. */
  constructor(scripts: Promise<EngineScripts>, listener: FrameListener) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const loaded = this.#load();
    this.ready = new Promise<void>((resolve, reject) => {
      const give = (reason: string) => {
        clearTimeout(timer);
        reject(new Error(reason));
        if (!this.#closed) listener.broken(reason);
        this.close();
      };
      const timer = setTimeout(() => give(`the engine did not start within ${PATIENCE / 1000} s`), PATIENCE);
      port1.onmessage = ({ data }: MessageEvent<FromKernel>) => {
        clearTimeout(timer);
        if (data.type === 'ready') resolve();
        else listener.receive(data);
      };
      this.#hearFailures((reason) => give(`the engine failed: ${reason}`));
      Promise.all([scripts, loaded]).then(
        // The frame's origin is opaque, so there is no origin to address it by; it holds only our document.
        ([texts]) => this.#element.contentWindow?.postMessage(texts, '*', [port2]),
        (error: Error) => give(error.message),
      );
    });
    this.ready.catch(() => {}); // whoever starts a run hears of it
  }

  /** What is sent before the kernel is ready waits for it. */
  send(message: ToKernel): void {
    this.#port.postMessage(message);
  }

  /** Ends everything that runs in it. */
  close(): void {
    this.#closed = true;
    this.#port.close();
    this.#element.remove();
    this.#stopListening();
  }

  #load(): Promise<unknown> {
    const element = this.#element;
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('aria-hidden', 'true');
    element.tabIndex = -1;
    element.title = 'engine';
    element.style.display = 'none';
    element.srcdoc = frameDocument();
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    document.body.append(element);
    return loaded;
  }

  #hearFailures(tell: (reason: string) => void): void {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === this.#element.contentWindow && data?.ieumEngine === 'failed') tell(String(data.message));
    };
    window.addEventListener('message', hear);
    this.#stopListening = () => window.removeEventListener('message', hear);
  }
}

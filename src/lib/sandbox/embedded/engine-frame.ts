import { FRAME_DOCUMENT } from './frame-document.ts';
import type { FromKernel, ToKernel } from './messages.ts';
import type { EngineScripts } from './scripts.ts';

/** Real milliseconds the frame and its kernel have to come up, on a slow phone too. */
const PATIENCE = 15_000;

/**
 * The sandboxed frame with the kernel worker inside, and the port to it. Learners' programs run in there
 * with an opaque origin and a policy that lets nothing out (see frame-document.ts).
 */
export class EngineFrame {
  readonly #element: HTMLIFrameElement;
  readonly #port: MessagePort;

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element;
    this.#port = port;
  }

  /**
   * Opens the frame and waits until its kernel answers. Rejects with one sentence when it does not.
   * `broken` is told when the kernel fails later.
   */
  static async open(
    scripts: EngineScripts,
    listen: (message: FromKernel) => void,
    broken: (reason: string) => void,
  ): Promise<EngineFrame> {
    const element = document.createElement('iframe');
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('aria-hidden', 'true');
    element.tabIndex = -1;
    element.title = 'engine';
    element.style.display = 'none';
    element.srcdoc = FRAME_DOCUMENT;
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    document.body.append(element);

    const { port1, port2 } = new MessageChannel();
    const frame = new EngineFrame(element, port1);
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the engine did not start within ${PATIENCE / 1000} s`)),
        PATIENCE,
      );
      port1.onmessage = ({ data }: MessageEvent<FromKernel>) => {
        clearTimeout(timer);
        if (data.type === 'ready') resolve();
        else listen(data);
      };
      frame.#onFailure((reason) => {
        clearTimeout(timer);
        reject(new Error(`the engine could not start: ${reason}`));
        broken(reason);
      });
    });
    try {
      await Promise.race([loaded, ready]);
      // The frame's origin is opaque, so there is no origin to address it by; it holds only our document.
      element.contentWindow?.postMessage(scripts, '*', [port2]);
      await ready;
    } catch (error) {
      frame.close();
      throw error;
    }
    return frame;
  }

  send(message: ToKernel): void {
    this.#port.postMessage(message);
  }

  /** Ends everything that runs in it. */
  close(): void {
    this.#port.close();
    this.#element.remove();
    this.#stopListening();
  }

  #stopListening: () => void = () => {};

  #onFailure(tell: (reason: string) => void): void {
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source === this.#element.contentWindow && data?.ieumEngine === 'failed') tell(String(data.message));
    };
    window.addEventListener('message', onMessage);
    this.#stopListening = () => window.removeEventListener('message', onMessage);
  }
}

import { readAll } from '../experiments/pair.ts';
import type { Random } from '../net/random.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import { type AlertName, encodeAlert } from './alert.ts';
import type { TrafficKeys } from './keys.ts';
import { ALERT, RecordReader, record } from './record.ts';
import { Protection } from './seal.ts';
import type { TaskQueue } from './task-queue.ts';

export interface EndSettings {
  readonly subtle: SubtleCrypto;
  readonly random: Random;
}

/** What client and server have in common: records in, records out, an alert when something is wrong. */
export abstract class SecureEnd {
  /** The alert that this end has sent. */
  alert: AlertName | undefined;
  protected readonly subtle: SubtleCrypto;
  protected readonly random: Random;
  /** Protects what goes out, and opens what comes in, once keys are agreed. */
  protected outward: Protection | undefined;
  protected inward: Protection | undefined;
  readonly #reader = new RecordReader();
  #socket: StreamSocket | undefined;
  #over = false;

  constructor({ subtle, random }: EndSettings) {
    this.subtle = subtle;
    this.random = random;
  }

  open(socket: StreamSocket, tasks: TaskQueue): StreamListener {
    this.#socket = socket;
    return {
      connected: () => tasks.add(() => this.begin()),
      readable: () => {
        const more = readAll(socket, (bytes) => {
          for (const one of this.#reader.add(bytes)) tasks.add(() => this.#take(one));
        });
        if (!more) tasks.add(async () => socket.close());
      },
    };
  }

  /** The connection is there. */
  protected async begin(): Promise<void> {}

  /** A record before keys are agreed. */
  protected abstract greet(type: number, fragment: Uint8Array<ArrayBuffer>): Promise<void>;

  /** What was inside a protected record that opened, alerts aside. */
  protected abstract hear(type: number, content: Uint8Array<ArrayBuffer>): Promise<void>;

  protected send(bytes: Uint8Array): void {
    this.#socket!.send(bytes);
  }

  protected useKeys(own: 'client' | 'server', keys: TrafficKeys): void {
    const other = own === 'client' ? 'server' : 'client';
    this.outward = new Protection(this.subtle, keys[own]);
    this.inward = new Protection(this.subtle, keys[other]);
  }

  protected async sendProtected(type: number, content: Uint8Array): Promise<void> {
    this.send(await this.outward!.seal(type, content));
  }

  /** Says what is wrong and closes: every error alert is fatal (RFC 9846 §6.2). */
  protected async fail(alert: AlertName): Promise<void> {
    this.alert = alert;
    if (this.outward) await this.sendProtected(ALERT, encodeAlert(alert));
    else this.send(record(ALERT, encodeAlert(alert)));
    this.close();
  }

  protected close(): void {
    this.#over = true;
    this.#socket!.close();
  }

  async #take(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#over) return;
    if (!this.inward) {
      if (bytes[0] === ALERT) this.close();
      else await this.greet(bytes[0]!, bytes.slice(5));
      return;
    }
    const opened = await this.inward.open(bytes);
    if (!opened) await this.fail('bad_record_mac');
    else if (opened.type === ALERT) this.close();
    else await this.hear(opened.type, opened.content);
  }
}

import { readAll } from '../experiments/pair.ts';
import type { StreamListener, StreamSocket } from '../net/socket/stream-socket.ts';
import { utf8Bytes } from '../net/wire/utf8.ts';
import type { CertificateError } from './certificate.ts';
import { ClientEnd } from './client-end.ts';
import { ANSWER, isWhole, joined } from './conversation.ts';
import { credentialsFor } from './credentials.ts';
import { ServerEnd } from './server-end.ts';
import type { Way } from './tap.ts';
import type { TaskQueue } from './task-queue.ts';

/** An alert that one end has sent, which ends the connection. */
export interface Ending {
  readonly by: 'client' | 'server.lab';
  readonly alert: string;
}

/** The programs of a run, and what came of them. */
export interface Ends {
  client(socket: StreamSocket, tasks: TaskQueue): StreamListener;
  server(socket: StreamSocket, tasks: TaskQueue): StreamListener;
  result(): {
    readonly received: Uint8Array | undefined;
    readonly answered: Uint8Array | undefined;
    readonly refused: CertificateError | undefined;
    readonly endings: readonly Ending[];
  };
}

/** Both ends without TLS: what is written is what goes out. */
export function plainEnds(message: string): Ends {
  let received: Uint8Array | undefined;
  let answered: Uint8Array | undefined;
  return {
    client: (socket) => ({
      connected: () => void socket.send(utf8Bytes(message)),
      readable: () => {
        readAll(socket, (bytes) => {
          answered = joined(answered, bytes);
        });
        socket.close();
      },
    }),
    server: (socket) => ({
      readable: () => {
        const open = readAll(socket, (bytes) => {
          received = joined(received, bytes);
        });
        if (!open) socket.close();
        else if (received && isWhole(received)) socket.send(ANSWER);
      },
    }),
    result: () => ({ received, answered, refused: undefined, endings: [] }),
  };
}

interface SecureSettings {
  readonly way: Exclude<Way, 'http'>;
  readonly message: string;
  readonly seed: number;
  readonly subtle: SubtleCrypto;
  /** The name that the client wants to talk to. */
  readonly host: string;
}

/** Both ends with TLS between program and socket. */
export async function secureEnds({ way, message, seed, subtle, host }: SecureSettings): Promise<Ends> {
  const { trusted, certificate, key, clientRandom, serverRandom } = await credentialsFor(
    way,
    host,
    seed,
    subtle,
  );
  const client = new ClientEnd({
    subtle,
    random: clientRandom,
    host,
    trusted,
    message: utf8Bytes(message),
  });
  const server = new ServerEnd({ subtle, random: serverRandom, certificate, key });
  return {
    client: (socket, tasks) => client.open(socket, tasks),
    server: (socket, tasks) => server.open(socket, tasks),
    result: () => ({
      received: server.received,
      answered: client.answered,
      refused: client.refused,
      endings: [
        ...(client.alert ? [{ by: 'client' as const, alert: client.alert }] : []),
        ...(server.alert ? [{ by: 'server.lab' as const, alert: server.alert }] : []),
      ],
    }),
  };
}

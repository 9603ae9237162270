import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, inPlaceOf, prints } from '../../../lib/lab-check/output-checks.ts';
import { conversations, traced } from '../../../lib/lab-check/trace-checks.ts';

const PORT = 7010;
const SIZE = 5000;

const received = prints({
  id: 'received',
  process: 'receiver',
  line: `받은 바이트=${SIZE}`,
  near: /바이트=/,
  expected: {
    ko: '`receiver.mjs`가 5,000바이트를 모두 받아요. 바이트는 여전히 가람에게서 와요.',
    en: '`receiver.mjs` receives all 5,000 bytes; they still come from Garam.',
  },
  look: ['receiver.mjs', /waitForGuest|contact/],
});

/** The roles that the two say they have. */
const roles = holds(
  {
    id: 'roles',
    expected: {
      ko: '받는 쪽은 클라이언트, 주는 쪽은 서버라고 찍어요.',
      en: 'The receiver says that it is the client (`클라이언트`), the sender the server (`서버`).',
    },
    look: ['receiver.mjs', /waitForGuest|console\.log/],
  },
  (evidence) => {
    for (const [process, role] of [
      ['receiver', '클라이언트'],
      ['sender', '서버'],
    ] as const) {
      const lines = linesOf(evidence, process).filter((line) => line.includes('쪽'));
      if (!lines.some((line) => line.includes(role))) return inPlaceOf(process, lines);
    }
    return undefined;
  },
);

const receiverContacts = traced(
  {
    id: 'receiver-contacts',
    expected: {
      ko: '먼저 연락하는(SYN을 보내는) 쪽은 server.lab의 `receiver.mjs`예요.',
      en: '`receiver.mjs` on server.lab makes contact: the SYN comes from there.',
    },
    look: ['receiver.mjs', 'waitForGuest'],
  },
  (evidence) => {
    const made = conversations(evidence, PORT).find(({ accepted }) => accepted);
    if (made?.client.host === 'server.lab') return undefined;
    if (!made) return { ko: '이루어진 연결이 없어요.', en: 'No connection came about.' };
    return {
      happened: {
        ko: `SYN은 ${made.client.host}에서 나갔어요. 그러니 클라이언트는 ${made.client.host}이에요.`,
        en: `The SYN came from ${made.client.host}, so ${made.client.host} is the client.`,
      },
      at: { kind: 'packet', hop: made.opening.id },
    };
  },
);

const sameDirection = traced(
  {
    id: 'same-direction',
    expected: {
      ko: '역할이 뒤집혀도 데이터 5,000바이트는 garam에서 server.lab으로 가요.',
      en: 'Whatever the roles, the 5,000 bytes of data go from garam to server.lab.',
    },
    look: ['sender.mjs', 'socket.end'],
  },
  (evidence) => {
    const made = conversations(evidence, PORT).filter(({ accepted }) => accepted);
    for (const { client, server, last } of made) {
      const [garam, lab] = client.host === 'garam' ? [client, server] : [server, client];
      if (garam.bytes.length === SIZE && lab.bytes.length === 0) continue;
      return {
        happened: {
          ko: `garam이 ${garam.bytes.length}바이트, server.lab이 ${lab.bytes.length}바이트를 보냈어요.`,
          en: `garam sent ${garam.bytes.length} bytes, server.lab ${lab.bytes.length}.`,
        },
        at: { kind: 'packet', hop: (lab.data[0] ?? last).id },
      };
    }
    return undefined;
  },
);

const checks: LabChecks = {
  run: [endsByItself(), received, roles, receiverContacts, sameDirection],
  hostile: [
    {
      id: 'late-sender',
      title: { ko: '늦게 일어나는 주는 쪽', en: 'A sender that is late' },
      about: {
        ko: '주는 쪽이 1초 늦게 시작해요. 먼저 연락하는 쪽은 거절당해도 다시 해 봐야 해요.',
        en: 'The sender starts a second late. Who makes contact has to try again when refused.',
      },
      change: { otherwise: { sender: { start: '1s' } } },
      checks: [endsByItself(), received],
    },
    {
      id: 'late-receiver',
      title: { ko: '늦게 일어나는 받는 쪽', en: 'A receiver that is late' },
      about: {
        ko: '받는 쪽이 1초 늦게 시작해요. 주는 쪽은 그때까지 기다려야 해요.',
        en: 'The receiver starts a second late. The sender has to wait for it.',
      },
      change: { otherwise: { receiver: { start: '1s' } } },
      checks: [endsByItself(), received],
    },
    {
      id: 'loss',
      title: { ko: '손실 20%', en: 'A fifth of the packets lost' },
      about: {
        ko: '링크가 패킷의 20%를 잃어요. TCP가 다시 보내므로 바이트는 하나도 빠지지 않아야 해요.',
        en: 'The link loses 20% of the packets. TCP sends them again, so that no byte may be missing.',
      },
      change: { link: { loss: 0.2 } },
      checks: [endsByItself(), received],
    },
  ],
};

export default checks;

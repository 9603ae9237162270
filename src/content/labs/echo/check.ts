import type { Sentence } from '../../../lib/lab-check/check.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { outputOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, prints, quoted } from '../../../lib/lab-check/output-checks.ts';
import { closesBothWays, opens, sends } from '../../../lib/lab-check/trace-checks.ts';

const PORT = 7007;
const PREFIX = '메아리: ';
const LOOK = ['server.mjs', '.write('] as const;

const withPrefix = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.of(...new TextEncoder().encode(PREFIX), ...bytes);

/** A guest of the check's own prints all that came back as JSON. */
const echoes = (process: string, text: string) =>
  holds(
    {
      id: `echo-${process}`,
      expected: {
        ko: `\`${text}\` 앞에 \`메아리: \`가 한 번만 붙어, 한 글자도 빠지거나 깨지지 않고 돌아가요.`,
        en: `\`${text}\` comes back whole, with \`메아리: \` in front of it once.`,
      },
      look: LOOK,
    },
    (evidence) => {
      const printed = outputOf(evidence, process).trim();
      return printed === JSON.stringify(PREFIX + text) ? undefined : echoFault(printed);
    },
  );

function echoFault(printed: string): Sentence {
  const prefixes = printed.split(PREFIX).length - 1;
  if (printed.includes('\uFFFD'))
    return {
      ko: `글자가 깨져서 돌아갔어요: ${quoted(printed)}. 한글 한 글자의 세 바이트가 따로 온 것을 저마다 글자로 바꾸면 이렇게 돼요.`,
      en: `Broken characters came back: ${quoted(printed)}. The three bytes of one Hangul syllable came apart, and each piece was made into text by itself.`,
    };
  if (prefixes > 1)
    return {
      ko: `\`메아리: \`가 ${prefixes}번 붙었어요: ${quoted(printed)}. \`data\` 이벤트는 글 하나에 여러 번 올 수 있어요.`,
      en: `\`메아리: \` stands there ${prefixes} times: ${quoted(printed)}. One text may bring many \`data\` events.`,
    };
  return printed === ''
    ? { ko: '아무것도 돌아가지 않았어요.', en: 'Nothing came back.' }
    : { ko: `돌아간 글은 ${quoted(printed)}예요.`, en: `What came back is ${quoted(printed)}.` };
}

const checks: LabChecks = {
  run: [
    endsByItself(),
    prints({
      id: 'prefix',
      process: 'client',
      line: /^client: 되돌아온 글 "메아리: ./,
      near: /되돌아온 글/,
      expected: {
        ko: '클라이언트가 `메아리: `로 시작하는 글을 되받아 찍어요.',
        en: 'The client prints what comes back, beginning with `메아리: `.',
      },
      look: LOOK,
    }),
    opens({ id: 'one-connection', host: 'client', port: PORT, times: 1 }),
    sends({
      id: 'bytes',
      port: PORT,
      side: 'server',
      expected: {
        ko: '서버가 되돌려 준 바이트는 `메아리: `의 11바이트와 클라이언트가 보낸 바이트예요.',
        en: 'The server returns the 11 bytes of `메아리: ` and the bytes that the client sent.',
      },
      bytes: ({ client }) => withPrefix(client.bytes),
    }),
    closesBothWays({ id: 'closed', port: PORT }),
  ],
  hostile: [
    {
      id: 'byte-by-byte',
      title: { ko: '한 바이트씩 오는 글', en: 'A text that comes byte by byte' },
      about: {
        ko: '손님이 글을 한 바이트씩 2 ms 간격으로 보내요. 한글 한 글자도 세 조각으로 와요.',
        en: 'A guest sends its text byte by byte, 2 ms apart; even one Hangul syllable comes in three pieces.',
      },
      change: { otherwise: { client: { file: 'check/drip.mjs' } } },
      checks: [endsByItself(), echoes('client', '안녕, 서버! 한 바이트씩 가요.')],
    },
    {
      id: 'bulk',
      title: { ko: '100,000바이트, 손실 20%', en: '100,000 bytes, a fifth of the packets lost' },
      about: {
        ko: '손님이 100,000바이트를 한꺼번에 보내고, 링크는 패킷의 20%를 잃어요.',
        en: 'A guest sends 100,000 bytes at once over a link that loses 20% of the packets.',
      },
      change: { otherwise: { client: { file: 'check/bulk.mjs' } }, link: { loss: 0.2 } },
      checks: [
        endsByItself(),
        prints({
          id: 'all-bytes',
          process: 'client',
          line: '되돌아온 바이트=100011',
          expected: {
            ko: '100,000바이트와 `메아리: `의 11바이트, 모두 100,011바이트가 돌아가요.',
            en: '100,000 bytes and the 11 of `메아리: ` come back: 100,011.',
          },
          look: LOOK,
        }),
      ],
    },
    {
      id: 'two-guests',
      title: { ko: '손님 둘이 한꺼번에', en: 'Two guests at once' },
      about: {
        ko: '두 손님이 같은 때에 서로 다른 글을 보내요.',
        en: 'Two guests send different texts at the same time.',
      },
      change: {
        otherwise: { client: { file: 'check/guest.mjs', argv: ['가나다'] } },
        add: [
          {
            name: 'other',
            host: 'client',
            file: 'check/guest.mjs',
            argv: ['라마바사'],
            env: { HOST: 'server.lab' },
          },
        ],
      },
      checks: [endsByItself(), echoes('client', '가나다'), echoes('other', '라마바사')],
    },
    {
      id: 'vanishing-guest',
      title: { ko: '갑자기 사라지는 손님', en: 'A guest who vanishes' },
      about: {
        ko: '두 손님이 함께 있다가, 하나가 연결을 끊어 버려요(RST). 남은 손님은 끝까지 대답을 들어야 해요.',
        en: 'Two guests are there; one resets its connection (RST). The other one must get its answer all the same.',
      },
      change: {
        otherwise: { client: { file: 'check/guest.mjs', argv: ['나는 남아요'] } },
        add: [
          {
            name: 'vanisher',
            host: 'client',
            file: 'check/guest.mjs',
            argv: ['사라질게요', 'vanish'],
            env: { HOST: 'server.lab' },
          },
        ],
      },
      checks: [endsByItself(), echoes('client', '나는 남아요')],
    },
  ],
};

export default checks;

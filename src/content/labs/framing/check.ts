import type { Check, Sentence } from '../../../lib/lab-check/check.ts';
import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { linesOf, outputOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, prints, quoted } from '../../../lib/lab-check/output-checks.ts';
import { sends } from '../../../lib/lab-check/trace-checks.ts';

const PORT = 7016;
const MESSAGES = ['가', '나다\n라', '마바사'];
const ENCODE = ['frame.mjs', 'function encode'] as const;
const DECODE = ['frame.mjs', 'function decoder'] as const;

/** A length of 4 bytes, big-endian, before each message. */
function framed(messages: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    messages.flatMap((text) => {
      const body = encoder.encode(text);
      return [
        body.length >>> 24,
        (body.length >>> 16) & 255,
        (body.length >>> 8) & 255,
        body.length & 255,
        ...body,
      ];
    }),
  );
}

/** The messages that the server printed, whoever sent them. */
const received = (messages: readonly string[]): Check =>
  holds(
    {
      id: 'messages',
      expected: {
        ko: `서버가 메시지 ${messages.length}개를 저마다 온전하게 받아요.`,
        en: `The server receives ${messages.length} messages, each whole.`,
      },
      look: DECODE,
    },
    (evidence) => {
      const output = outputOf(evidence, 'server');
      const missed = messages.find((text) => !output.includes(`"${text}"`));
      if (missed === undefined) {
        const found = output.match(/^server: 메시지 \d+ "/gm)?.length ?? 0;
        if (found === messages.length) return undefined;
        return { ko: `메시지가 ${found}개 나왔어요.`, en: `${found} messages came out.` };
      }
      const lines = linesOf(evidence, 'server').filter((line) => line.includes('메시지 '));
      return {
        ko: `${quoted(missed)} 메시지가 없어요. 서버가 찍은 것: ${quoted(lines[0] ?? '')}`,
        en: `The message ${quoted(missed)} is missing. The server printed ${quoted(lines[0] ?? '')}.`,
      };
    },
  );

/** One trial of `check/cuts.mjs`. */
const trial = (id: string, expected: Sentence, look: readonly [string, string]): Check =>
  holds({ id, expected, look }, (evidence) => {
    const line = linesOf(evidence, 'cuts').find((one) => one.startsWith(`${id}: `));
    if (line === undefined)
      return { ko: '시험이 끝까지 가지 못했어요.', en: 'The trial did not come to its end.' };
    const result = line.slice(id.length + 2);
    if (result === '맞음') return undefined;
    const said = quoted(result.replace(/^틀림 /, ''));
    return { ko: `나온 것: ${said}`, en: `What came out: ${said}` };
  });

const checks: LabChecks = {
  run: [
    endsByItself(),
    prints({
      id: 'all-cuts',
      process: 'check',
      line: /실패 0$/,
      near: /실패/,
      expected: {
        ko: '`check.mjs`가 어느 자리에서 잘라도 실패가 0이라고 해요.',
        en: '`check.mjs` reports 0 failures (`실패`), wherever the bytes are cut.',
      },
      look: DECODE,
    }),
    received(MESSAGES),
    sends({
      id: 'frames',
      port: PORT,
      side: 'client',
      expected: {
        ko: '나간 바이트는 메시지마다 4바이트의 길이(빅 엔디언)와 본문이에요.',
        en: 'On the wire each message is a length of 4 bytes (big-endian) and its body.',
      },
      bytes: () => framed(MESSAGES),
    }),
  ],
  hostile: [
    {
      id: 'cuts',
      title: { ko: '모든 자리에서 자르기', en: 'Cut everywhere' },
      about: {
        ko: '긴 글, 빈 글, 줄바꿈이 든 글을 세 조각으로 자르고, 두 풀개를 번갈아 쓰고, 터무니없는 길이를 넣어요.',
        en: 'Long, empty and many-line messages in three pieces, two decoders in turn, and an absurd length.',
      },
      change: {
        without: ['server', 'client', 'check'],
        add: [{ name: 'cuts', host: 'client', file: 'check/cuts.mjs' }],
      },
      checks: [
        endsByItself(),
        trial(
          'encode',
          {
            ko: '`encode("가")`는 길이 3을 빅 엔디언으로 적은 `00000003`과 본문 `eab080`이에요.',
            en: '`encode("가")` is the length 3 in big-endian, `00000003`, and the body `eab080`.',
          },
          ENCODE,
        ),
        trial(
          'three-pieces',
          {
            ko: '세 조각으로 어떻게 잘라도 메시지가 그대로 나와요. (틀리면 자른 자리)',
            en: 'However the bytes are cut in three, the messages come out. (If not: where they were cut.)',
          },
          DECODE,
        ),
        trial(
          'run-together',
          {
            ko: '한 조각에 든 메시지 다섯 개가 모두 나와요. (틀리면 나온 수)',
            en: 'Five messages in one piece all come out. (If not: how many did.)',
          },
          DECODE,
        ),
        trial(
          'two-decoders',
          {
            ko: '두 연결의 조각이 섞이지 않아요. 풀개마다 제 조각을 모아요.',
            en: 'The pieces of two connections do not mix: each decoder collects its own.',
          },
          DECODE,
        ),
        trial(
          'too-long',
          {
            ko: '길이가 4,294,967,295라고 적힌 메시지는 기다리지 않고 오류를 던져요.',
            en: 'A message that claims a length of 4,294,967,295 is not waited for: the decoder throws.',
          },
          DECODE,
        ),
      ],
    },
    {
      id: 'two-guests',
      title: { ko: '손님 둘이 한 바이트씩', en: 'Two guests, byte by byte' },
      about: {
        ko: '두 손님이 같은 때에 메시지를 한 바이트씩 보내요.',
        en: 'Two guests send their messages byte by byte at the same time.',
      },
      change: {
        without: ['check'],
        otherwise: { client: { file: 'check/drip.mjs', argv: ['가', '나다', '라마바'] } },
        add: [
          {
            name: 'other',
            host: 'client',
            file: 'check/drip.mjs',
            argv: ['하나', '둘둘', '셋셋셋'],
            env: { HOST: 'server.lab' },
          },
        ],
      },
      checks: [endsByItself(), received(['가', '나다', '라마바', '하나', '둘둘', '셋셋셋'])],
    },
  ],
  varies: /data \d번/g,
};

export default checks;

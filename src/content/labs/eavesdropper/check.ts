import { endsByItself } from '../../../lib/lab-check/ends.ts';
import { linesOf } from '../../../lib/lab-check/evidence.ts';
import type { LabChecks } from '../../../lib/lab-check/lab-checks.ts';
import { holds, prints, quoted } from '../../../lib/lab-check/output-checks.ts';

const LOOK = ['client.mjs', /TODO|tls\.connect/] as const;

const checks: LabChecks = {
  run: [
    endsByItself(),
    prints({
      id: 'plain-is-seen',
      process: 'tap',
      line: /평문 \d+바이트.*비밀이 보이나\? 예/,
      near: /평문 \d/,
      expected: {
        ko: '평문으로 말한 비밀은 중계기에 그대로 보여요.',
        en: 'The relay sees the secret that was said in plain text.',
      },
    }),
    prints({
      id: 'by-tls',
      process: 'client',
      line: /2\) TLS로: TLSv1\.3, \d+바이트 잘 받음/,
      near: /2\)/,
      expected: {
        ko: '2번은 TLS 1.3으로 말하고 대답을 들어요.',
        en: 'Number 2 speaks by TLS 1.3 and gets its answer.',
      },
      look: LOOK,
    }),
    holds(
      {
        id: 'tls-is-hidden',
        expected: {
          ko: 'TLS로 말한 비밀은 보이지 않지만, 첫 바이트(0x16, 핸드셰이크)와 서버의 이름은 보여요.',
          en: 'By TLS the secret is hidden, but the first byte (0x16, handshake) and the name of the server are seen.',
        },
        look: LOOK,
      },
      (evidence) => {
        const lines = linesOf(evidence, 'tap').filter((line) => /TLS \d+바이트/.test(line));
        if (lines.length === 0)
          return { ko: 'TLS의 문으로 지나간 것이 없어요.', en: 'Nothing passed the door of TLS.' };
        const wrong = lines.find((line) => !/첫 바이트 0x16, 비밀이 보이나\? 아니요/.test(line));
        if (wrong !== undefined)
          return { ko: `${quoted(wrong)} 줄이 나왔어요.`, en: `It printed ${quoted(wrong)}.` };
        return lines.some((line) => line.includes('서버 이름이 보이나? 예'))
          ? undefined
          : { ko: '서버의 이름이 보이지 않았어요.', en: 'The name of the server was not seen.' };
      },
    ),
    prints({
      id: 'unknown-certificate',
      process: 'client',
      line: '3) 모르는 인증서라면: DEPTH_ZERO_SELF_SIGNED_CERT',
      near: /3\)/,
      expected: {
        ko: '믿기로 하지 않은 인증서는 `DEPTH_ZERO_SELF_SIGNED_CERT`로 거절해요.',
        en: 'A certificate that nobody vouches for is refused with `DEPTH_ZERO_SELF_SIGNED_CERT`.',
      },
      look: LOOK,
    }),
    prints({
      id: 'other-name',
      process: 'client',
      line: '4) 다른 이름이라면: ERR_TLS_CERT_ALTNAME_INVALID',
      near: /4\)/,
      expected: {
        ko: '다른 이름의 인증서는 `ERR_TLS_CERT_ALTNAME_INVALID`로 거절해요.',
        en: 'A certificate for another name is refused with `ERR_TLS_CERT_ALTNAME_INVALID`.',
      },
      look: LOOK,
    }),
  ],
  hostile: [],
};

export default checks;

import type { Outcome } from '../../../lib/experiments/application-run.ts';
import type { ApplicationId, Needs, Transport } from '../../../lib/experiments/applications.ts';
import type { Texts } from '../../../lib/i18n/language.ts';
import type { Dial, DialVerdict } from './dials.ts';
import type { WayName } from './recording.ts';
import type { Unmet } from './settings.ts';
import type { TransportVerdict } from './verdict.ts';

interface Card {
  readonly name: string;
  /** What it is like, in a sentence. */
  readonly scene: string;
  /** Why its dials stand where they stand. */
  readonly why: Readonly<Record<Dial, string>>;
  /** What it runs over, and why. */
  readonly over: string;
}

export interface MatcherTexts {
  readonly title: string;
  readonly cards: string;
  readonly card: Readonly<Record<ApplicationId, Card>>;
  readonly question: (name: string) => string;
  readonly lead: string;
  readonly dial: Readonly<Record<Dial, string>>;
  readonly values: { readonly [K in Dial]: Readonly<Record<Needs[K], string>> };
  readonly choose: string;
  readonly transport: string;
  readonly transports: Readonly<Record<Transport, string>>;
  readonly tls: string;
  readonly tlsOptions: Readonly<Record<'no' | 'yes', string>>;
  readonly unmet: string;
  readonly unmetOptions: Readonly<Record<Unmet, string>>;
  readonly quicNote: string;
  readonly seconds: (value: string) => string;
  readonly way: Readonly<Record<WayName, string>>;
  readonly wayOf: (rtt: number, loss: string, rate: string) => string;
  readonly fates: (onTime: string, late: string, lost: string) => string;
  readonly legend: Readonly<Record<'on-time' | 'late' | 'lost', string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly done: (seconds: string) => string;
  readonly setup: (ms: string) => string;
  readonly columnsText: (way: string, fates: string) => string;
  readonly guess: string;
  readonly result: (fine: number, over: string) => string;
  readonly dialVerdict: Readonly<Record<DialVerdict, string>>;
  readonly said: (value: string, verdict: string) => string;
  readonly dialsRight: (right: number) => string;
  readonly transportTitle: string;
  readonly transportVerdict: Readonly<Record<TransportVerdict, string>>;
  readonly udpLoses: string;
  readonly guarded: Readonly<Record<'yes' | 'no' | 'builtIn' | 'byCustom', string>>;
  readonly unmetTitle: string;
  readonly unmetVerdict: Readonly<Record<'right' | 'wrong' | 'nothing', string>>;
  readonly challenge: string;
  readonly verdicts: Readonly<Record<'not-run' | 'not-yet' | 'open' | 'solved', string>>;
  readonly handout: string;
  readonly table: Readonly<Record<'app' | 'over', string>>;
}

export const matcherTexts: Texts<MatcherTexts> = {
  ko: {
    title: '요구와 서비스 짝짓기',
    cards: '애플리케이션 카드',
    card: {
      call: {
        name: '인터넷 전화',
        scene: '둘이 마주 이야기해요. 20 ms마다 목소리 160바이트를 보내고, 150 ms 안에 와야 틀 수 있어요.',
        why: {
          loss: '20 ms짜리 빈자리는 앞 소리로 이을 수 있어요.',
          throughput: '부호화한 속도만큼은 계속 보낼 수 있어야 해요.',
          delay: '한쪽 150 ms를 넘으면 말이 엉켜요.',
          security: '통화는 둘만 들어야 해요.',
        },
        over: '대개 UDP로 보내고, UDP가 막힌 곳에서는 TCP로 물러서요(WebRTC, RFC 8835).',
      },
      file: {
        name: '파일 받기',
        scene: '1 MB짜리 프로그램 하나를 받아요.',
        why: {
          loss: '한 바이트만 틀려도 돌지 않아요.',
          throughput: '많이 주면 빨리, 적게 주면 늦게 끝날 뿐이에요.',
          delay: '몇 초 늦어도 쓸모는 그대로예요.',
          security: '길에서 바뀐 프로그램을 돌리면 큰일이에요.',
        },
        over: '빠짐없이 받아야 하니 TCP나 QUIC이에요.',
      },
      shell: {
        name: '원격 셸',
        scene: '먼 컴퓨터에 명령을 쳐요. 글자가 서버에 갔다가 되돌아와야 화면에 보여요.',
        why: {
          loss: '글자 하나가 빠지면 다른 명령이 돼요.',
          throughput: '사람이 치는 속도는 아주 작아요.',
          delay: '글자가 늦게 찍히면 답답해요. 갔다 오는 데 150 ms쯤이 한계예요.',
          security: '비밀번호와 명령이 그대로 지나가요.',
        },
        over: '글자가 빠지면 안 되니 TCP 위의 SSH예요. QUIC 위의 셸도 연구되고 있어요.',
      },
      web: {
        name: '웹 페이지',
        scene: '100 kB짜리 페이지를 열어요. 1초 안에 뜨면 좋겠어요.',
        why: {
          loss: '글과 코드가 빠지면 페이지가 깨져요.',
          throughput: '주는 만큼 빨리 뜰 뿐, 하한은 없어요.',
          delay: '1초쯤 지나면 답답해져요.',
          security: '무엇을 읽고 쓰는지 남이 보면 안 돼요.',
        },
        over: 'HTTP/1.1과 HTTP/2는 TCP, HTTP/3은 QUIC 위에서 돌아요.',
      },
      dns: {
        name: 'DNS 조회',
        scene: '이름을 묻고 주소를 들어요. 짧은 물음 하나에 짧은 답 하나예요.',
        why: {
          loss: '답은 꼭 들어야 해요. 다만 앱이 다시 물을 수 있으니, 네트워크의 손실은 견딘다고 적어도 좋아요.',
          throughput: '수십 바이트면 충분해요.',
          delay: '이름을 알아야 다음 일을 시작하니 짧을수록 좋아요.',
          security:
            '누가 어디에 가려는지 드러나요. 옛 DNS는 그대로 보냈고, 지금은 DoT·DoH·DoQ로 감싸기도 해요.',
        },
        over: '대개 UDP로 묻고 답이 없으면 다시 물어요. 답이 잘리면 TCP로 물어요(RFC 7766).',
      },
      conference: {
        name: '화상 회의',
        scene: '얼굴을 보며 이야기해요. 1 Mbit/s쯤의 영상을 끊임없이 보내고, 150 ms 안에 와야 해요.',
        why: {
          loss: '깨진 조각은 앞 그림으로 메울 수 있어요.',
          throughput: '화질을 정하면 그만큼은 늘 나르지 못하면 안 돼요.',
          delay: '전화와 같아요. 한쪽 150 ms.',
          security: '회의는 들어온 사람만 보아야 해요.',
        },
        over: '대개 UDP이고, 막히면 TCP로 물러서요. 길이 좁으면 화질을 낮춰 견뎌요.',
      },
      game: {
        name: '온라인 게임',
        scene: '1초에 스무 번 위치를 알려요. 100 ms가 지난 위치는 쓸모가 없어요.',
        why: {
          loss: '다음 위치가 곧 와서 고쳐 줘요.',
          throughput: '위치는 작아요. 꼭 필요한 만큼의 하한이 있다고 적어도 좋아요.',
          delay: '수십 ms가 승부를 갈라요.',
          security: '남의 위치를 지어내거나 훔쳐보면 안 돼요.',
        },
        over: '대개 UDP예요. 느긋한 게임은 TCP로도 만들어요.',
      },
      video: {
        name: '저장된 영상',
        scene: '2 Mbit/s짜리 영화를 봐요. 4초를 미리 받아 두고 틀기 시작해요.',
        why: {
          loss: '틀기 전에 시간이 있으니 빠짐없이 다시 받는 쪽이 나아요.',
          throughput: '화질만큼은 계속 받아야 끊기지 않아요. 화질을 오르내리면 탄력적이 되기도 해요.',
          delay: '몇 초를 미리 받아 두니 몇 초는 괜찮아요.',
          security: '무엇을 보는지 남이 알 일이 아니에요.',
        },
        over: 'HTTP로 나르니 TCP나 QUIC이에요. 화질을 오르내려 좁은 길을 견뎌요.',
      },
      chat: {
        name: '메신저의 글',
        scene: '짧은 글을 1초에 하나씩 보내요. 2초 안에 뜨면 돼요.',
        why: {
          loss: '글이 빠지면 대화가 어긋나요.',
          throughput: '글은 아주 작아요.',
          delay: '몇 초 안이면 대화가 이어져요.',
          security: '둘의 대화예요.',
        },
        over: '글이 빠지면 안 되니 TCP 위의 TLS예요. QUIC도 좋아요.',
      },
      mail: {
        name: '전자메일',
        scene: '50 kB짜리 메일을 보내요. 언제 도착하든 괜찮아요.',
        why: {
          loss: '편지의 글이 빠지면 안 돼요.',
          throughput: '주는 만큼 쓰면 돼요.',
          delay: '몇 분 늦어도 모르고 지나가요.',
          security: '편지는 받는 사람만 읽어야 해요.',
        },
        over: 'SMTP와 IMAP은 TCP 위에서 TLS와 함께 써요.',
      },
    },
    question: (name) => `${name}의 요구를 네 잣대로 맞춰 보세요.`,
    lead: '네 잣대를 모두 고르면 예측이 돼요.',
    dial: { loss: '손실', throughput: '처리율', delay: '시간', security: '보안' },
    values: {
      loss: { intolerant: '하나도 안 된다', tolerant: '조금은 메운다' },
      throughput: { elastic: '주는 만큼', floor: '하한이 있다' },
      delay: { any: '상관없다', seconds: '몇 초 안', interactive: '수십~150 ms' },
      security: { open: '누가 봐도 된다', secure: '지켜야 한다' },
    },
    choose: '이제 무엇 위에서 돌릴지 골라서 실행해 보세요.',
    transport: '트랜스포트',
    transports: { tcp: 'TCP', udp: 'UDP', quic: 'QUIC' },
    tls: '그 위에',
    tlsOptions: { no: '그대로', yes: 'TLS를 얹기' },
    unmet: '골라도 인터넷이 약속하지 못하는 것',
    unmetOptions: { none: '없다', throughput: '처리율', delay: '시간', both: '둘 다' },
    quicNote:
      '모형에는 QUIC이 없어서, 스트림 하나의 기다림이 같은 TCP로 대신 달려요. 연결 준비만 QUIC의 왕복 한 번으로 세요. 암호화는 왕복과 길이만 흉내 내요. DNS를 QUIC으로 물으면 UDP로 왕복 두 번이에요.',
    seconds: (value) => `${value}초`,
    way: { near: '가까운 길', far: '먼 길', narrow: '좁은 길' },
    wayOf: (rtt, loss, rate) => `왕복 ${rtt} ms · 손실 ${loss} · ${rate} Mbit/s`,
    fates: (onTime, late, lost) => `제때 ${onTime} · 늦음 ${late} · 안 옴 ${lost}`,
    legend: { 'on-time': '제때', late: '늦음', lost: '안 옴' },
    outcome: { fine: '괜찮음', worn: '흠이 있지만 견딤', broken: '못 씀' },
    done: (seconds) => `${seconds}에 다 받음`,
    setup: (ms) => `준비 ${ms} ms`,
    columnsText: (way, fates) => `${way}: 지금까지 ${fates}.`,
    guess: '네 잣대',
    result: (fine, over) =>
      fine === 3
        ? `${over} 위에서 세 길 모두 괜찮았어요.`
        : `${over} 위에서 세 길 가운데 ${fine === 0 ? '아무 데서도 온전하지 못했어요' : `${fine}곳에서 괜찮았어요`}.`,
    dialVerdict: { right: '맞아요', also: '그렇게 보아도 좋아요', wrong: '다시 생각해 보세요' },
    said: (value, verdict) => `내 예측 ‘${value}’: ${verdict}.`,
    dialsRight: (right) => `네 잣대 가운데 ${right}개를 맞혔어요.`,
    transportTitle: '무엇 위에',
    transportVerdict: {
      usual: '가장 흔한 짝이에요.',
      also: '근거가 있는 다른 짝이에요.',
      unfit: '이 앱에는 잘 맞지 않아요.',
    },
    udpLoses: 'UDP는 잃은 것을 되살리지 않아요. 쓰려면 앱이 스스로 다시 보내야 해요.',
    guarded: {
      yes: '길에서 엿보거나 바꿀 수 없어요.',
      no: '길에 있는 누구나 모두 읽을 수 있어요. TLS를 얹어 보세요.',
      builtIn: 'QUIC에는 암호가 처음부터 들어 있어요.',
      byCustom: '옛 DNS처럼 그대로 보냈어요. 길에서 누구나 읽을 수 있어요.',
    },
    unmetTitle: '아무도 약속하지 못하는 것',
    unmetVerdict: {
      right:
        '맞아요. 어느 트랜스포트를 골라도 너비를 만들거나 거리를 줄일 수는 없어요. 앱이 적응해서 견뎌요.',
      wrong:
        '이 앱에는 처리율이나 시간의 조건이 있는데, 어느 트랜스포트도 그것을 약속하지 않아요. 먼 길과 좁은 길을 보세요.',
      nothing: '이 앱은 처리율의 하한도 시간의 한도도 없어서, 약속받지 못해도 아쉬울 것이 없어요.',
    },
    challenge: '세 길 모두에서 ‘괜찮음’이고, 길에서 엿볼 수도 없는 짝을 찾아보세요. 어떤 앱이어야 할까요?',
    verdicts: {
      'not-run': '카드와 트랜스포트를 골라서 실행해 보세요.',
      'not-yet': '아직 세 길 모두는 아니에요. 처리율과 시간에 까다롭지 않은 앱은 어느 것일까요?',
      open: '세 길 모두 괜찮은데, 길에서 엿볼 수 있어요.',
      solved:
        '찾았어요! 신뢰와 보안은 위에서 만들 수 있으니, 그 둘만 바라는 앱은 어느 길에서나 쓸 수 있어요.',
    },
    handout:
      '애플리케이션마다 네 잣대의 요구와 오늘날의 트랜스포트. 동그라미가 찰수록 바라는 것이 많다. 처리율의 하한과 시간의 한도는 어느 트랜스포트를 골라도 인터넷이 약속하지 않는다.',
    table: { app: '애플리케이션', over: '트랜스포트' },
  },
  en: {
    title: 'Match what is needed with what is served',
    cards: 'Application cards',
    card: {
      call: {
        name: 'Internet call',
        scene:
          'Two people talk. Every 20 ms, 160 bytes of voice go out, and they can be played if they come within 150 ms.',
        why: {
          loss: 'A gap of 20 ms can be filled with the sound before it.',
          throughput: 'The rate of the coding has to get through all the time.',
          delay: 'Beyond 150 ms one way, people talk into each other.',
          security: 'Only those two should hear it.',
        },
        over: 'Usually UDP, with TCP to fall back on where UDP is blocked (WebRTC, RFC 8835).',
      },
      file: {
        name: 'File download',
        scene: 'A program of 1 MB is downloaded.',
        why: {
          loss: 'One wrong byte and it does not run.',
          throughput: 'With more it ends sooner, with less later; that is all.',
          delay: 'Some seconds more do not make it less useful.',
          security: 'Running a program that was changed on the way would be a disaster.',
        },
        over: 'It has to be complete, so TCP or QUIC.',
      },
      shell: {
        name: 'Remote shell',
        scene:
          'You type commands for a computer far away. A letter goes to the server and back before you see it.',
        why: {
          loss: 'One letter less is another command.',
          throughput: 'Nobody types fast.',
          delay: 'Late letters are annoying; 150 ms there and back is about the limit.',
          security: 'Passwords and commands pass by.',
        },
        over: 'No letter may be missing, so SSH over TCP. Shells over QUIC are being tried.',
      },
      web: {
        name: 'Web page',
        scene: 'A page of 100 kB is opened. It should be there within a second.',
        why: {
          loss: 'A page with holes in its text and code is broken.',
          throughput: 'It appears as fast as it can; there is no least rate.',
          delay: 'After a second or so, people get impatient.',
          security: 'What you read and write is nobody else’s business.',
        },
        over: 'HTTP/1.1 and HTTP/2 run over TCP, HTTP/3 over QUIC.',
      },
      dns: {
        name: 'DNS lookup',
        scene: 'A name is asked for and an address is told: one short question, one short answer.',
        why: {
          loss: 'There has to be an answer. But the program can ask again, so “tolerant” has its grounds, too.',
          throughput: 'A few dozen bytes will do.',
          delay: 'Nothing can begin before the name is known, so the sooner the better.',
          security:
            'It tells where somebody wants to go. Old DNS goes in the clear; DoT, DoH and DoQ wrap it.',
        },
        over: 'Usually asked over UDP, and again when no answer comes; over TCP when the answer was cut short (RFC 7766).',
      },
      conference: {
        name: 'Video conference',
        scene:
          'People see each other. About 1 Mbit/s of video goes out all the time and has to come within 150 ms.',
        why: {
          loss: 'Broken parts can be covered with the picture before.',
          throughput: 'Once the quality is set, that much has to get through all the time.',
          delay: 'As for a call: 150 ms one way.',
          security: 'Only those who were let in should see it.',
        },
        over: 'Usually UDP, with TCP to fall back on. On a narrow path it lowers its quality.',
      },
      game: {
        name: 'Online game',
        scene: 'Positions are told twenty times a second. After 100 ms a position is worth nothing.',
        why: {
          loss: 'The next position is about to come and puts it right.',
          throughput: 'Positions are small. That they need some least rate may be said, too.',
          delay: 'Tens of milliseconds decide who wins.',
          security: 'Nobody should make up or spy out positions.',
        },
        over: 'Usually UDP. Slower games are made with TCP, too.',
      },
      video: {
        name: 'Stored video',
        scene: 'A film of 2 Mbit/s is watched. It starts when 4 seconds are there in advance.',
        why: {
          loss: 'There is time before it is shown, so what is lost had better be sent again.',
          throughput:
            'It stops unless that much comes all the time. With several qualities it becomes elastic.',
          delay: 'Seconds are fetched in advance, so seconds do not matter.',
          security: 'What you watch is your own business.',
        },
        over: 'It is carried by HTTP, so TCP or QUIC. It changes its quality on a narrow path.',
      },
      chat: {
        name: 'Chat message',
        scene: 'A short message each second, which should appear within two.',
        why: {
          loss: 'With messages missing, people misunderstand each other.',
          throughput: 'Messages are tiny.',
          delay: 'A few seconds keep a conversation going.',
          security: 'It is their conversation.',
        },
        over: 'No message may be missing, so TLS over TCP. QUIC is fine, too.',
      },
      mail: {
        name: 'E-mail',
        scene: 'A mail of 50 kB is sent. It may arrive whenever it likes.',
        why: {
          loss: 'A letter with holes is no letter.',
          throughput: 'It takes what there is.',
          delay: 'Nobody notices some minutes.',
          security: 'Letters are for those they are written to.',
        },
        over: 'SMTP and IMAP run over TCP, with TLS.',
      },
    },
    question: (name) => `${name}: set the four dials to what it needs.`,
    lead: 'When all four dials are set, they are your prediction.',
    dial: { loss: 'Loss', throughput: 'Throughput', delay: 'Time', security: 'Security' },
    values: {
      loss: { intolerant: 'none at all', tolerant: 'a little' },
      throughput: { elastic: 'elastic', floor: 'a least rate' },
      delay: { any: 'any', seconds: 'within seconds', interactive: 'tens to 150 ms' },
      security: { open: 'open to all', secure: 'protected' },
    },
    choose: 'Now choose what to run it on, and run it.',
    transport: 'Transport',
    transports: { tcp: 'TCP', udp: 'UDP', quic: 'QUIC' },
    tls: 'On top',
    tlsOptions: { no: 'nothing', yes: 'TLS' },
    unmet: 'What the Internet cannot promise whatever you choose',
    unmetOptions: { none: 'nothing', throughput: 'throughput', delay: 'time', both: 'both' },
    quicNote:
      'The model has no QUIC. One stream of it waits as TCP does, so TCP stands in, with one round trip of set-up. Encryption is reduced to its round trips and lengths. A DNS question over QUIC takes two round trips over UDP.',
    seconds: (value) => `${value}\u00a0s`,
    way: { near: 'A short path', far: 'A long path', narrow: 'A narrow path' },
    wayOf: (rtt, loss, rate) => `round trip ${rtt} ms · loss ${loss} · ${rate} Mbit/s`,
    fates: (onTime, late, lost) => `in time ${onTime} · late ${late} · never ${lost}`,
    legend: { 'on-time': 'in time', late: 'late', lost: 'never' },
    outcome: { fine: 'fine', worn: 'flawed but bearable', broken: 'useless' },
    done: (seconds) => `complete after ${seconds}`,
    setup: (ms) => `set-up ${ms} ms`,
    columnsText: (way, fates) => `${way}: so far ${fates}.`,
    guess: 'four dials',
    result: (fine, over) =>
      fine === 3
        ? `Over ${over} it was fine on all three paths.`
        : `Over ${over} it was fine on ${fine === 0 ? 'none' : fine} of the three paths.`,
    dialVerdict: { right: 'right', also: 'that can be said, too', wrong: 'think again' },
    said: (value, verdict) => `Your guess “${value}”: ${verdict}.`,
    dialsRight: (right) => `You set ${right} of the four dials right.`,
    transportTitle: 'What it runs on',
    transportVerdict: {
      usual: 'This is the usual match.',
      also: 'Another match with good grounds.',
      unfit: 'This does not suit the application.',
    },
    udpLoses: 'UDP does not bring back what is lost. The application would have to send it again by itself.',
    guarded: {
      yes: 'Nobody on the way can read or change it.',
      no: 'Everybody on the way can read it all. Put TLS on top.',
      builtIn: 'QUIC has encryption built in.',
      byCustom: 'It went in the clear, as DNS always did. Everybody on the way can read it.',
    },
    unmetTitle: 'What nobody promises',
    unmetVerdict: {
      right: 'Right. No transport makes a path wider or shorter. The application adapts, and lives with it.',
      wrong:
        'This application has conditions on throughput or time, and no transport promises them. Look at the long path and the narrow one.',
      nothing: 'This application needs no least rate and no time limit, so it does not miss the promise.',
    },
    challenge:
      'Find a match that is fine on all three paths and that nobody on the way can read. What sort of application must it be?',
    verdicts: {
      'not-run': 'Choose a card and a transport, and run it.',
      'not-yet':
        'Not on all three paths yet. Which applications are not particular about throughput and time?',
      open: 'Fine on all three paths, but everybody on the way can read it.',
      solved:
        'Found! Reliability and security can be made above the network, so what needs only those two works on any path.',
    },
    handout:
      'What applications need by the four yardsticks (the fuller the circle, the more), and what they run over today. Whatever transport is chosen, the Internet promises neither a least throughput nor a limit of time.',
    table: { app: 'Application', over: 'Transport' },
  },
};

import type { Language } from '../../lib/i18n/language.ts';
import type { Expectation, ScenarioError } from '../../lib/net/scenario/scenario-error.ts';

/** What is wrong with a network that a learner has made, where, and what to write instead: one sentence. */
export function scenarioProblem({ path, expected, got, message }: ScenarioError, lang: Language): string {
  const place = placeOf(path, lang);
  const wanted = WANTED[lang](expected);
  // What the editor offers cannot go wrong otherwise; what an imported file holds can.
  if (wanted === undefined) return message;
  const found = got === undefined || got === '""' ? '' : got;
  if (lang === 'ko') return `${place}: ${found ? `${found}은(는) 쓸 수 없어요. ` : '비어 있어요. '}${wanted}`;
  return `${place}: ${found ? `${found} cannot be used. ` : 'it is empty. '}${wanted}`;
}

const WANTED: Readonly<Record<Language, (expected: Expectation) => string | undefined>> = {
  ko: (expected) => {
    switch (expected.kind) {
      case 'duration':
        return '25ms나 1.5s처럼 적어 주세요.';
      case 'rate':
        return '10mbit나 unlimited처럼 적어 주세요.';
      case 'address':
        return '10.0.0.2 같은 IPv4 주소를 적어 주세요.';
      case 'unused-address':
        return `${expected.usedBy}의 주소와 같아요. 다른 주소를 적어 주세요.`;
      case 'unused-name':
        return '같은 이름이 이미 있어요. 다른 이름을 적어 주세요.';
      case 'node-name':
        return 'server.lab처럼 빈칸 없는 이름을 적어 주세요. 주소나 localhost는 이름이 될 수 없어요.';
      case 'probability':
        return '0에서 100 사이의 수를 적어 주세요.';
      case 'whole-number':
      case 'size':
        return `${expected.from.toLocaleString('ko')}에서 ${expected.to.toLocaleString('ko')} 사이의 정수를 적어 주세요.`;
      case 'node-pair':
        return '서로 다른 두 곳을 이어 주세요.';
      case 'new-pair':
        return '두 곳은 이미 다른 링크로 이어져 있어요. 링크 하나를 빼 주세요.';
      case 'at-least-one':
        return '적어도 하나는 있어야 해요.';
      case 'host':
        return `프로세스가 돌 호스트를 골라 주세요(${expected.hosts.join(', ')}).`;
      default:
        return undefined;
    }
  },
  en: (expected) => {
    switch (expected.kind) {
      case 'duration':
        return 'Write a time such as 25ms or 1.5s.';
      case 'rate':
        return 'Write a rate such as 10mbit, or unlimited.';
      case 'address':
        return 'Write an IPv4 address such as 10.0.0.2.';
      case 'unused-address':
        return `${expected.usedBy} has this address. Choose another.`;
      case 'unused-name':
        return 'There is this name already. Choose another.';
      case 'node-name':
        return 'Write a name without blanks, such as server.lab; an address or localhost is none.';
      case 'probability':
        return 'Write a number from 0 to 100.';
      case 'whole-number':
      case 'size':
        return `Write a whole number from ${expected.from.toLocaleString('en')} to ${expected.to.toLocaleString('en')}.`;
      case 'node-pair':
        return 'Join two different hosts or routers.';
      case 'new-pair':
        return 'Another link joins these two already. Remove one of the two.';
      case 'at-least-one':
        return 'There has to be at least one.';
      case 'host':
        return `Choose a host for the process to run on (${expected.hosts.join(', ')}).`;
      default:
        return undefined;
    }
  },
};

const FIELDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: {
    hosts: '호스트',
    routers: '라우터',
    links: '링크',
    processes: '프로세스',
    until: '실행 시간',
    delay: '지연',
    rate: '속도',
    loss: '손실',
    queue: '큐',
    between: '양쪽 끝',
    address: '주소',
    name: '이름',
    host: '호스트',
    start: '시작 시각',
  },
  en: {
    hosts: 'host',
    routers: 'router',
    links: 'link',
    processes: 'process',
    until: 'running time',
    delay: 'delay',
    rate: 'rate',
    loss: 'loss',
    queue: 'queue',
    between: 'ends',
    address: 'address',
    name: 'name',
    host: 'host',
    start: 'start',
  },
};

/** `links[0].delay` as a learner reads it: "1번째 링크의 지연". */
function placeOf(path: string, lang: Language): string {
  const words = FIELDS[lang];
  const parts = [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([A-Za-z_]\w*)/g)].map(
    ([, quoted, index, name]) => (index !== undefined ? Number(index) + 1 : (quoted ?? name!)),
  );
  const [list, entry, field] = parts;
  const word = (text: string | number | undefined) => words[String(text)] ?? String(text ?? '');
  if (entry === undefined) return list === undefined ? '' : word(list);
  const own = field === undefined ? '' : word(field);
  if (lang === 'ko') {
    const thing = typeof entry === 'number' ? `${entry}번째 ${word(list)}` : `${word(list)} ${entry}`;
    return own ? `${thing}의 ${own}` : thing;
  }
  const thing = `${word(list)} ${entry}`;
  return own ? `${own} of ${thing}` : thing;
}

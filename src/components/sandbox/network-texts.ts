import type { Texts } from '../../lib/i18n/language.ts';

interface NetworkTexts {
  readonly name: string;
  readonly toggle: string;
  readonly explain: string;
  readonly hosts: string;
  readonly nodeName: string;
  readonly address: string;
  readonly kind: string;
  readonly router: string;
  readonly host: string;
  readonly links: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly delay: string;
  readonly loss: string;
  readonly queue: string;
  readonly queueHint: string;
  readonly addHost: string;
  readonly addRouter: string;
  readonly addLink: string;
  readonly remove: string;
  readonly removeNode: (name: string) => string;
  readonly removeLink: (link: string) => string;
  readonly until: string;
  readonly lonely: (hosts: string) => string;
  readonly notYet: string;
  readonly lastHost: string;
  readonly noProcess: (host: string) => string;
}

export const networkTexts: Texts<NetworkTexts> = {
  ko: {
    name: '호스트와 링크',
    toggle: '호스트와 링크 고치기',
    explain: '고친 것은 다음 실행부터 쓰여요. 이름으로 서로를 찾을 수 있어요(예: HOST=server).',
    hosts: '호스트와 라우터',
    nodeName: '이름',
    address: '주소',
    kind: '종류',
    router: '라우터',
    host: '호스트',
    links: '링크',
    from: '한쪽',
    to: '다른 쪽',
    rate: '속도',
    delay: '지연',
    loss: '손실(%)',
    queue: '큐(패킷)',
    queueHint: '0은 끝없이 기다릴 수 있다는 뜻이에요.',
    addHost: '호스트 더하기',
    addRouter: '라우터 더하기',
    addLink: '링크 더하기',
    remove: '빼기',
    removeNode: (name) => `${name} 빼기`,
    removeLink: (link) => `${link} 링크 빼기`,
    until: '실행 시간(가상)',
    lonely: (hosts) => `${hosts}에는 링크가 없어서 어디로도 패킷이 가지 못해요.`,
    notYet: '고칠 때까지는 그전 네트워크로 실행해요.',
    lastHost: '호스트가 적어도 하나는 있어야 해요.',
    noProcess: (host) =>
      `${host}을(를) 빼면 프로세스가 하나도 남지 않아요. 다른 호스트에 프로세스를 먼저 만들어 주세요.`,
  },
  en: {
    name: 'Hosts and links',
    toggle: 'Edit hosts and links',
    explain:
      'What you change holds from the next run on. Hosts find each other by name (such as HOST=server).',
    hosts: 'Hosts and routers',
    nodeName: 'Name',
    address: 'Address',
    kind: 'Kind',
    router: 'router',
    host: 'host',
    links: 'Links',
    from: 'One end',
    to: 'Other end',
    rate: 'Rate',
    delay: 'Delay',
    loss: 'Loss (%)',
    queue: 'Queue (packets)',
    queueHint: '0 lets packets wait without limit.',
    addHost: 'Add a host',
    addRouter: 'Add a router',
    addLink: 'Add a link',
    remove: 'Remove',
    removeNode: (name) => `Remove ${name}`,
    removeLink: (link) => `Remove the link ${link}`,
    until: 'Running time (virtual)',
    lonely: (hosts) => `${hosts} has no link: no packet gets anywhere from there.`,
    notYet: 'Until that is mended, the network before it runs.',
    lastHost: 'There has to be at least one host.',
    noProcess: (host) => `Without ${host} no process is left. Make one on another host first.`,
  },
};

/** The words in the figures of 2.1.3 and 2.1.4, and what each shows. */
export const transportTexts = {
  ko: {
    client: 'client',
    server: 'server.lab',
    lost: '손실',
    again: '다시',
    given: '프로세스가 받은 것',
    nothing: '아직 없음',
    tcp: 'TCP',
    udp: 'UDP',
    fiveMessages:
      '가로로 둘로 나뉜 사다리. 왼쪽 TCP에서는 1번과 2번이 도착해 프로세스에 건네지고, 3번은 길에서 사라진다. 4번과 5번이 도착해도 프로세스에는 아무것도 건네지지 않다가, 다시 보낸 3번이 도착한 순간 3, 4, 5번이 한꺼번에 건네진다. 오른쪽 UDP에서는 3번만 빠지고 1, 2, 4, 5번이 도착하는 대로 건네진다.',
    setups: {
      tcp: ['TCP', ''],
      'tls-1.3': ['TCP+TLS', '1.3'],
      'tls-1.2': ['TCP+TLS', '1.2'],
      quic: ['QUIC', ''],
      'quic-0rtt': ['QUIC', '0-RTT'],
    },
    firstByte:
      '같은 시간 축에 사다리 다섯 개가 나란히 있다. 첫 응답 바이트가 TCP는 200 ms, TCP와 TLS 1.3은 300 ms, TCP와 TLS 1.2는 400 ms, QUIC은 200 ms, QUIC 0-RTT는 100 ms에 도착한다.',
    process: '프로세스',
    application: '애플리케이션',
    tlsLibrary: 'TLS',
    socketLine: '소켓',
    system: '운영체제',
    plain: '평문 19 B',
    sealed: '암호문 41 B',
    tlsPlace:
      '프로세스 상자 안에 애플리케이션과 TLS가 위아래로 있고, 그 아래 소켓 선을 지나 운영체제의 TCP와 IP가 있다. 애플리케이션에서 TLS까지는 평문 19바이트가, TLS 아래로는 암호문 41바이트가 지난다.',
    record: { header: '머리', sealed: '암호로 바뀐 부분', type: '종류', tag: '인증표' },
    tlsRecord:
      '암호문 레코드 41바이트는 머리 5바이트, 글 19바이트, 종류 1바이트, 인증표 16바이트로 되어 있다.',
    kernel: '운영체제',
    inProcess: '프로세스',
    quicStack:
      '두 개의 층 그림. 왼쪽은 위에서부터 HTTP/2, TLS 1.3, TCP, IP이고 TCP부터 운영체제에 있다. 오른쪽은 HTTP/3, QUIC, UDP, IP이고 QUIC까지 프로세스 안에 있다. QUIC 상자는 왼쪽의 TLS와 TCP를 합한 높이이며 그 안에 TLS 1.3이 들어 있다.',
    recovers: ['재전송', '혼잡 제어'],
    onTime: '제때',
    late: '늦음',
    gone: '오지 않음',
    voice:
      '프레임 100개의 띠 네 개. 왕복 50 ms에 손실 5%에서 TCP는 모두 제때 오고 UDP는 몇 개가 오지 않는다. 왕복 200 ms에 손실 2%에서 TCP는 여러 개가 무리 지어 늦고 UDP는 몇 개가 오지 않는다.',
    deadline: '마감',
    oneLost:
      '막대그래프. 가로는 프레임이 나간 차례, 세로는 도착하는 데 걸린 시간이다. 앞의 네 프레임은 약 100 ms다. 사라진 다섯째 프레임은 약 350 ms가 걸렸고, 그 뒤의 프레임들은 20 ms씩 줄어 계단을 이룬다. 열한 개가 마감 150 ms를 넘는다.',
    rate: '필요한 처리율',
    delay: '참을 수 있는 지연',
    needs:
      '가로축은 참을 수 있는 지연, 세로축은 필요한 처리율을 로그 눈금으로 나타낸 지도. 원격 셸과 DNS는 왼쪽 아래, 인터넷 전화는 왼쪽 가운데, 화상 회의는 왼쪽 위, 저장 영상은 가운데 위, 메신저는 가운데 아래에 있다. 파일 받기와 백업은 오른쪽 끝에서 위아래로 길게 늘어난 탄력적 애플리케이션이다.',
    elastic: ['탄력적:', '받는 만큼'],
    apps: {
      shell: '원격 셸',
      dns: 'DNS',
      call: '인터넷 전화',
      meeting: '화상 회의',
      video: '저장 영상',
      game: '게임',
      chat: '메신저 글',
      backup: '파일·백업',
    },
  },
  en: {
    client: 'client',
    server: 'server.lab',
    lost: 'lost',
    again: 'again',
    given: 'given to the process',
    nothing: 'nothing yet',
    tcp: 'TCP',
    udp: 'UDP',
    fiveMessages:
      'Two ladders side by side. On the left, over TCP, messages 1 and 2 arrive and are given to the process; 3 is lost on the way. Though 4 and 5 arrive, the process is given nothing until the copy of 3 arrives; then 3, 4 and 5 are given at once. On the right, over UDP, only 3 is missing, and 1, 2, 4 and 5 are given as they arrive.',
    setups: {
      tcp: ['TCP', ''],
      'tls-1.3': ['TCP+TLS', '1.3'],
      'tls-1.2': ['TCP+TLS', '1.2'],
      quic: ['QUIC', ''],
      'quic-0rtt': ['QUIC', '0-RTT'],
    },
    firstByte:
      'Five ladders on one time axis. The first byte of the answer arrives after 200 ms over TCP, 300 ms with TLS 1.3, 400 ms with TLS 1.2, 200 ms over QUIC, and 100 ms with QUIC 0-RTT.',
    process: 'process',
    application: 'application',
    tlsLibrary: 'TLS',
    socketLine: 'socket',
    system: 'operating system',
    plain: 'plain, 19 B',
    sealed: 'sealed, 41 B',
    tlsPlace:
      'Inside the box of the process, the application stands above TLS. Below the line of the socket are TCP and IP in the operating system. Between application and TLS pass 19 bytes of plain text, below TLS 41 bytes of cipher text.',
    record: { header: 'head', sealed: 'sealed part', type: 'type', tag: 'tag' },
    tlsRecord: 'The record of 41 bytes has a head of 5 bytes, the text of 19, a type of 1 and a tag of 16.',
    kernel: 'operating system',
    inProcess: 'process',
    quicStack:
      'Two stacks. On the left, from the top: HTTP/2, TLS 1.3, TCP, IP, with TCP and below in the operating system. On the right: HTTP/3, QUIC, UDP, IP, with QUIC still inside the process. The box of QUIC is as tall as TLS and TCP together and contains TLS 1.3.',
    recovers: ['retransmission', 'congestion control'],
    onTime: 'in time',
    late: 'late',
    gone: 'never came',
    voice:
      'Four strips of 100 frames. At a round trip of 50 ms and 5% loss all of TCP’s frames are in time and a few of UDP’s never come. At 200 ms and 2% loss many of TCP’s frames are late, in groups, and a few of UDP’s never come.',
    deadline: 'deadline',
    oneLost:
      'A bar chart: frames in the order they were sent, and how long each took. The first four took about 100 ms. The lost fifth took about 350 ms, and the ones behind it come down in steps of 20 ms. Eleven of them exceed the deadline of 150 ms.',
    rate: 'rate needed',
    delay: 'delay that is bearable',
    needs:
      'A map with the bearable delay from left to right and the rate needed from bottom to top, both logarithmic. Remote shell and DNS are at the lower left, Internet telephony at the middle left, video meetings at the upper left, stored video at the upper middle, chat at the lower middle. Files and backups are elastic: a tall box at the right edge.',
    elastic: ['elastic:', 'as it comes'],
    apps: {
      shell: 'remote shell',
      dns: 'DNS',
      call: 'Internet call',
      meeting: 'video meeting',
      video: 'stored video',
      game: 'games',
      chat: 'chat',
      backup: 'files, backup',
    },
  },
} as const;

/** The words in the figures, and what each shows. */
export const texts = {
  ko: {
    server: '웹 서버',
    browser: '브라우저',
    garam: '가람',
    narae: '나래',
    third: '다솜',
    requests: '요청은 위로',
    responses: '응답은 아래로',
    notDirect: '서로 직접 통신하지 않는다',
    tracker: '트래커',
    off: '꺼짐',
    pieces: '파일 조각(데이터의 길)',
    addresses: '피어 주소(제어의 길)',
    process: '프로세스',
    socket: '소켓',
    buffers: 'TCP · 버퍼',
    ip: 'IP',
    internet: '인터넷',
    developer: ['개발자가', '정한다'],
    system: ['운영체제가', '맡는다'],
    listening: ['듣는 소켓:', '새 연결만'],
    tab: '탭',
    serverShort: '서버',
    message: '메시지',
    tcpHeader: 'TCP',
    ipHeader: 'IP',
    bytes: 'B',
    layers: {
      application: '애플리케이션: 메시지',
      transport: '트랜스포트: 세그먼트',
      network: '네트워크: 패킷',
    },
    clientServer:
      '위에 서버 호스트 server.lab이 있고 443번이 적힌 채워진 문이 달려 있다. 아래의 가람, 나래, 다솜 세 호스트에서 브라우저가 요청을 올려 보내고 응답을 내려받는다. 세 호스트 사이에는 선이 없다.',
    peerToPeer:
      '가람, 나래, 다솜 세 호스트가 굵은 선으로 둘씩 이어져 파일 조각을 주고받는다. 네 번째 호스트는 꺼져 있다. 위의 트래커는 가는 점선으로 이어져 주소만 알려 준다.',
    socketDoor:
      '가람과 server.lab 두 호스트에서, 프로세스와 TCP 사이에 소켓이라는 문이 있다. 메시지는 가람의 프로세스에서 문을 지나 TCP와 IP로 내려가고, 인터넷을 건너, 상대의 IP와 TCP를 거쳐 문으로 올라간다. 문 위쪽은 개발자가 정하고 아래쪽은 운영체제가 맡는다.',
    fourTuple:
      'server.lab의 웹 서버에 443번 문이 네 개 있다. 하나는 새 연결만 받는 듣는 소켓이고, 나머지 셋은 가람의 32768번, 가람의 32769번, 나래의 32768번과 하나씩 이어진 연결 소켓이다.',
    encapsulation:
      '51바이트 메시지 앞에 TCP 헤더 20바이트가 붙어 71바이트 세그먼트가 되고, 그 앞에 IP 헤더 20바이트가 붙어 91바이트 패킷이 된다.',
  },
  en: {
    server: 'web server',
    browser: 'browser',
    garam: 'Garam',
    narae: 'Narae',
    third: 'Dasom',
    requests: 'requests ↑',
    responses: '↓ responses',
    notDirect: 'never with each other',
    tracker: 'tracker',
    off: 'off',
    pieces: 'pieces of the file (data path)',
    addresses: 'addresses of peers (control path)',
    process: 'process',
    socket: 'socket',
    buffers: 'TCP · buffers',
    ip: 'IP',
    internet: 'the Internet',
    developer: ['developers', 'decide'],
    system: ['the system', 'takes over'],
    listening: ['listening:', 'new connections'],
    tab: 'tab',
    serverShort: 'server',
    message: 'message',
    tcpHeader: 'TCP',
    ipHeader: 'IP',
    bytes: 'B',
    layers: {
      application: 'application: message',
      transport: 'TCP: segment',
      network: 'IP: packet',
    },
    clientServer:
      'Above, the server host server.lab with a filled door marked 443. Below, browsers on the hosts Garam, Narae and Dasom send requests up and receive responses. There is no line between these three.',
    peerToPeer:
      'The hosts Garam, Narae and Dasom are joined in pairs by thick lines and exchange pieces of a file. A fourth host is off. The tracker above, joined by thin dotted lines, only hands out addresses.',
    socketDoor:
      'On the hosts Garam and server.lab a door, the socket, lies between the process and TCP. The message goes from Garam’s process through the door down to TCP and IP, across the Internet, and up through IP and TCP to the other door. Above the doors the developer decides, below them the operating system does the work.',
    fourTuple:
      'The web server on server.lab has four doors marked 443. One is the listening socket, which takes only new connections; the other three are connected sockets, joined to Garam’s port 32768, Garam’s port 32769 and Narae’s port 32768.',
    encapsulation:
      'A 51-byte message gets a 20-byte TCP header and is a 71-byte segment, then a 20-byte IP header and is a 91-byte packet.',
  },
} as const;

// 예측: 실험마다 무엇이 나올지 먼저 적는다. '성공'이나 오류의 이름이다.
// (Predictions: '성공', success, or an error's name)
// TODO: '?'를 모두 예측으로 바꾼다. 쓸 말: 성공, EADDRINUSE, ECONNREFUSED, ERR_SOCKET_BAD_PORT
//       (replace every '?')
export const predictions = [
  '?', // 1. TCP 문을 연다 (open a TCP door)
  '?', // 2. 같은 TCP 문을 또 연다 (the same TCP door again)
  '?', // 3. 같은 번호로 UDP 문을 연다 (a UDP door, same number)
  '?', // 4. 아무도 없는 TCP 문을 두드린다 (knock at TCP: nobody there)
  '?', // 5. 아무도 없는 UDP 문에 보낸다 (send to UDP: nobody there)
  '?', // 6. 번호를 고르지 않고 연결하면 1024번 이상을 받는다 (connect: a port from 1024 up)
  '?', // 7. 0번을 청하면 빈 번호를 받는다 (ask for 0: a free port)
  '?', // 8. 70000번 문을 연다 (open door 70000)
];

// 틀: 메시지를 바이트로 싸고(encode), 바이트에서 메시지를 꺼낸다(decoder). (Framing)

/** 메시지 하나를 보낼 바이트로 바꾼다. */
export function encode(text) {
  return Buffer.from(text); // TODO: 앞에 본문의 길이를 4바이트로 적는다
}

/** 바이트 조각을 받는 함수를 돌려준다. 메시지가 완성되면 onMessage를 부른다. */
export function decoder(onMessage) {
  return (chunk) => {
    onMessage(chunk.toString()); // TODO: 조각을 모아 두었다가, 길이만큼 찼을 때만 꺼낸다
  };
}

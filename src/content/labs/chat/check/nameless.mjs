// 이름도 밝히지 않고 나가는 손님. (Leaves without having said its name)
import net from 'node:net';

const socket = net.connect(7009, process.env.HOST, () => setTimeout(() => socket.end(), 1500));

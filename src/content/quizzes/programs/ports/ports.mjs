import { bindUdp, connect, listen, show } from './doors.mjs';

await show(1, () => listen(7011)); // TCP
await show(2, () => listen(7011)); // TCP
await show(3, () => bindUdp(7011)); // UDP
await show(4, () => connect(7012)); // TCP
await show(5, async () => `port ${(await connect(7011)).localPort}`);
await show(6, async () => `port ${(await listen(0)).address().port}`);
await show(7, () => listen(70000));
process.exit();

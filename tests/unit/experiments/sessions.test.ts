import { expect, test } from 'vitest';
import { SCENES, sceneOf } from '../../../src/lib/experiments/sessions.ts';
import { ACK, SYN } from '../../../src/lib/net/packet.ts';
import { hopsOf } from '../../../src/lib/net/trace/hop.ts';

test.each(SCENES)('%s: the client of each session is who sent its first SYN', (scene) => {
  const { sessions, events } = sceneOf(scene);
  const syns = hopsOf(events).filter(
    ({ packet: { body } }) => body.protocol === 'tcp' && (body.flags & (SYN | ACK)) === SYN,
  );
  expect(syns.map(({ from, to }) => `${from} → ${to}`)).toEqual(
    sessions.map(({ client, server }) => `${client} → ${server}`),
  );
});

test.each([
  ['web', ['51 → 1200']],
  ['waiting-receiver', ['1400 → 0']],
  ['active-ftp', ['38 → 50', '1400 → 0']],
  ['torrent', ['200 → 90', '1468 → 1468']],
  ['game', ['40 → 10', '40 → 30', '120 → 60']],
] as const)('%s: bytes from the client → from the server, %j', (scene, expected) => {
  expect(
    sceneOf(scene).sessions.map(({ fromClient, fromServer }) => `${fromClient} → ${fromServer}`),
  ).toEqual(expected);
});

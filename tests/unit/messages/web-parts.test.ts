import { expect, test } from 'vitest';
import { swapParts } from '../../../src/lib/messages/web-parts.ts';

test('another browser, another server, another kind of document: the Web goes on', () => {
  for (const browser of ['one', 'other'] as const)
    for (const server of ['one', 'other'] as const)
      for (const document of ['html', 'picture'] as const)
        expect(swapParts({ browser, server, document }).shown).toBe(document);
});

test('a server that speaks another protocol is understood by no browser', () => {
  for (const browser of ['one', 'other'] as const) {
    const { shown, answer } = swapParts({ browser, server: 'mail', document: 'html' });
    expect(shown).toBeUndefined();
    expect(answer).toBe('220 mail.lab Service ready\r\n');
  }
});

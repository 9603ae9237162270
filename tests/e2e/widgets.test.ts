import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPage } from './browser.ts';

interface Widget {
  readonly id: string;
  readonly lesson: string;
  /** Answers the question; the focus is on the first control of the widget. */
  readonly predict: (widget: Locator, page: Page) => Promise<void>;
  /** What the comparison says afterwards: the result, and the prediction beside it. */
  readonly says: readonly string[];
}

const widgets: readonly Widget[] = [
  {
    id: 'w-swarm',
    lesson: '/2-1-1/',
    predict: async (widget, page) => {
      await tabTo(page, widget.getByRole('textbox', { name: '내 예측(초)' }));
      await page.keyboard.press('Control+A');
      await page.keyboard.type('1,200');
    },
    says: ['P2P는 빨라도 600초, 클라이언트-서버는 2,400초가 걸려요.', '내 예측 1,200초: 모형의 2배예요.'],
  },
  {
    id: 'w-load',
    lesson: '/2-1-1/',
    predict: choose(/그만큼만/),
    says: ['초당 95개가 오면 요청 하나가 평균 200 ms 머물러요.', '내 예측 106 ms: 모형보다 적어요.'],
  },
  {
    id: 'w-sliders',
    lesson: '/2-1-3/',
    predict: choose(/UDP 전화/),
    says: ['TCP 전화는 제때 100개, 늦음 0개.', '내 예측 ‘UDP 전화’: 모형과 달라요.'],
  },
  {
    id: 'w-matcher',
    lesson: '/2-1-3/',
    predict: async (widget, page) => {
      await tabTo(page, widget.getByRole('radio', { name: '하나도 안 된다' }));
      for (const key of [
        'ArrowRight',
        'Tab',
        'Space',
        'Tab',
        'ArrowRight',
        'ArrowRight',
        'Tab',
        'ArrowRight',
      ])
        await page.keyboard.press(key);
    },
    says: ['네 잣대 가운데 3개를 맞혔어요.', '내 예측 ‘주는 만큼’: 다시 생각해 보세요.'],
  },
  {
    id: 'w-share',
    lesson: '/2-1-3/',
    predict: choose(/2.5.Mbit/),
    says: ['4개의 흐름 가운데 내 처리율은', '내 예측 2.5 Mbit/s: 모형과 20% 안에서 같아요.'],
  },
  {
    id: 'w-drop',
    lesson: '/2-1-4/',
    predict: choose(/① 4번/),
    says: ['마지막은 0.70초예요.', '모형에서는 ‘3번이 다시 올 때까지 아무것도 없다’였어요.'],
  },
  {
    id: 'w-bytes',
    lesson: '/2-1-4/',
    predict: choose(/정해져 있지 않다/),
    says: ['write 3번에 data 이벤트가 2번이에요: 300 | 500 + 700.', '내 예측 ‘정해져 있지 않다’: 맞았어요.'],
  },
  {
    id: 'w-journey',
    lesson: '/2-1-2/',
    predict: choose(/71바이트/),
    says: ['51 → 71 → 91바이트. 이더넷 위에서는 109바이트예요.', '내 예측 71바이트: 모형과 달라요.'],
  },
  {
    id: 'w-demux',
    lesson: '/2-1-2/',
    predict: async (widget, page) => {
      const letters = widget.locator('.demux-letters li');
      for (const [place, door] of ['A', 'A', 'A', 'B', '문 없음'].entries()) {
        await tabTo(page, letters.nth(place).getByRole('button', { name: door, exact: true }));
        await page.keyboard.press('Enter');
      }
    },
    says: ['UDP는 목적 IP와 목적 포트만 보고 문을 골라요.', '내 예측: 5통 가운데 4통이 맞았어요.'],
  },
  {
    id: 'w-role',
    lesson: '/2-1-2/',
    predict: async (widget, page) => {
      await tabTo(page, widget.locator('.role-session').getByRole('button', { name: '받는 쪽' }));
      await page.keyboard.press('Enter');
    },
    says: ['먼저 연락한 쪽: 보내는 쪽 → 받는 쪽', '내 예측: 세션 1개 가운데 0개를 맞혔어요.'],
  },
  {
    id: 'w-arch-map',
    lesson: '/2-1-1/',
    predict: choose(/모두 멈춘다/),
    says: [
      '남은 사람들의 일은: 계속되고, 새로 온 이만 못 한다. 데이터를 주고받던 3쌍 가운데 3쌍이 계속해요.',
      '내 예측은 ‘모두 멈춘다’였어요.',
    ],
  },
  {
    id: 'w-tap',
    lesson: '/2-1-4/',
    predict: async (widget, page) => {
      for (const fact of [/IP 주소/, /길이/, /⑥ 비밀번호/]) {
        await tabTo(page, widget.getByRole('button', { name: fact }));
        await page.keyboard.press('Enter');
      }
    },
    says: [
      '19바이트 글이 41바이트 레코드가 되니 길이가 새어 나와요.',
      '알 수 있는데 빠뜨린 것: 서버의 포트 번호, 서버의 이름, 언제 보냈는지. 알 수 없는데 고른 것: 비밀번호.',
    ],
  },
  {
    id: 'w-rtt',
    lesson: '/2-1-4/',
    predict: async (widget, page) => {
      for (const setup of ['TLS 1.2', 'QUIC', 'TLS 1.3', '0-RTT']) {
        await tabTo(page, widget.getByRole('button', { name: new RegExp(`· .*${setup}$`) }));
        await page.keyboard.press('Enter');
      }
    },
    says: [
      '빠른 차례는 QUIC 0-RTT 100 ms → QUIC 200 ms → TCP + TLS 1.3 300 ms → TCP + TLS 1.2 400 ms예요.',
      '내 예측 TCP + TLS 1.2 → QUIC → TCP + TLS 1.3 → QUIC 0-RTT: 차례가 달랐어요.',
    ],
  },
  {
    id: 'w-dissect',
    lesson: '/2-1-5/',
    predict: choose(/Host 줄이 끝나면/),
    says: ['요청은 51번째 바이트, 빈 줄의 끝에서 끝나요.', '내 예측 49번째: 51번째까지 읽어야 알 수 있어요.'],
  },
  {
    id: 'w-dialogue',
    lesson: '/2-1-5/',
    predict: async (widget, page) => {
      for (const [place, code] of ['250', '503', '250', '250', '500', 'none', '221'].entries()) {
        const select = widget.locator('.dialogue-codes select').nth(place);
        await tabTo(page, select);
        if (code === 'none') await page.keyboard.press('End');
        else await page.keyboard.type(code);
        expect(await select.inputValue()).toBe(code);
      }
    },
    says: [
      '서버의 답은 차례로 이래요: 250, 503, 250, 250, 500, 500, 221.',
      '내 예측 7줄 가운데 6줄이 맞았어요.',
    ],
  },
];

/** Predicts by one of the answers to choose from. */
function choose(answer: RegExp): Widget['predict'] {
  return async (widget, page) => {
    await tabTo(page, widget.getByRole('button', { name: answer }));
    await page.keyboard.press('Enter');
  };
}

/** Brings the widget into view, and waits until it is alive. */
async function come(page: Page, id: string): Promise<Locator> {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  await page.locator(`#${id} .widget-parts`).waitFor();
  return page.locator(`#${id}`);
}

/** Goes on with Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${target}`);
}

const plain = async (part: Locator) => ((await part.textContent()) ?? '').replaceAll('\u00a0', ' ');

test.each(widgets)(
  '$id: predict, run and compare without a mouse, in either theme, on 320 px',
  async (row) => {
    // openPage asks for reduced motion: the run is a series of stills.
    const page = await openPage(row.lesson);
    const widget = await come(page, row.id);
    const run = widget.locator('.timebar-run');
    expect(await run.isDisabled()).toBe(true);

    await widget.locator('.widget-live').evaluate((live) => {
      live.tabIndex = -1;
      live.focus();
    });
    await row.predict(widget, page);
    await tabTo(page, widget.getByRole('button', { name: '이걸로 예측할게요' }));
    await page.keyboard.press('Enter');
    expect(await run.evaluate((element) => element === document.activeElement)).toBe(true);
    const comparison = widget.locator('.widget-comparison');
    for (let scene = 0; scene < 12 && (await comparison.count()) === 0; scene += 1) {
      await page.keyboard.press('Enter');
      await widget.locator('.timebar-run[aria-busy="false"]').waitFor();
    }
    const said = await plain(comparison);
    for (const sentence of row.says) expect(said).toContain(sentence);

    expect(await violationsOf(page, `#${row.id}`)).toEqual([]);
    // A theme changes nothing but colours.
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await violationsOf(page, `#${row.id}`, ['color-contrast'])).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);

test('a widget is fetched only when the reader comes near; without JavaScript its result stands there', async () => {
  const page = await openPage('/2-1-1/');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  expect(await page.locator('#w-swarm .widget-waiting').isVisible()).toBe(true);
  await come(page, 'w-swarm');
  expect(scripts.some((path) => path.includes('SwarmWidget'))).toBe(true);

  const still = await openPage('/2-1-1/', { javaScriptEnabled: false });
  expect(await still.locator('#w-swarm > .widget-live').isVisible()).toBe(false);
  expect(await plain(still.locator('#w-swarm .widget-handout tbody tr').nth(3))).toMatch(
    /30명\s*2,400초\s*600초/,
  );
});

test('w-drop: a packet on its way is chosen and dropped from the keyboard, and the run goes on without it', async () => {
  const page = await openPage('/2-1-4/#w-drop?protocol=udp&deeds=&tab=2&udp=skipped');
  const widget = await come(page, 'w-drop');
  await widget.locator('.timebar-run').click();
  await widget.getByRole('button', { name: '끝으로' }).click();
  expect(await plain(widget.locator('.widget-comparison'))).toContain('차례로 받았어요');
  await widget.locator('.timebar input[type="range"]').fill('0.15');
  await widget.getByRole('button', { name: /^3번, 서버로 가는 중/ }).focus();
  await page.keyboard.press('Enter');
  await widget.getByRole('button', { name: '버리기' }).focus();
  await page.keyboard.press('Enter');
  expect(await plain(widget.locator('.drop-deeds'))).toContain('150 ms: 3번 버림');
  await widget.getByRole('button', { name: '끝으로' }).click();
  expect(await plain(widget.locator('.widget-comparison'))).toContain(
    '1 2 4 5 6 7 8예요. 3번은 끝내 오지 않았어요.',
  );
});

test('w-sliders: after the first run a slider shows at once what it leads to', async () => {
  const page = await openPage('/2-1-3/#w-sliders?loss=2&delay=100&seed=3&tab=2&far=skipped');
  const widget = await come(page, 'w-sliders');
  await widget.locator('.timebar-run').click();
  await widget.locator('.timebar-run[aria-busy="false"]').waitFor();
  await widget.getByRole('button', { name: '끝으로' }).click();
  expect(await plain(widget.locator('.widget-comparison'))).toContain('TCP 전화는 제때 79개, 늦음 21개.');
  await widget.getByLabel('한쪽 지연 숫자로 쓰기').fill('25');
  await widget.getByText('TCP 전화는 제때 100개, 늦음 0개.').waitFor();
});

test('a request built by hand goes to a real server in the page; a link brings request and guess', async () => {
  const page = await openPage('/2-1-5/#w-dissect?tab=2&empty=yes&hosts=none&answer=200');
  const widget = await come(page, 'w-dissect');
  expect(await widget.locator('.widget-bytes').first().textContent()).toBe(
    'GET /index.html HTTP/1.1\\r\\n\n\\r\\n\n',
  );
  // The first press fetches the engine.
  await widget.locator('.timebar-run').click();
  await widget.locator('.timebar-run[aria-busy="false"]').waitFor();
  await widget.getByRole('button', { name: '끝으로' }).click();
  const said = await plain(widget.locator('.widget-comparison'));
  expect(said).toContain('서버의 답은 400 Bad Request예요.');
  expect(said).toContain('내 예측 ‘200 OK’: 달랐어요.');
});

import { expect, test } from 'vitest';
import { entriesOfPage } from '../../../scripts/page-entries.ts';

const page = (body: string) =>
  `<body><header>menu</header><main><h1 id="_top">2.1.9 Letters</h1><div class="sl-markdown-content">${body}</div></main></body>`;
const found = (body: string) =>
  entriesOfPage(page(body), '2-1-9/').map(
    ({ kind, href, title, text }) => `${kind} ${href} | ${title} | ${text}`,
  );

test('a page is found by its sections, each with what stands below its heading', () => {
  expect(
    found(`<p>Opening.</p><h2 id="a">First <em>things</em></h2><a class="sl-anchor-link" href="#a">Section</a>
      <p>One <b>bold</b>ly.</p><ul><li>x</li><li>y</li></ul><h3 id="b">Second</h3><table><tr><td>1</td><td>2</td></tr></table>`),
  ).toEqual([
    'lesson 2-1-9/ | 2.1.9 Letters | Opening.',
    'lesson 2-1-9/#a | First things | One boldly. x y',
    'lesson 2-1-9/#b | Second | 1 2',
  ]);
});

test('a term stays a word of its sentence, and its definition is an entry of its own', () => {
  expect(
    found(`<h2 id="a">A</h2><p>A <span class="term"><button popovertarget="term-socket">소켓</button><span lang="en">(socket)&#8288;</span></span><span
      class="meaning not-content" id="term-socket" popover><b>소켓</b> <span lang="en">socket</span><br>끝점.</span>이다.</p>`),
  ).toEqual(['lesson 2-1-9/#a | A | A 소켓(socket)이다.', 'term 2-1-9/#a | 소켓 | 끝점.']);
});

test('the terms of the glossary are entries', () => {
  expect(
    found(
      '<dl class="glossary"><div id="peer"><dt>피어 <span lang="en">peer</span></dt><dd>호스트 하나.<a href="/2-1-1/">2.1.1</a></dd></div></dl>',
    ),
  ).toEqual(['term 2-1-9/#peer | 피어 | 호스트 하나.']);
});

test('a lab and a widget are entries of their own, and the section goes on behind them', () => {
  expect(
    found(`<h2 id="a">A</h2><p>before</p>
      <section class="lab"><header><h3 id="lab-echo">Lab: Echo</h3><p>Watch.</p></header><button>Run</button></section>
      <section id="w-swarm"><h3 id="t">Swarm</h3><p>Move.</p></section><p>after</p>`),
  ).toEqual([
    'lesson 2-1-9/#a | A | before after',
    'lab 2-1-9/#lab-echo | Lab: Echo | Watch.',
    'widget 2-1-9/#w-swarm | Swarm | Move.',
  ]);
});

test('a lab on a page of its own is one entry, its programs included and the controls of the sandbox not', () => {
  const html =
    page(`<p>Watch.</p><h2 id="todo">To do</h2><p>Press.</p><section class="lab"><h2 id="lab-echo">Run</h2>
    <div class="sandbox"><p>0.00 ms</p><div class="file"><pre>listen(7000)</pre></div></div></section>`);
  expect(entriesOfPage(html, 'en/labs/echo/')).toEqual([
    {
      kind: 'lab',
      href: 'en/labs/echo/',
      title: '2.1.9 Letters',
      beside: '',
      text: 'Watch. Press. listen(7000)',
    },
  ]);
});

test('a question is found by what it asks and offers, never by its answers, in its own lesson', () => {
  const question = (id: string) =>
    `<quiz-question id="q-1" data-id="${id}"><form><fieldset><legend>Who?</legend><div class="choice"><label>You</label></div>
      <div class="choice"><label>I</label></div></fieldset></form><details><p>I, because.</p></details></quiz-question>`;
  expect(found(question('2-1-9/who'))).toEqual(['question 2-1-9/#q-1 | Who? | You · I']);
  expect(found(question('2-1-8/who'))).toEqual([]);
});

test('a page without a title, a lab without a heading', () => {
  expect(entriesOfPage('<main><p>x</p></main>', 'x/')).toEqual([]);
  expect(() => found('<section class="lab"><p>x</p></section>')).toThrow('2-1-9/: a lab has no heading');
});

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Entry, EntryKind } from '../src/lib/search/entry.ts';

/** An entry while its text is still being gathered. */
interface Draft extends Omit<Entry, 'text'> {
  readonly words: string[];
}

type Node = Root | RootContent | ElementContent;

/** Not what a reader of the page reads in its place: controls, pictures, answers, the definitions of terms (entries of their own). */
const SKIPPED = new Set('script style svg noscript template button select summary annotation'.split(' '));
const SKIPPED_CLASSES = 'sl-anchor-link meaning feedback actions sr-only widget-live widget-handout'.split(
  ' ',
);
const HEADING = /^h[2-4]$/;
/** Between the words of all other elements and their neighbours' stands a blank. */
const INLINE = new Set(
  'a b button code em i kbd mark math mi mn mo mrow small span strong sub sup u'.split(' '),
);

/**
 * What can be found on a built page, in the order of the page: its sections by heading, widgets, labs, questions and terms.
 * `path` is the page's address below the site's base: `2-1-2/`. A page without `<main>` has nothing.
 */
export function entriesOfPage(html: string, path: string): Entry[] {
  const main = find(fromHtml(html), (element) => element.tagName === 'main');
  const heading = main && find(main, ({ tagName }) => tagName === 'h1');
  const body = main && find(main, (element) => hasClass(element, 'sl-markdown-content'));
  if (!heading || !body) return [];
  const reader = new PageReader(textOf(heading), path);
  reader.read(body);
  return reader.entries();
}

class PageReader {
  readonly #page: string;
  readonly #path: string;
  readonly #kind: EntryKind;
  readonly #drafts: Draft[] = [];
  #section: Draft;

  constructor(page: string, path: string) {
    this.#page = page;
    this.#path = path;
    this.#kind = kindOfPage(path);
    this.#section = { kind: this.#kind, href: path, title: page, beside: '', words: [] };
    this.#drafts.push(this.#section);
  }

  /** What was read. A heading with nothing below it but others is left out. */
  entries(): Entry[] {
    return this.#drafts
      .map(({ words, ...entry }) => ({ ...entry, text: tidy(words.join('')) }))
      .filter(({ text, kind }) => text !== '' || (kind !== 'lesson' && kind !== 'page'));
  }

  read(node: Node): void {
    if (node.type === 'text') this.#section.words.push(node.value);
    if (!('children' in node)) return;
    if (node.type === 'element' && this.#readSpecial(node)) return;
    this.#readChildren(node);
  }

  #readChildren(node: Root | Element): void {
    const isApart = node.type === 'element' && !INLINE.has(node.tagName);
    if (isApart) this.#section.words.push(' ');
    for (const child of node.children) this.read(child);
    if (isApart) this.#section.words.push(' ');
  }

  /** Elements that are not just text of the section. */
  #readSpecial(element: Element): boolean {
    const { tagName, properties } = element;
    const id = String(properties.id ?? '');
    if (hasClass(element, 'meaning')) this.#readTerm(element);
    if (SKIPPED.has(tagName)) return !isTerm(element);
    if (SKIPPED_CLASSES.some((name) => hasClass(element, name))) return true;
    // The full texts of licences.
    if (tagName === 'details' && find(element, (inner) => inner.tagName === 'pre')) return true;
    if (HEADING.test(tagName) && this.#kind === 'lab') return true;
    if (HEADING.test(tagName) && id !== '') {
      this.#section = this.#open(this.#kind, id, textOf(element));
      return true;
    }
    if (tagName === 'quiz-question') {
      this.#readQuestion(element, id);
      return true;
    }
    if (hasClass(element, 'glossary')) {
      for (const term of element.children.filter(isElement)) this.#readGlossaryTerm(term);
      return true;
    }
    if (hasClass(element, 'sandbox')) {
      visit(element, (inner) => hasClass(inner, 'file') && this.#readChildren(inner));
      return true;
    }
    // On a page of its own a lab is the page.
    if (hasClass(element, 'lab') && this.#kind === 'lab') return false;
    if (hasClass(element, 'lab') || id.startsWith('w-')) {
      this.#readInset(element, hasClass(element, 'lab') ? 'lab' : 'widget');
      return true;
    }
    return false;
  }

  /** A lab or widget has its heading and its words inside one element; the section goes on behind it. */
  #readInset(element: Element, kind: 'lab' | 'widget'): void {
    const outer = this.#section;
    const heading = find(element, ({ tagName }) => HEADING.test(tagName));
    const id = String(element.properties.id ?? heading?.properties.id ?? '');
    if (!heading || id === '')
      throw new Error(`${this.#path}: a ${kind} has no heading, or no id to link to`);
    this.#section = this.#open(kind, id, textOf(heading));
    for (const child of element.children) this.#readInsetChild(child, heading);
    this.#section = outer;
  }

  #readInsetChild(node: Node, heading: Element): void {
    if (node === heading) return;
    if (node.type === 'element' && find(node, (inner) => inner === heading)) {
      for (const child of node.children) this.#readInsetChild(child, heading);
      return;
    }
    this.read(node);
  }

  /** A question is found by what it asks and offers, not by its answers, and in its own lesson, not where it is asked again. */
  #readQuestion(element: Element, id: string): void {
    const [lesson] = String(element.properties.dataId).split('/');
    if (!`/${this.#path}`.endsWith(`/${lesson}/`)) return;
    const legend = find(element, ({ tagName }) => tagName === 'legend');
    const form = find(element, ({ tagName }) => tagName === 'form');
    if (!legend || !form) throw new Error(`${this.#path}: question ${id} has no legend or no form`);
    const offered: string[] = [];
    visit(form, (inner) => {
      if (hasClass(inner, 'choice') || inner.tagName === 'li') offered.push(textOf(inner));
    });
    this.#open('question', id, textOf(legend)).words.push(offered.join(' · '));
  }

  /** A term's definition stands where the lesson first uses it; the way there is the section. */
  #readTerm(meaning: Element): void {
    const [title = '', beside = ''] = meaning.children.filter(isElement).map(textOf);
    const words = meaning.children.filter((child) => !isElement(child)).map(textOf);
    this.#drafts.push({ kind: 'term', href: this.#section.href, title, beside, words });
  }

  /** The glossary: one `<div id><dt>name <span>other name</span></dt><dd>meaning <a>lesson</a></dd></div>` a term. */
  #readGlossaryTerm({ children, properties }: Element): void {
    const [name, meaning] = children.filter(isElement);
    if (!name || !meaning) throw new Error(`${this.#path}: a term of the glossary has no name or no meaning`);
    const own = (element: Element) => element.children.filter((child) => !isElement(child)).map(textOf);
    const href = `${this.#path}#${String(properties.id)}`;
    const beside = name.children.filter(isElement).map(textOf).join(' ');
    this.#drafts.push({ kind: 'term', href, title: own(name).join(' '), beside, words: own(meaning) });
  }

  #open(kind: EntryKind, id: string, title: string): Draft {
    const draft = { kind, href: `${this.#path}#${id}`, title, beside: this.#page, words: [] };
    this.#drafts.push(draft);
    return draft;
  }
}

function kindOfPage(path: string): EntryKind {
  if (/\b2-1-\d\/$/.test(path)) return 'lesson';
  return /\blabs\/[^/]+\/$/.test(path) ? 'lab' : 'page';
}

const isElement = (node: Node): node is Element => node.type === 'element';

/** The word itself is a button in its sentence. */
const isTerm = ({ properties }: Element): boolean =>
  String(properties.popoverTarget ?? properties.popovertarget ?? '').startsWith('term-');

function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes(name);
}

function find(node: Node, wanted: (element: Element) => boolean): Element | undefined {
  if (isElement(node) && wanted(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function visit(node: Node, see: (element: Element) => void): void {
  if (isElement(node)) see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

/** The text of an element as it is read: nothing of what is skipped, blanks collapsed. */
function textOf(node: Node): string {
  const words: string[] = [];
  const gather = (inner: Node) => {
    if (inner.type === 'text') words.push(inner.value);
    if (!('children' in inner)) return;
    if (isElement(inner) && SKIPPED.has(inner.tagName)) return;
    const isApart = isElement(inner) && !INLINE.has(inner.tagName);
    if (isApart) words.push(' ');
    for (const child of inner.children) gather(child);
    if (isApart) words.push(' ');
  };
  gather(node);
  return tidy(words.join(''));
}

/** Word joiners only keep a line together. */
const tidy = (text: string): string =>
  text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim().normalize('NFC');

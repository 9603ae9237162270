import { understood } from '../../../lib/messages/table-talk.ts';
import type { Asking, Reading, Talking } from './experiment.ts';
import { protocolOf } from './samples.ts';
import type { Settings } from './settings.ts';
import type { DissectTexts } from './texts.ts';

/** How the reader of a message knows where things end. */
export const whyRead = ({ sample }: Reading, { readWhy }: DissectTexts): string =>
  readWhy[protocolOf(sample)];

/** Why a server answered so: the first thing in the request that decides it. */
export function whyAnswer(settings: Settings, { status }: Asking, { askWhy }: DissectTexts): string {
  if (status === undefined) return askWhy.silence;
  if (status === 408) return askWhy.timeout;
  if (status === 404) return askWhy.notFound;
  if (status === 400) {
    if (settings.method !== settings.method.toUpperCase() || settings.method === 'DANCE')
      return askWhy.method;
    if (settings.ending === 'LF') return askWhy.lineFeeds;
    return settings.hosts === 'none' && settings.version === 'HTTP/1.1' ? askWhy.noHost : askWhy.other;
  }
  if (settings.hosts === 'two') return askWhy.twoHosts;
  if (settings.hosts === 'none') return askWhy.noHostOld;
  return status === 200 ? askWhy.found : askWhy.other;
}

/** Why two programs understood each other, or did not. */
export function whyTalk(settings: Settings, { talk }: Talking, { talkWhy }: DissectTexts): string {
  const requests = talk.written.filter(({ by }) => by === 'client').length + talk.unsent.length;
  const isBroken =
    talk.heard.some(({ decoded }) => 'unreadable' in decoded) || talk.waiting['server.lab'] > 0;
  if (isBroken) return settings.rule === 'characters' ? talkWhy.characters : talkWhy.broken;
  return understood(talk) === requests ? talkWhy.fine : talkWhy.silent;
}

import type { Language } from '../../lib/i18n/language.ts';
import type { LinkDescription } from '../../lib/net/scenario.ts';
import { rateText } from '../net/rate-text.ts';
import { Topology } from '../net/Topology.tsx';
import { linkName } from './link-settings.ts';
import type { Session } from './session.ts';
import { sandboxTexts } from './texts.ts';

export interface NetworkPictureProps {
  readonly session: Session;
  readonly lang: Language;
  /** The link whose sliders show. */
  readonly chosen: LinkDescription | undefined;
  readonly onChoose: (link: LinkDescription) => void;
}

/** The network of the next run as a picture, each link with its conditions as the sliders stand. */
export function NetworkPicture({ session, lang, chosen, onChoose }: NetworkPictureProps) {
  const texts = sandboxTexts[lang];
  const { network, view } = session;
  const find = ({ between }: Pick<LinkDescription, 'between'>) =>
    network.links.find((link) => linkName(link) === linkName({ between }))!;
  const labelOf = (of: Pick<LinkDescription, 'between'>): string => {
    const link = find(of);
    const { delay, loss, rate, queue } = network.settingsOf(link);
    return [
      rate !== undefined && rate !== 'unlimited' && rateText(rate),
      `${delay} ms`,
      loss > 0 && `${texts.loss} ${loss} %`,
      queue !== undefined && queue !== 0 && `${texts.queue} ${queue}`,
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Topology
      lang={lang}
      scenario={network.scenario.value}
      roles={view.trace.value.roles}
      labelOf={labelOf}
      isCut={(link) => session.cut.value.has(linkName(link))}
      chosen={chosen?.between}
      onChoose={(link) => onChoose(find(link))}
    />
  );
}

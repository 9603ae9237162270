import { oneOf, presets, type Settings as SettingsOf, whole } from '../frame/setting.ts';
import { deeds } from './deeds.ts';

export type Protocol = 'tcp' | 'udp';

export interface Settings {
  readonly protocol: Protocol;
  /** What is done to packets under way, as `deeds.ts` writes it. */
  readonly deeds: string;
  /** Which scene is shown, from 1. */
  readonly tab: number;
}

export type Scene = 'tcp' | 'udp' | 'ack';

/** The scenes in the order of the tabs, with what has been done beforehand: message 3 dropped, then an ACK. */
export const scenes: readonly { readonly name: Scene; readonly start: Omit<Settings, 'tab'> }[] = [
  { name: 'tcp', start: { protocol: 'tcp', deeds: 'drop-c5-320' } },
  { name: 'udp', start: { protocol: 'udp', deeds: 'drop-c3-120' } },
  { name: 'ack', start: { protocol: 'tcp', deeds: 'drop-s3-380' } },
];

export const settings = {
  protocol: oneOf('tcp', ['tcp', 'udp']),
  deeds: deeds(scenes[0]!.start.deeds),
  tab: whole(1, { min: 1, max: 3 }),
} satisfies SettingsOf<Settings>;

export const preset: Settings = presets<Settings>(settings);

export const sceneOf = ({ tab }: Settings): Scene => scenes[tab - 1]!.name;

import { Reno } from './congestion.ts';
import { Cubic } from './cubic.ts';
import type { TcpSettings } from './settings.ts';

/** The congestion control that the settings name, or a socket (TCP_CONGESTION), for a new connection. */
export function congestionControl(
  { congestionControl, initialWindow, timerTick }: TcpSettings,
  name: TcpSettings['congestionControl'] = congestionControl,
): Reno {
  return name === 'cubic' ? new Cubic(initialWindow, timerTick) : new Reno(initialWindow);
}

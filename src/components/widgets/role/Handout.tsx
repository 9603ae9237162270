import { SCENES, sceneOf } from '../../../lib/experiments/sessions.ts';
import type { Language } from '../../../lib/i18n/language.ts';
import { HandoutTable } from '../frame/HandoutTable.tsx';
import { Lanes } from './Lanes.tsx';
import styles from './role.css?inline';
import { type RoleTexts, roleTexts } from './texts.ts';

/** The scene in which the roles change from one session to the next, and the roles in every session. */
export function Handout({ lang }: { readonly lang: Language }) {
  const words = roleTexts[lang];
  const name = (host: string) => words.hosts[host as keyof RoleTexts['hosts']];
  const rows = SCENES.flatMap((scene) => {
    const text = words.scenes[scene];
    return sceneOf(scene).sessions.map(({ client, server }, index) => [
      `${text.name}: ${text.sessions[index]}`,
      name(client),
      name(server),
    ]);
  });
  return (
    <>
      <style>{styles}</style>
      <Lanes
        id="role-handout"
        words={words}
        scene={sceneOf('active-ftp')}
        now={Number.POSITIVE_INFINITY}
        guess={undefined}
      />
      <HandoutTable columns={words.handout.columns} rows={rows} />
      <p>{words.handout.note}</p>
    </>
  );
}

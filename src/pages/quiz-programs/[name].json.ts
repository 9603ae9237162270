/** What a question runs, fetched when the learner wants to see it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { programNames, readProgram } from '../../components/quiz/read-program.ts';

export const getStaticPaths: GetStaticPaths = () => programNames().map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => {
  const { files, scenario, varies } = readProgram(params.name!);
  return Response.json({ files, scenario, varies });
};

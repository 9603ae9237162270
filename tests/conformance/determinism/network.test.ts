import { testEach } from './one-run.ts';
import { networkPrograms } from './repeated-runs.ts';

testEach(networkPrograms());

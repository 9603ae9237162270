import { testEach } from './one-run.ts';
import { programs } from './repeated-runs.ts';

testEach(programs());

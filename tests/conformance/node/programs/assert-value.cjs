const assert = require('node:assert');

const printed = (run) => {
  try {
    run();
  } catch (error) {
    console.log(error.message);
  }
};
printed(() => assert(1 === 2));
for (const limit of [3]) printed(() => assert.ok([1, 2].some((value) => value > limit)));
printed(() => assert(0, 'own words'));
printed(() => assert());
printed(() => assert(['falls'].length === 2));

'use strict';
// Stands in for npm: puts an empty module where each dependency belongs. "missing" is a package nobody has.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const name of Object.keys(dependencies)) {
  if (name === 'missing') {
    console.error(`npm error code E404\nnpm error 404 'missing@*' is not in this registry.`);
    process.exit(1);
  }
  console.log(`added ${name}`);
  mkdirSync(`node_modules/${name}`, { recursive: true });
  writeFileSync(`node_modules/${name}/index.js`, `module.exports = ${JSON.stringify(name)};\n`);
}

const { join } = require('node:path');

/** How `@/…` is found, for dependency-cruiser, which cannot read tsconfig.json without TypeScript's old interface. */
module.exports = {
  resolve: {
    alias: { '@': join(__dirname, '..', '..') },
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    conditionNames: ['import', 'node', 'default'],
  },
};

/** Stops with one clear line where Node is not the one that this project runs on. Every npm script begins with it. */

const [major] = process.versions.node.split('.').map(Number);
if (major !== 24) {
  console.error(
    `This runs on Node 24, not ${process.versions.node}: say "npm ci" without ignore-scripts, then "npm run …", and npm finds it.`,
  );
  process.exit(2);
}

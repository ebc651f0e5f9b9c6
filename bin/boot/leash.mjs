import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';

// `node leash.mjs <script> …` runs the script on a leash. The starter holds the other end of descriptor 3: when it is
// killed without warning the pipe closes, and the script ends too instead of keeping the port unnoticed.
const leash = new Socket({ fd: 3, readable: true, writable: false });
leash.once('close', () => process.kill(process.pid, 'SIGTERM'));
leash.on('error', () => {});
leash.resume();
leash.unref();

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);

import process, { argv, env } from 'node:process';
console.log(argv.slice(2), env.GREETING, process.env.MISSING, 'GREETING' in env, process === globalThis.process);
env.NUMBER = 5;
delete env.GREETING;
console.log(typeof env.NUMBER, env.GREETING);
console.log(process.platform, process.version, process.release.name, typeof process.pid, process.title.length > 0);
console.log(process.argv.length, process.argv0.length > 0, process.execArgv, process.exitCode);
console.log(process.uptime() >= 0, process.hrtime().length, process.memoryUsage().heapUsed > 0, typeof process.cpuUsage().user);
console.log(Object.prototype.toString.call(process), String(globalThis), typeof process.emitWarning, process.listenerCount('exit'));
process.emitWarning('be careful', { code: 'CODE1', detail: 'some detail' });
process.once('beforeExit', () => {
  console.log('one more turn');
  setTimeout(() => console.log('done', process.exitCode), 1);
});
try {
  process.exitCode = 'text';
} catch (error) {
  console.log(error.code, error.message);
}
process.exitCode = 7;
process.stdout.write('callback ', () => console.log('written'));
process.stdout.write(Buffer.from('bytes\n'));
console.log(process.cwd() === import.meta.dirname, import.meta.filename.endsWith('process.mjs'), import.meta.main);

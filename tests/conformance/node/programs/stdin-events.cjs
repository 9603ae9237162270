const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', () => console.log('end', Buffer.concat(chunks).toString().length));
process.stdin.on('close', () => console.log('close'));

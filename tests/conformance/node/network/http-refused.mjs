import http from 'node:http';

const request = http.get('http://127.0.0.1:9/', () => console.log('answered'));
request.on('error', (error) => {
  console.log(error);
  http.get('http://127.0.0.1:9/').on('error', ({ message }) => console.log(message));
});
request.on('close', () => console.log('close', request.destroyed, request.res));

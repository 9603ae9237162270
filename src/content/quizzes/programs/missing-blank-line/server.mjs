import http from 'node:http';

http.createServer((_request, response) => response.end('hello\n')).listen(7000);

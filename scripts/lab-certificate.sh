#!/bin/sh
# Makes the test certificate of the lab eavesdropper anew, with openssl: for server.lab and 127.0.0.1, good for 100 years.
# Its key lies beside it for everybody to read, so it protects nothing; it is for this lab alone.
set -eu
cd "$(dirname "$0")/../src/content/labs/eavesdropper/starter"
openssl req -x509 -newkey ed25519 -nodes -days 36500 -subj /CN=server.lab \
  -addext 'subjectAltName=DNS:server.lab,IP:127.0.0.1' -keyout key.pem -out cert.pem

"""Measures transfers over the relay: see README.md. usage: measure.py RELAY SCENARIO... (one JSON object each)"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
TCP_CONGESTION = 13
NAMESPACES = {"ieumA": "10.9.0.1", "ieumB": "10.9.0.2"}
SYSCTLS = (
    "net.ipv4.tcp_no_metrics_save=1",
    "net.ipv4.tcp_rmem=4096 16777216 67108864",
    "net.ipv4.tcp_wmem=4096 16777216 67108864",
    "net.ipv6.conf.all.disable_ipv6=1",
)


def prepare():
    """Makes the two namespaces, each with a TUN device that has no offload."""
    for name, address in NAMESPACES.items():
        subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL)
        inside = ["ip", "netns", "exec", name]
        for command in (
            ["ip", "netns", "add", name],
            [*inside, "ip", "tuntap", "add", "dev", "t0", "mode", "tun"],
            [*inside, "ip", "addr", "add", f"{address}/24", "dev", "t0"],
            [*inside, "ip", "link", "set", "dev", "t0", "txqueuelen", "10000", "gso_max_segs", "1", "up"],
            *([*inside, "sysctl", "-qw", setting] for setting in SYSCTLS),
        ):
            subprocess.run(command, check=True)


def socket_in(namespace, congestion_control):
    """A TCP socket of a namespace: a socket keeps the one of the thread that made it."""
    made = []

    def make():
        handle = os.open(f"/var/run/netns/{namespace}", os.O_RDONLY)
        if LIBC.setns(handle, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), namespace)
        os.close(handle)
        made.append(socket.socket())

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    made[0].setsockopt(socket.IPPROTO_TCP, TCP_CONGESTION, congestion_control.encode())
    return made[0]


def serve(listener, size):
    connection, _ = listener.accept()
    asked = 0
    while asked < 100:
        asked += len(connection.recv(65536))
    connection.sendall(bytes(size))
    while connection.recv(65536):
        pass
    connection.close()


def measure(relay, rtt_ms, rate, size, cc="reno", q=0, p=0, seed=1, rules=()):
    """One transfer; what the relay saw of it."""
    with tempfile.TemporaryFile("w+") as log:
        arguments = [str(rate), str(int(rtt_ms * 1e6)), str(q), str(p), str(seed), *rules]
        link = subprocess.Popen(["chrt", "-f", "50", relay, *NAMESPACES, *arguments], stdout=log)
        time.sleep(0.15)
        listener = socket_in("ieumB", cc)
        listener.bind((NAMESPACES["ieumB"], 0))
        listener.listen(5)
        server = threading.Thread(target=serve, args=(listener, size), daemon=True)
        server.start()
        client = socket_in("ieumA", cc)
        client.settimeout(300)
        client.connect(listener.getsockname())
        client.sendall(bytes(100))
        received = 0
        while received < size:
            received += len(client.recv(1 << 20))
        client.close()
        server.join(2)
        listener.close()
        time.sleep(2 * rtt_ms / 1000 + 0.05)
        link.send_signal(signal.SIGTERM)
        link.wait()
        log.seek(0)
        return summary([line.split() for line in log if line[0].isdigit()])


def summary(rows):
    first, seen, arrived, done, copies, drops, segments = None, set(), set(), 0, [], 0, 0
    for at, direction, fate, _, flags, seq, _, payload, _, arrival in rows:
        if direction == "0":
            continue
        if int(flags) & 0x12 == 0x12:
            first = int(seq) + 1
        drops += fate == "Q"
        if int(payload) == 0:
            continue
        segments += 1
        offset = (int(seq) - first) % 2**32
        if offset in seen:
            copies.append((round(int(at) / 1e6, 2), offset // 1448))
        seen.add(offset)
        if fate == "S" and offset not in arrived:
            arrived.add(offset)
            done = max(done, int(arrival))
    return {"doneMs": round(done / 1e6, 3), "segments": segments, "copies": copies, "queueDrops": drops}


if __name__ == "__main__":
    prepare()
    for scenario in sys.argv[2:]:
        print(json.dumps({"scenario": json.loads(scenario), **measure(sys.argv[1], **json.loads(scenario))}), flush=True)

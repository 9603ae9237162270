"""Plays ladder scripts against the kernel of this machine: see README.md. usage: play_ladders.py MILLISECONDS GLOB..."""

import ctypes
import errno
import fcntl
import os
import re
import select
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

NETNS = "ieumL"
CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
LADDERS = Path(__file__).resolve().parents[3] / "unit/net/ladders"
HOST, PEER = "10.0.0.1", "10.0.0.2"
# Each script has client ports of its own: a connection of the one before may still be there.
SERVICE, FIRST_CLIENT_PORT, PORTS = 80, 10000, 26
TCP_CONGESTION = 13
# As in stage.ts.
PEER_ISN = 2**32 - 700
BITS = {"FIN": 1, "SYN": 2, "RST": 4, "PSH": 8, "ACK": 16}
SYN, RST, ACK = BITS["SYN"], BITS["RST"], BITS["ACK"]
SYSCTLS = {
    "tcp_no_metrics_save": "1",
    "tcp_sack": "1",
    "tcp_timestamps": "1",
    "tcp_syn_linear_timeouts": "4",
    "tcp_syn_retries": "6",
    "tcp_retries2": "15",
    "tcp_rmem": "4096 131072 6291456",
    "tcp_wmem": "4096 16384 4194304",
}
# What a script may set, and the sysctl for it.
SETTINGS = {
    "sack": "tcp_sack",
    "timestamps": "tcp_timestamps",
    "synLinearTimeouts": "tcp_syn_linear_timeouts",
    "synRetries": "tcp_syn_retries",
    "retries": "tcp_retries2",
}
LINE = re.compile(r" *(\d+(?:\.\d+)?)  (?:([b-z]): )?(.*)$")
OUTCOME = re.compile(r"(?:listener )?[A-Z][A-Z-]+(?:-\d)?$|failed |writable$")
NOT_TCP = re.compile(r"udp|UDP|echo request|unreachable|exceeded|fragmentation")


def run(*command):
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def sysctl(name, value):
    Path("/proc/sys/net/ipv4", name).write_text(value)


def enter_namespace():
    """This process moves into a fresh namespace; returns the TUN device there, whose other end the scripts are."""
    run("ip", "netns", "del", NETNS)
    subprocess.run(["ip", "netns", "add", NETNS], check=True)
    handle = os.open(f"/var/run/netns/{NETNS}", os.O_RDONLY)
    if ctypes.CDLL(None).setns(handle, CLONE_NEWNET):
        raise OSError("setns")
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", b"t1", IFF_TUN | IFF_NO_PI))
    run("ip", "link", "set", "lo", "up")
    run("ip", "addr", "add", f"{HOST}/24", "dev", "t1")
    run("ip", "link", "set", "dev", "t1", "txqueuelen", "10000", "gso_max_segs", "1", "up")
    return device


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def segment(source_port, port, seq, ack, flags, window, options, payload):
    """An IPv4 packet from the peer to the host."""
    options += b"\1" * (-len(options) % 4)
    offset = (5 + len(options) // 4) << 4
    head = struct.pack(
        "!HHIIBBHHH", source_port, port, seq % 2**32, ack % 2**32, offset, flags, window, 0, 0
    )
    body = head + options + payload
    ends = socket.inet_aton(PEER) + socket.inet_aton(HOST)
    body = body[:16] + struct.pack("!H", checksum(ends + struct.pack("!BBH", 0, 6, len(body)) + body)) + body[18:]
    ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), 0, 0x4000, 64, 6, 0) + ends
    return ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:] + body


class Talk:
    """One connection of a script."""

    def __init__(self, name, peer_port, port):
        self.name, self.peer_port, self.port = name, peer_port, port
        self.socket = None
        self.isn = 0
        self.host_shift = self.peer_shift = None


class Stage:
    def __init__(self, device, began, congestion_control, first_port):
        self.device, self.began = device, began
        self.congestion_control, self.first_port = congestion_control, first_port
        self.talks, self.sockets = {}, []
        self.listener = None
        self.sent, self.wrong = [], []
        # The script's time, and the host's timestamp at its beginning.
        self.moment, self.clock = 0, None

    def talk(self, name, peer_port=None, port=SERVICE):
        if name not in self.talks:
            own = self.first_port + ord(name) - ord("a")
            self.talks[name] = Talk(name, own if peer_port is None else peer_port, port)
        return self.talks[name]

    def listen_until(self, moment):
        """Takes down what the kernel sends until then."""
        while True:
            left = moment - time.monotonic()
            if select.select([self.device], [], [], max(left, 0))[0]:
                packet = os.read(self.device, 2000)
                if packet[0] >> 4 == 4 and packet[9] == 6:
                    self.note((time.monotonic() - self.began) * 1e3, packet[20:])
            elif left <= 0:
                return

    def note(self, at, tcp):
        port, peer_port, seq, ack, offset, flags, window = struct.unpack("!HHIIBBH", tcp[:16])
        options = tcp[20 : (offset >> 4) * 4]
        length = len(tcp) - (offset >> 4) * 4
        ends = [t for t in self.talks.values() if t.peer_port == peer_port and t.port in (0, port)]
        if not ends and self.talks:
            return  # Of a script before.
        talk = ends[0] if ends else self.talk("a", peer_port, port)
        if flags & SYN:
            talk.isn, talk.host_shift = seq, None
        names, blocks = [], []
        while options and options[0] != 0:
            if options[0] == 1:
                options = options[1:]
                continue
            kind, size = options[0], options[1]
            value = options[2:size]
            options = options[size:]
            if kind == 2:
                names.append(f"mss={struct.unpack('!H', value)[0]}")
            elif kind == 3:
                names.append(f"ws={value[0]}")
                talk.host_shift = value[0]
            elif kind == 4:
                names.append("sackOK")
            elif kind == 5:
                edges = [(edge - PEER_ISN) % 2**32 for edge in struct.unpack(f"!{len(value) // 4}I", value)]
                blocks = [f"{left}–{right}" for left, right in zip(edges[::2], edges[1::2])]
            elif kind == 8 and flags & SYN and self.clock is None:
                self.clock = (struct.unpack("!I", value[:4])[0] - int(self.moment)) % 2**32
        words = ", ".join(name for name, bit in BITS.items() if flags & bit)
        words += f" {length}" if length else ""
        words += f" seq={(seq - talk.isn) % 2**32}"
        words += f" ack={(ack - PEER_ISN) % 2**32}" if flags & ACK else ""
        if flags & SYN:
            words += " ".join([f" win={window}", *sorted(names)])
        words += " sack=" + ",".join(blocks) if blocks else ""
        self.sent.append((at, talk.name, words))

    def inject(self, name, words):
        """The peer sends: one packet, or as many as `n × ACK ack=a … b` says."""
        many = re.match(r"(\d+) × (.*)ack=(\d+) … (\d+)(.*)$", words)
        if many:
            count, first, last = int(many[1]), int(many[3]), int(many[4])
            for index in range(count):
                self.inject(name, f"{many[2]}ack={first + index * (last - first) // (count - 1)}{many[5]}")
            return
        talk = self.talk(name)
        fields = dict(re.findall(r"([a-zA-Z]+)(?:=(\S+))?", words))
        data = re.match(r"[A-Za-z, ]+? (\d+)", words)
        length = int(data[1]) if data else 0
        flags = sum(BITS.get(bit, 0) for bit in re.findall(r"[A-Z]{3}", words.split(" seq")[0]))
        flags |= ACK if length and "ack" in fields else 0
        options = b""
        if "mss" in fields:
            options += struct.pack("!BBH", 2, 4, int(fields["mss"]))
        if "ws" in fields:
            options += bytes([3, 3, int(fields["ws"])])
        if "sackOK" in fields:
            options += bytes([4, 2])
        if fields.get("ts"):
            value, echo = fields["ts"].split("/")
            echoed = ((self.clock or 0) + int(echo)) % 2**32 if echo else 0
            options += struct.pack("!BBII", 8, 10, int(value), echoed)
        if fields.get("sack"):
            edges = [int(edge) for edge in re.split("[–,]", fields["sack"])]
            options += bytes([5, 2 + 4 * len(edges)])
            options += b"".join(struct.pack("!I", (talk.isn + edge) % 2**32) for edge in edges)
        window = int(fields.get("win") or 65535)
        if flags & SYN:
            talk.peer_shift = int(fields["ws"]) if "ws" in fields else None
        elif talk.host_shift is not None:
            window >>= talk.peer_shift or 0
        ack = talk.isn + int(fields["ack"]) if "ack" in fields else 0
        seq = PEER_ISN + int(fields.get("seq") or 0)
        os.write(self.device, segment(talk.peer_port, talk.port, seq, ack, flags, window, options, bytes(length)))
        self.settle()

    def settle(self):
        self.listen_until(time.monotonic() + 0.0008)

    def call(self, name, words):
        """A system call; what it returned, as the script writes it."""
        verb, *rest = words.split(" ")
        named = dict(word.split("=") for word in rest if "=" in word)
        if verb in ("end", "show"):
            return None
        if verb == "listen":
            self.listener = self.open()
            self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.listener.bind(("", SERVICE))
            self.listener.listen(int(named.get("backlog", 511)))
            return None
        if words == "close listener":
            self.listener.close()
            return None
        if verb == "bind":
            talk = self.talk(name, SERVICE, int(rest[0]))
            talk.socket = self.open()
            return attempt(lambda: talk.socket.bind(("", int(rest[0]))))
        if verb == "connect":
            talk = self.talk(name, SERVICE, 0)
            talk.socket = talk.socket or self.open()
            talk.socket.connect_ex((PEER, SERVICE))
            talk.port = talk.socket.getsockname()[1]
            return None
        if verb == "accept":
            try:
                made, (_, port) = self.listener.accept()
            except BlockingIOError:
                return "nothing"
            made.setblocking(False)
            self.sockets.append(made)
            talk = next(t for t in self.talks.values() if t.peer_port == port)
            talk.socket = made
            return talk.name
        return self.stream_call(self.talks[name].socket, verb, rest, named)

    def stream_call(self, end, verb, rest, named):
        if verb == "write":
            return attempt(lambda: end.send(bytes(int(rest[0]))))
        if verb == "read":
            return received(end, int(rest[0]) if rest else 1 << 20)
        if verb == "shutdown":
            end.shutdown(socket.SHUT_WR)
        elif verb == "abort":
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif verb == "nodelay":
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, rest[0] == "on")
        elif verb == "keepalive":
            end.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, rest[0] == "on")
            for option, key in ((socket.TCP_KEEPIDLE, "idle"), (socket.TCP_KEEPINTVL, "interval")):
                if key in named:
                    end.setsockopt(socket.IPPROTO_TCP, option, int(named[key]) // 1000)
            if "count" in named:
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, int(named["count"]))
        if verb in ("abort", "close"):
            end.close()
        return None

    def open(self):
        made = socket.socket()
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, TCP_CONGESTION, self.congestion_control.encode())
        self.sockets.append(made)
        return made

    def clear(self):
        for made in self.sockets:
            try:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                made.close()
            except OSError:
                pass
        self.listen_until(time.monotonic() + 0.01)
        run("ss", "-K", "state", "all")
        for buckets in ("0", "8192"):
            sysctl("tcp_max_tw_buckets", buckets)


def attempt(action):
    try:
        result = action()
    except BlockingIOError:
        return "0"
    except OSError as error:
        return errno.errorcode[error.errno]
    return None if result is None else str(result)


def received(end, limit):
    total = 0
    while total < limit:
        try:
            data = end.recv(limit - total)
        except BlockingIOError:
            return str(total) if total else "nothing"
        if not data:
            return f"{total}, end" if total else "end"
        total += len(data)
    return str(total)


def play(device, path, until, first_port):
    """Plays a script up to `until` ms; the differences, or None when it cannot be played."""
    head, body = path.read_text().split("\n\n", 1)
    settings = dict(re.findall(r"(\w+)=(\S+)", head.split("\n")[2])) if head.count("\n") > 1 else {}
    if NOT_TCP.search(body) or not set(settings) <= {*SETTINGS, "congestionControl", "show", "mtu"}:
        return None
    for name, value in SYSCTLS.items():
        sysctl(name, value)
    for name, value in settings.items():
        if name in SETTINGS:
            sysctl(SETTINGS[name], {"on": "1", "off": "0"}.get(value, value))
    run("ip", "link", "set", "dev", "t1", "mtu", settings.get("mtu", "1500"))
    stage = Stage(device, time.monotonic(), settings.get("congestionControl", "reno"), first_port)
    expected = []
    for line in body.strip().split("\n"):
        at, name, words = LINE.match(line).groups()
        at, name = float(at), name or "a"
        if at > until:
            stage.listen_until(stage.began + until / 1e3)
            break
        if words.startswith("> "):
            expected += [(at, name, each) for each in unfolded(words[2:])]
        elif not OUTCOME.match(words):
            stage.listen_until(stage.began + at / 1e3)
            stage.moment = at
            step(stage, name, words)
    stage.listen_until(time.monotonic() + 0.005)
    found = stage.wrong + differences(expected, stage.sent)
    stage.clear()
    return found


def step(stage, name, words):
    if words.startswith("< "):
        stage.inject(name, words[2:])
        return
    asked, _, result = words.partition(" → ")
    try:
        found = stage.call(name, asked)
    except (OSError, AttributeError, KeyError) as error:
        found = str(error)
    if not words.startswith("show") and (found or "") != result:
        stage.wrong.append(f"{words}: the kernel says {found}")
    stage.settle()


def unfolded(words):
    """A line for each packet, without what the wire does not show."""
    words = re.sub(r" \(\w+ retransmission\)| ts=\S+", "", words)
    if not words.startswith("SYN"):
        words = re.sub(r" win=\d+", "", words)
    else:
        start, options = words.split(" mss=")
        words = " ".join([start, *sorted([f"mss={options.split(' ')[0]}", *options.split(" ")[1:]])])
    many = re.match(r"(\d+) × (.*) (\d+) seq=(\d+) … \d+(.*)$", words)
    if not many:
        return [words]
    count, kind, size, first, rest = int(many[1]), many[2], int(many[3]), int(many[4]), many[5]
    return [f"{kind} {size} seq={first + index * size}{rest}" for index in range(count)]


def plain(words):
    """Where data is carried, PSH and ACK say nothing that is compared."""
    return re.sub(r"^(?:FIN, )?(?:PSH|ACK|PSH, ACK)(?= \d)", lambda m: "FIN" if "FIN" in m[0] else "data", words)


def differences(expected, found):
    different = []
    for index in range(max(len(expected), len(found))):
        script = expected[index] if index < len(expected) else None
        kernel = found[index] if index < len(found) else None
        if script and kernel and script[1] == kernel[1] and plain(script[2]) == plain(kernel[2]):
            if abs(script[0] - kernel[0]) <= max(14, 0.045 * script[0] if script[0] > 200 else 0):
                continue
        different.append(f"script {script}, kernel {kernel}")
    return different


def main():
    device, until = enter_namespace(), float(sys.argv[1])
    paths = [path for pattern in sys.argv[2:] for path in sorted(LADDERS.glob(f"{pattern}.ladder"))]
    for index, path in enumerate(paths):
        found = play(device, path, until, FIRST_CLIENT_PORT + PORTS * index)
        name = f"{path.parent.name}/{path.stem}"
        print("skipped" if found is None else "differs" if found else "equal", name, flush=True)
        for line in (found or [])[:4]:
            print("    ", line)


if __name__ == "__main__":
    main()

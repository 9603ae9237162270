export const USAGE = `Runs real Node programs on a simulated network, in virtual time.

  npm run --silent sim -- run [options] FILE [ARG...]
      Runs one program on one host. Its output is printed as it is, stdin is
      passed to it, and its exit code is returned.

  npm run --silent sim -- [options] SCENARIO.json
      Runs the hosts, links and processes of a scenario. Each line a process
      prints is printed as "[process] line". Returns 0 when every process has
      exited with 0 or is still waiting, else 1.

Options
  --json        print one JSON object a line instead: {"t": virtual ms, "process", "event", ...}
  --pcap FILE   write the packets as pcapng, for Wireshark or tshark
  --ladder      print the packets as a ladder at the end
  --stats       print one JSON object at the end, on a line of its own: "duration" (virtual ms),
                "connections" (for each TCP connection and direction: segments, data segments,
                payload bytes, retransmissions by kind, RTOs, pure ACKs, first and last time) and
                "links" (for each direction: packets, bytes, drops by cause, highest queue);
                with --json it has "event": "stats"
  --seed N      seed of loss and of Math.random (0 to 4294967295), instead of the scenario's
  --until T     end the run at this virtual time ("500ms", "120s"), instead of the scenario's;
                a scenario without one ends after an hour of virtual time
  --help        print this

Bad arguments and bad scenarios get one sentence on stderr and exit code 2.
`;
